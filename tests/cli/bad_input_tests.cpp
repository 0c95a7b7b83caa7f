#include "tests/cli/program_runs.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

#include <csignal>
#include <fstream>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

namespace dongbo::tests {

namespace {

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

/// One clear message on standard error, in the language asked for, and nothing on standard output.
void checkTold(const Answer& answer, int exit)
{
    INFO("exit " << answer.exit << "\n" << answer.out << answer.err);
    CHECK(answer.exit == exit);
    CHECK(answer.out.empty());
    CHECK(answer.err.size() > 20);
    CHECK_FALSE(has(answer.err, "‹"));
    CHECK_FALSE(has(answer.err, "SQL"));
}

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void limitFileSize(rlim_t bytes)
{
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
}

} // namespace

TEST_CASE("Bad input: a missing register says init and is not made", "[cli]")
{
    const Office office(Office::Register::NotMade);
    for (const auto& words : std::vector<Words>{{"device", "list"},
                                                {"device", "add", "--site", "X"},
                                                {"verify"},
                                                {"changes"},
                                                {"undo", "00000000"},
                                                {"backup", "x.dongbo"}}) {
        const auto answer = office.run(words);
        checkTold(answer, 3);
        CHECK(has(answer.err, "init"));
    }
    CHECK(std::filesystem::is_empty(office.folder()));
}

TEST_CASE("Bad input: init leaves what is there", "[cli]")
{
    const Office office;
    const auto before = bytesOf(office.file());
    checkTold(office.run({"init"}), 3);
    CHECK(bytesOf(office.file()) == before);
    const Office other(Office::Register::NotMade);
    (void)other.write("so.dongbo", "một tệp khác");
    checkTold(other.run({"init"}), 3);
    CHECK(bytesOf(other.file()) == "một tệp khác");
    const Office third(Office::Register::NotMade);
    checkTold(third.run({"init", "--units", "khong-co"}), 2);
    CHECK(std::filesystem::is_empty(third.folder()));
}

TEST_CASE("Bad input: what is no register is left alone", "[cli]")
{
    const Office office(Office::Register::NotMade);
    const auto bytes = GENERATE(as<std::string>{}, "", "đây là một tệp chữ\n",
                                "SQLite format 3, nhưng không phải");
    (void)office.write("so.dongbo", bytes);
    checkTold(office.run({"device", "list"}), 3);
    CHECK(bytesOf(office.file()) == bytes);
}

TEST_CASE("Bad input: another program's database is no register", "[cli]")
{
    const Office office(Office::Register::NotMade);
    {
        SQLite::Database other(office.file().string(),
                               SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec("CREATE TABLE device (id INTEGER PRIMARY KEY)");
    }
    checkTold(office.run({"device", "list"}), 3);
}

TEST_CASE("Bad input: a register of a newer program is refused", "[cli]")
{
    const Office office;
    {
        SQLite::Database file(office.file().string(), SQLite::OPEN_READWRITE);
        file.exec("PRAGMA user_version = 9999");
    }
    const auto before = bytesOf(office.file());
    checkTold(office.run({"device", "list"}), 3);
    checkTold(office.run({"device", "add", "--site", "Đại An", "--type", "ups", "--name", "X"}), 3);
    CHECK(bytesOf(office.file()) == before);
}

TEST_CASE("Bad input: what cannot be meant is told and changes nothing", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("screen", "Ti vi");
    const auto twin = office.addDevice("camera", "Camera");
    (void)office.json({"device", "edit", code, "--serial", "CHUNG-1"});
    (void)office.json({"device", "edit", twin, "--serial", "CHUNG-1"});
    const auto fault = office.reportFault(code, "sọc màn hình");
    const auto repair =
        office.json({"repair", "start", "--fault", fault, "--by", "Minh Anh"})["repair"]["number"]
            .get<std::string>();
    const auto before = office.digest();

    SECTION("an unknown device, with the nearest")
    {
        const auto answer = office.run({"device", "show", "DAN-SCR-0002"});
        checkTold(answer, 2);
        CHECK(has(answer.err, code));
        checkTold(office.run({"fault", "report", "--device", "KHONG-CO", "--symptom", "x"}), 2);
    }
    SECTION("an ambiguous device, with the candidates")
    {
        const auto answer = office.run({"device", "show", "CHUNG-1"});
        checkTold(answer, 2);
        CHECK(has(answer.err, code));
        CHECK(has(answer.err, twin));
    }
    SECTION("end before start")
    {
        const auto answer =
            office.run({"repair", "finish", repair, "--at-time", "01/01/2020 08:00"});
        checkTold(answer, 2);
        CHECK(has(answer.err, "01/01/2020"));
    }
    SECTION("negative cost")
    {
        for (const auto& words :
             std::vector<Words>{{"repair", "finish", repair, "--cost", "-350000"},
                                {"device", "edit", code, "--cost", "-1"},
                                {"device", "add", "--site", "Đại An", "--type", "ups", "--name",
                                 "X", "--cost=-5"}}) {
            const auto answer = office.run(words);
            checkTold(answer, 2);
            CHECK(has(answer.err, "số âm"));
        }
    }
    SECTION("what is no amount, no day, no choice")
    {
        checkTold(office.run({"repair", "finish", repair, "--cost", "rẻ lắm"}), 2);
        checkTold(office.run({"device", "edit", code, "--acquired", "31/02/2021"}), 2);
        checkTold(office.run({"device", "edit", code, "--condition", "tuyệt"}), 2);
        checkTold(office.run({"device", "edit", code, "--code", twin}), 2);
        checkTold(office.run({"fault", "report", "--device", code, "--symptom", "  "}), 2);
        checkTold(office.run({"fault", "report", "--device", code, "--symptom", "x", "--at-time",
                              "01/01/2199"}),
                  2);
    }
    SECTION("in English when asked")
    {
        const auto answer = office.run({"--lang", "en", "device", "edit", code, "--cost", "-1"});
        checkTold(answer, 2);
        CHECK(has(answer.err, "negative"));
    }
    CHECK(office.digest() == before);
}

TEST_CASE("Bad input: a locked register is waited for with words, then told", "[cli]")
{
    const Office office;
    const auto before = office.digest();
    Words add{"device", "add", "--site", "Đại An", "--type", "ups", "--name", "X"};
    {
        SQLite::Database holder(office.file().string(), SQLite::OPEN_READWRITE);
        holder.exec("BEGIN IMMEDIATE");
        auto child = office.start(add);
        CHECK(eventually([&] { return has(child.errSoFar(), "chờ"); }));
        auto stopped = office.start(add);
        CHECK(eventually([&] { return has(stopped.errSoFar(), "chờ"); }));
        stopped.signal(SIGINT);
        CHECK(stopped.wait().exit == 130);
        CHECK(office.run({"device", "list"}).exit == 0); // readers do not wait
        checkTold(child.wait(), 3);
        holder.exec("ROLLBACK");
    }
    CHECK(office.digest() == before);
    CHECK(office.run(add).exit == 0);
}

TEST_CASE("Bad input: a full disk is told and changes nothing", "[cli]")
{
    const Office office;
    const auto before = office.digest();
    std::string longNotes(1900, 'x');
    for (const rlim_t room : {0, 512, 4096, 20'000}) {
        auto child = office.start({"device", "add", "--site", "Đại An", "--type", "ups", "--name",
                                   "X", "--notes", longNotes},
                                  [room] { limitFileSize(room); });
        const auto answer = child.wait();
        INFO("room for " << room << " bytes");
        // standard error is a file too: with no room at all nothing can be said in it
        if (room == 0) {
            CHECK(answer.exit == 3);
        } else {
            checkTold(answer, 3);
        }
        CHECK(office.digest() == before);
    }
    const Office unmade(Office::Register::NotMade);
    auto child = unmade.start({"init"}, [] { limitFileSize(50'000); });
    checkTold(child.wait(), 3);
    CHECK(std::filesystem::is_empty(unmade.folder()));
}

TEST_CASE("Bad input: a disk that is really full is told as such", "[cli]")
{
    const Office office(Office::Register::NotMade);
    constexpr const char* size = "size=3000k";
    if (mount("tmpfs", office.folder().c_str(), "tmpfs", 0, size) != 0) {
        WARN("skipped: no small disk can be mounted here (that takes root)");
        return;
    }
    const auto made = office.run({"init"});
    std::string before;
    if (made.exit == 0) {
        before = office.digest();
        std::ofstream filler(office.folder() / "filler", std::ios::binary);
        while (filler << std::string(4096, 'x') << std::flush) {
        }
        filler.close();
        const auto answer = office.run(
            {"officer", "add", "--name", "Nguyễn Văn Mẫu", "--notes", std::string(1900, 'x')});
        checkTold(answer, 3);
        CHECK(has(answer.err, "hết chỗ"));
        std::filesystem::remove(office.folder() / "filler");
        CHECK(office.digest() == before);
        CHECK(office.run({"officer", "add", "--name", "Nguyễn Văn Mẫu"}).exit == 0);
    }
    CHECK(umount(office.folder().c_str()) == 0);
    INFO(made.err);
    CHECK(made.exit == 0);
}

TEST_CASE("Ctrl-C leaves the register as it was and ends with 130", "[cli]")
{
    const Office office(Office::Register::NotMade);
    auto making = office.start({"init", "--sample"});
    CHECK(eventually([&] { return !std::filesystem::is_empty(office.folder()); }));
    making.signal(SIGINT);
    const auto answer = making.wait();
    INFO(answer.out << answer.err);
    CHECK(answer.exit == 130);
    // a machine too busy to stop within two seconds leaves the draft; never a register
    CHECK_FALSE(std::filesystem::exists(office.file()));
    CHECK(office.run({"init"}).exit == 0);
}

TEST_CASE("Bad input: in a read-only folder reading works and writing says why", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("ups", "Bộ lưu điện");
    namespace fs = std::filesystem;
    fs::permissions(office.file(), fs::perms::owner_read | fs::perms::others_read);
    fs::permissions(office.folder(), fs::perms::owner_read | fs::perms::owner_exec |
                                         fs::perms::others_read | fs::perms::others_exec);
    // permissions do not bind root: then the program runs as nobody, if it can be reached
    const auto asAnybody = [] {
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) {
            _exit(124);
        }
    };
    const auto list = office.start({"device", "list", "--format", "json"}, asAnybody).wait();
    if (list.exit == 124 || list.exit == 126) {
        WARN("skipped: running as root and no other account can start the program");
        return;
    }
    INFO(list.err);
    CHECK(list.exit == 0);
    CHECK(list.json()["devices"].size() == 1);
    const auto write = office.start({"device", "edit", code, "--name", "X"}, asAnybody).wait();
    checkTold(write, 3);
    CHECK(has(write.err, "ghi"));
    fs::permissions(office.folder(), fs::perms::owner_all);
    CHECK(office.json({"device", "show", code})["device"]["name"] == "Bộ lưu điện");
}

} // namespace dongbo::tests
