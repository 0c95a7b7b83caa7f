#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

// A change that is on disk is said to be, whatever becomes of the answer: a script that took the
// failure of the answer for a failure of the work would record everything twice.

namespace dongbo::tests {

namespace {

void closeOutput()
{
    ::close(STDOUT_FILENO);
}

void fillOutput()
{
    ::dup2(::open("/dev/full", O_WRONLY), STDOUT_FILENO);
}

/// A pipe whose reader has gone.
void abandonOutput()
{
    int ends[2] = {-1, -1};
    if (::pipe(ends) == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
    }
}

void closeEverything()
{
    ::close(STDIN_FILENO);
    ::close(STDOUT_FILENO);
    ::close(STDERR_FILENO);
}

bool saysUnchanged(const Answer& answer)
{
    return answer.err.find("vẫn như trước") != std::string::npos ||
           answer.err.find("chưa có gì thay đổi") != std::string::npos;
}

std::size_t changesOf(const Office& office)
{
    return office.json({"changes", "list"})["changes"].size();
}

} // namespace

TEST_CASE("Unanswered: a committed change is said to be recorded, with a status of its own",
          "[cli]")
{
    const Office office;
    const auto code = office.addDevice("screen", "Ti vi");
    const auto breakOutput = GENERATE(&closeOutput, &fillOutput, &abandonOutput);
    const auto format = GENERATE(as<std::string>{}, "text", "json");
    const auto before = changesOf(office);
    const auto answer = office
                            .start({"fault", "report", "--device", code, "--symptom",
                                    "không lên hình", "--format", format},
                                   breakOutput)
                            .wait();
    INFO(answer.err);
    CHECK(answer.exit == 4);
    CHECK_FALSE(saysUnchanged(answer));
    const auto changes = office.json({"changes", "list"})["changes"];
    CHECK(changes.size() == before + 1);
    // the message names the change, so that nobody has to guess
    CHECK(answer.err.find(changes[0]["change_set"].get<std::string>()) != std::string::npos);
}

TEST_CASE("Unanswered: every kind of writing command says that it is done", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("camera", "Camera");
    const auto twin = office.addDevice("camera", "Camera dự phòng");
    const auto fault = office.reportFault(code, "mờ hình");
    const auto list = office.write("list.csv", "Tên thiết bị,Số lượng\nMáy in,2\n");
    const auto change =
        office.json({"changes", "list"})["changes"][0]["change_set"].get<std::string>();
    const auto in = [&](const char* name) { return (office.folder() / name).string(); };
    for (const auto& words :
         std::vector<Words>{{"fault", "accept", fault},
                            {"repair", "start", "--fault", fault, "--by", "Minh Anh"},
                            {"device", "edit", twin, "--notes", "để ở kho"},
                            {"device", "transfer", twin, "--to", "Kim Thái"},
                            {"officer", "add", "--name", "Người Mới"},
                            {"unit", "add", "--name", "Thôn Mới"},
                            {"site", "add", "--name", "Phòng mới", "--unit", "Đại An"},
                            {"import", list, "--site", "Kim Thái"},
                            {"undo", change, "--with-dependents"},
                            {"redo", change},
                            {"device", "export", "-o", in("out.xlsx")},
                            {"template", "-o", in("empty.xlsx")},
                            {"report", "needs", "-o", in("needs.csv")},
                            {"backup", in("copy.dongbo")}}) {
        const auto answer = office.start(words, &fillOutput).wait();
        INFO(words[0] << " " << words[1] << ": " << answer.err);
        CHECK(answer.exit == 4);
        CHECK_FALSE(saysUnchanged(answer));
    }
    for (const auto* made : {"out.xlsx", "empty.xlsx", "needs.csv", "copy.dongbo"}) {
        CHECK(std::filesystem::exists(office.folder() / made));
    }
    const Office fresh(Office::Register::NotMade);
    CHECK(fresh.start({"init"}, &closeOutput).wait().exit == 4);
    CHECK(std::filesystem::exists(fresh.file()));
}

TEST_CASE("Unanswered: a question whose answer cannot be written could not be answered", "[cli]")
{
    const Office office;
    (void)office.addDevice("screen", "Ti vi");
    const auto before = office.digest();
    for (const auto& words :
         std::vector<Words>{{"device", "list"},
                            {"device", "list", "--format", "json"},
                            {"device", "list", "--format", "csv"},
                            {"changes", "--format", "json"},
                            {"verify"},
                            {"report", "inventory"},
                            {"--help"},
                            {"import", office.write("list.csv", "Tên thiết bị\nMáy in\n"), "--site",
                             "Đại An", "--dry-run"}}) {
        INFO(words.front());
        CHECK(office.start(words, &closeOutput).wait().exit == 3);
        CHECK(office.start(words, &fillOutput).wait().exit == 3);
        CHECK(office.start(words, &abandonOutput).wait().exit == 3);
    }
    CHECK(office.digest() == before);
}

TEST_CASE("Unanswered: with every standard stream closed the register takes no answer for data",
          "[cli]")
{
    const Office office;
    const auto code = office.addDevice("screen", "Ti vi");
    CHECK(office.start({"device", "edit", code, "--notes", "ghi chú"}, &closeEverything)
              .wait()
              .exit == 4);
    CHECK(office
              .start({"device", "export", "-o", (office.folder() / "x.xlsx").string()},
                     &closeEverything)
              .wait()
              .exit == 4);
    CHECK(office.json({"verify"})["ok"] == true);
    CHECK(office.json({"device", "show", code})["device"]["notes"] == "ghi chú");
}

TEST_CASE("Unanswered: a wrong call says so also without a standard output", "[cli]")
{
    const Office office;
    const auto answer = office.start({"device", "show", "KHONG-CO"}, &closeOutput).wait();
    CHECK(answer.exit == 2);
    CHECK(answer.err.find("KHONG-CO") != std::string::npos);
}

} // namespace dongbo::tests
