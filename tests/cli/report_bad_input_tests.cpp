// Reports as whole runs of the program, when something is wrong: what is said, how the program
// ends, and that nothing is left behind.
#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sys/resource.h>
#include <unistd.h>

namespace dongbo::tests {

namespace {

const std::vector<std::string>& endings()
{
    static const std::vector<std::string> all{".pdf", ".docx", ".xlsx", ".csv", ".html", ".txt"};
    return all;
}

std::ptrdiff_t filesIn(const std::filesystem::path& folder)
{
    return std::distance(std::filesystem::recursive_directory_iterator(folder), {});
}

bool has(const std::string& text, const std::string& piece)
{
    return text.find(piece) != std::string::npos;
}

/// One message on standard error that says what is meant, nothing on standard output.
void checkTold(const Answer& answer, int exit, const std::string& about)
{
    INFO("exit " << answer.exit << "\n" << answer.out << answer.err);
    CHECK(answer.exit == exit);
    CHECK(answer.out.empty());
    CHECK(has(answer.err, about));
    CHECK_FALSE(has(answer.err, "‹"));
    CHECK_FALSE(has(answer.err, "[ERROR]"));
}

/// A register with one device nobody knows the price and the day of, and its fault.
struct Plain : Office
{
    Plain()
    {
        code = addDevice("camera", "Camera");
        (void)reportFault(code, "hình mờ");
        files = filesIn(folder());
    }
    [[nodiscard]] Words reportTo(const std::string& name, const std::string& path) const
    {
        return {"report", name, "-o", path};
    }

