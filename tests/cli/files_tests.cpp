#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

// Files the program writes: of the kind their ending says, whole or not at all.

namespace dongbo::tests {

namespace {

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

/// Without the register and its log, which stays beside it when there is no room to put it away.
std::size_t filesIn(const std::filesystem::path& folder)
{
    const std::filesystem::directory_iterator all(folder);
    return static_cast<std::size_t>(std::count_if(begin(all), end(all), [](const auto& entry) {
        return entry.path().filename().string().rfind("so.dongbo", 0) != 0;
    }));
}

/// Names that a spreadsheet would run, or a terminal obey.
const std::vector<std::string>& sharpNames()
{
    static const std::vector<std::string> all{"=1+1", "+84", "-cmd",  "@SUM(A1)", "＝1+1",
                                              "＋1",  "－1", "＠SUM", "'=1",      "'thường'"};
    return all;
}

} // namespace

TEST_CASE("Files: the ending says the kind, in capitals too", "[cli]")
{
    const Office office;
    (void)office.addDevice("screen", "Ti vi");
    const auto in = [&](const char* name) { return (office.folder() / name).string(); };
    for (const auto& verb : std::vector<Words>{{"device", "export"}, {"template"}}) {
        for (const char* name : {"x.csv", "X.CSV"}) {
            auto words = verb;
            words.insert(words.end(), {"-o", in(name)});
            REQUIRE(office.run(words).exit == 0);
            CHECK(bytesOf(in(name)).substr(0, 3) == "\xEF\xBB\xBF");
        }
        auto words = verb;
        words.insert(words.end(), {"-o", in("x.xlsx")});
        REQUIRE(office.run(words).exit == 0);
        CHECK(bytesOf(in("x.xlsx")).substr(0, 2) == "PK");
    }
    CHECK(has(bytesOf(in("x.csv")), "Tên thiết bị"));
    CHECK(office.run({"report", "needs", "-o", in("x.TXT")}).exit == 0);
}

TEST_CASE("Files: an unknown ending is refused with the known ones, before any work", "[cli]")
{
    const Office office;
    const auto list = office.write("list.csv", "Tên thiết bị\nMáy in\n");
    const auto digest = office.digest();
    const auto count = filesIn(office.folder());
    for (const char* name : {"x.odt", "x", "x.xls", "csv", ".csv", "x.csv.part", "x."}) {
        const auto path = (office.folder() / name).string();
        for (const auto& words :
             std::vector<Words>{{"device", "export", "-o", path},
                                {"template", "-o", path},
                                {"report", "needs", "-o", path},
                                {"import", list, "--site", "Đại An", "--set-aside", path}}) {
            const auto answer = office.run(words);
            INFO(words[0] << " " << name << ": " << answer.err);
            CHECK(answer.exit == 2);
            CHECK(has(answer.err, ".xlsx"));
        }
    }
    // rows set aside may need several sheets
    CHECK(office
              .run({"import", list, "--site", "Đại An", "--set-aside",
                    (office.folder() / "x.csv").string()})
              .exit == 2);
    CHECK(office.digest() == digest);
    CHECK(filesIn(office.folder()) == count);
}

TEST_CASE("Files: formulas of any width are neutralised in csv, and come back as they were",
          "[cli]")
{
    const Office office;
    for (const auto& name : sharpNames()) {
        (void)office.addDevice("camera", name);
    }
    const auto listed = office.run({"device", "list", "--format", "csv"});
    const auto path = (office.folder() / "out.csv").string();
    REQUIRE(office.run({"device", "export", "-o", path}).exit == 0);
    for (const auto& text : {listed.out, bytesOf(path)}) {
        for (const std::string sign :
             {"=1+1", "+84", "-cmd", "@SUM", "＝1+1", "＋1", "－1", "＠SUM"}) {
            INFO(sign << "\n" << text);
            CHECK_FALSE(has(text, "," + sign));
            CHECK(has(text, ",'" + sign));
        }
    }
    const auto again = office.json({"import", path, "--dry-run"});
    INFO(again.dump(1));
    CHECK(again["summary"]["unchanged"] == sharpNames().size());
    CHECK(again["summary"]["updated"] == 0);
}

TEST_CASE("Files: with no room for them or for what they need nothing is left and it is told",
          "[cli]")
{
    const Office office;
    for (int i = 0; i < 40; ++i) {
        (void)office.addDevice("camera", "Camera số " + std::to_string(i));
    }
    const auto count = filesIn(office.folder());
    std::size_t failed = 0;
    for (const char* name : {"x.xlsx", "x.csv"}) {
        const auto path = office.folder() / name;
        for (const auto& verb :
             std::vector<Words>{{"device", "export"}, {"template"}, {"report", "inventory"}}) {
            for (const rlim_t room : {1, 700, 3'000, 5'000, 9'000, 14'000, 25'000, 60'000}) {
                auto words = verb;
                words.insert(words.end(), {"-o", path.string()});
                const auto answer = office
                                        .start(words,
                                               [room] {
                                                   const rlimit limit{room, room};
                                                   setrlimit(RLIMIT_FSIZE, &limit);
                                               })
                                        .wait();
                INFO(verb[0] << " " << name << " room " << room << " exit " << answer.exit << "\n"
                             << answer.err);
                CHECK((answer.exit == 0 || answer.exit == 3 || answer.exit == 4));
                CHECK_FALSE(has(answer.err, "[ERROR]"));
                if (answer.exit == 3) {
                    ++failed;
                    CHECK_FALSE(std::filesystem::exists(path));
                } else {
                    // whole, as far as a reader can tell
                    CHECK(office.run({"import", path.string(), "--dry-run", "--site", "Đại An"})
                              .exit <= 1);
                    std::filesystem::remove(path);
                }
                CHECK(filesIn(office.folder()) == count); // no drafts
            }
        }
    }
    CHECK(failed > 10);
}

TEST_CASE("Files: few open files, no temporary folder and a relative path do not matter", "[cli]")
{
    const Office office;
    (void)office.addDevice("camera", "Camera");
    const auto count = filesIn(office.folder());
    for (const rlim_t most : {5, 6, 7, 8, 9, 10, 11, 12, 16}) {
        const auto answer =
            office
                .start({"device", "export", "-o", (office.folder() / "x.xlsx").string()},
                       [most] {
                           const rlimit limit{most, most};
                           setrlimit(RLIMIT_NOFILE, &limit);
                       })
                .wait();
        INFO(most << " files, exit " << answer.exit << "\n" << answer.err);
        CHECK((answer.exit == 0 || answer.exit == 3));
        CHECK_FALSE(has(answer.err, "[ERROR]"));
        CHECK(std::filesystem::exists(office.folder() / "x.xlsx") == (answer.exit == 0));
        std::filesystem::remove(office.folder() / "x.xlsx");
        CHECK(filesIn(office.folder()) == count);
    }
    const auto folder = office.folder().string();
    const auto answer = office
                            .start({"device", "export", "-o", "x.xlsx"},
                                   [folder] {
                                       if (chdir(folder.c_str()) == 0) {
                                           setenv("TMPDIR", "/nowhere", 1);
                                       }
                                   })
                            .wait();
    INFO(answer.err);
    CHECK(answer.exit == 0);
    CHECK(std::filesystem::exists(office.folder() / "x.xlsx"));
}

TEST_CASE("Files: what a terminal would obey is shown, wherever it came from", "[cli]")
{
    const Office office;
    // more of it and the reader would not take it for text at all
    const std::string sharp = "Máy \x1b[31m đỏ \u009B2J \u202E gnort";
    const auto list =
        office.write("list.csv", "STT,Tên thiết bị,Ghi chú,Số sê-ri\n1," + sharp +
                                     ",Máy đang dùng ở phòng họp,SN1\n"
                                     "2,Máy in của phòng họp,Máy đang dùng ở phòng họp,SN2\n");
    const auto imported = office.run({"import", list, "--site", "Đại An"});
    const auto code = office.json({"device", "list"})["devices"][0]["code"].get<std::string>();
    for (const auto& words : std::vector<Words>{{"device", "list"},
                                                {"device", "show", code},
                                                {"device", "history", code},
                                                {"report", "inventory"},
                                                {"changes"},
                                                {"device", "list", "--format", "json"},
                                                {"import", list, "--site", "Đại An", "--dry-run"},
                                                {"device", "show", "khong\u202Eco"},
                                                {"device", "show", "không có \x1b[2J"}}) {
        const auto answer = office.run(words);
        INFO(words[0] << " " << words.back() << "\n" << answer.out << answer.err);
        for (const auto& text : {answer.out, answer.err, imported.out, imported.err}) {
            CHECK_FALSE(has(text, "\x1b"));
            CHECK_FALSE(has(text, "\a"));
            CHECK_FALSE(has(text, "\u009B"));
            CHECK_FALSE(has(text, "\u202E"));
        }
    }
    CHECK(has(office.run({"device", "list"}).out, "␛"));
    // in JSON the text is what it is
    const auto devices = office.json({"device", "list"})["devices"];
    CHECK(devices[0]["name"].get<std::string>().find("\x1b[31m") != std::string::npos);
}

} // namespace dongbo::tests