    std::string code;
    std::ptrdiff_t files = 0;
};

} // namespace

TEST_CASE("Report, bad input: unknown reports, parameters and values name what there is",
          "[cli][bad_input]")
{
    const Plain office;
    const auto file = (office.folder() / "x.pdf").string();
    checkTold(office.run({"report", "khong-co", "-o", file}), 2, "khong-co");
    checkTold(office.run({"report", "inventory", "--period", "2021", "-o", file}), 2, "period");
    checkTold(office.run({"report", "purchases", "--period", "hôm qua", "-o", file}), 2, "hôm qua");
    checkTold(office.run({"report", "broken", "--days", "mười", "-o", file}), 2, "mười");
    checkTold(office.run({"report", "inventory", "--site", "Không Có", "-o", file}), 2, "Không Có");
    checkTold(office.run({"report", "equipment", "--by", "màu", "-o", file}), 2, "màu");
    checkTold(office.run({"report", "inventory", "-o", (office.folder() / "x.doc").string()}), 2,
              ".docx");
    CHECK(filesIn(office.folder()) == office.files);
}

TEST_CASE("Report, bad input: a folder that cannot take the file, in every format",
          "[cli][bad_input]")
{
    const Plain office;
    const auto file = office.write("tep", "chữ");
    const auto locked = office.folder() / "khoa";
    std::filesystem::create_directory(locked);
    std::filesystem::permissions(locked, std::filesystem::perms::owner_read |
                                             std::filesystem::perms::owner_exec);
    const auto before = filesIn(office.folder());
    for (const auto& ending : endings()) {
        INFO(ending);
        for (const auto& folder :
             {file, (office.folder() / "khong-co").string(), locked.string()}) {
            if (folder == locked.string() && ::geteuid() == 0) {
                continue; // nothing is locked for root
            }
            const auto path = folder + "/bao-cao" + ending;
            checkTold(office.run(office.reportTo("inventory", path)), 3, path);
        }
    }
    CHECK(filesIn(office.folder()) == before);
    std::filesystem::permissions(locked, std::filesystem::perms::owner_all);
}

TEST_CASE("Report, bad input: a full disk, in every format; the file that was there stays",
          "[cli][bad_input]")
{
    const Office office(Office::Register::NotMade);
    REQUIRE(office.run({"init", "--sample"}).exit == 0);
    constexpr rlim_t room = 33'000; // as much as reading the register takes
    std::size_t tried = 0;
    for (const auto& ending : endings()) {
        const auto path = (office.folder() / ("x" + ending)).string();
        REQUIRE(office.run({"report", "history", "-o", path}).exit == 0);
        if (std::filesystem::file_size(path) <= room) {
            continue; // it has room
        }
        ++tried;
        const auto old = office.write("x" + ending, "bản cũ");
        const auto before = filesIn(office.folder());
        const auto answer = office
                                .start({"report", "history", "-o", path},
                                       [] {
                                           const rlimit limit{room, room};
                                           setrlimit(RLIMIT_FSIZE, &limit);
                                       })
                                .wait();
        INFO(ending);
        checkTold(answer, 3, "giải phóng chỗ");
        std::ifstream in(old, std::ios::binary);
        const std::string kept{std::istreambuf_iterator<char>(in), {}};
        CHECK(kept == "bản cũ");
        CHECK(filesIn(office.folder()) == before);
    }
    CHECK(tried >= 4);
}

TEST_CASE("Report, bad input: without the letters a paper says which file is missing",
          "[cli][bad_input]")
{
    const Plain office;
    const auto folder = office.folder().string();
    for (const char* name : {"s26-h", "inventory"}) {
        const auto answer = office
                                .start(office.reportTo(name, folder + "/x.pdf"),
                                       [folder] { setenv("DONGBO_FONTS", folder.c_str(), 1); })
                                .wait();
        INFO(name);
        checkTold(answer, 3, "LiberationSerif");
        CHECK(has(answer.err, "fonts-liberation"));
    }
    CHECK(filesIn(office.folder()) == office.files);
    // other formats need none
    const auto answer = office
                            .start(office.reportTo("inventory", folder + "/x.xlsx"),
                                   [folder] { setenv("DONGBO_FONTS", folder.c_str(), 1); })
                            .wait();
    CHECK(answer.exit == 0);
}

TEST_CASE("Report, bad input: before the first record and of nothing every format says so",
          "[cli][bad_input]")
{
    const Plain office;
    for (const auto& ending : endings()) {
        INFO(ending);
        const auto path = (office.folder() / ("x" + ending)).string();
        auto words = office.reportTo("inventory", path);
        words.insert(words.begin(), {"--at", "01/01/1999"});
        const auto then = office.run(words);
        INFO(then.err);
        CHECK(then.exit == 0);
        CHECK(std::filesystem::file_size(path) > 50);
        CHECK(office.run(office.reportTo("purchases", path)).exit == 0); // nothing was bought
    }
    CHECK(has(office.run({"--at", "01/01/1999", "report", "inventory"}).out, "01/01/1999"));
    CHECK(has(office.run({"report", "repairs"}).out, "Không có gì"));
}

TEST_CASE("Report, bad input: what nobody priced or dated has no amount, and is counted",
          "[cli][bad_input]")
{
    const Plain office;
    const auto totalOf = [&](const Words& words, std::size_t column) {
        return office.json(words)["report"]["total"][column];
    };
    CHECK(totalOf({"report", "equipment"}, 3).is_null());
    CHECK(totalOf({"report", "equipment"}, 4) == 1); // without a price
    CHECK(totalOf({"report", "device-costs"}, 7).is_null());
    (void)office.json({"device", "edit", office.code, "--cost", "0"});
    CHECK(totalOf({"report", "equipment"}, 3) == 0); // nought is a price
    for (const auto& report : office.json({"report", "list"})["reports"]) {
        const auto name = report["name"].get<std::string>();
        if (name == "difference" || name == "bridge") {
            continue; // two days have to be given
        }
        const auto path = (office.folder() / (name + ".csv")).string();
        const auto answer = office.run(office.reportTo(name, path));
        INFO(name << "\n" << answer.err);
        CHECK(answer.exit == 0);
        CHECK(std::filesystem::exists(path));
    }
}

TEST_CASE("Report, bad input: a report of another version, of another kind, and cut off",
          "[cli][bad_input]")
{
    const Plain office;
    const auto path = (office.folder() / "x.json").string();
    REQUIRE(office.run({"report", "inventory", "--issue", path}).exit == 0);
    std::ifstream in(path, std::ios::binary);
    const std::string issued{std::istreambuf_iterator<char>(in), {}};
    const auto told = [&](const std::string& bytes, int exit) {
        const auto file = office.write("khac.json", bytes);
        const auto answer = office.run({"report", "check", "--issued", file});
        INFO(bytes.substr(0, 60));
        checkTold(answer, exit, file);
    };
    auto later = issued;
    const auto at = later.find("\"version\":");
    REQUIRE(at != std::string::npos);
    later.replace(at, 11, "\"version\":9");
    told(later, 3);
    told(issued.substr(0, issued.size() / 2), 3);
    told("chữ", 3);
    checkTold(office.run({"report", "check", "--issued", "/khong/co.json"}), 3, "/khong/co.json");
    CHECK(office.run({"report", "check", "--issued", path}).exit == 0);
}

} // namespace dongbo::tests
