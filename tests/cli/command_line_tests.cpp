#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

using namespace std::string_literals;

namespace dongbo::tests {

namespace {

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

const std::vector<Words>& allVerbs()
{
    static const std::vector<Words> all{{"init"},
                                        {"import"},
                                        {"changes"},
                                        {"undo"},
                                        {"redo"},
                                        {"verify"},
                                        {"backup"},
                                        {"restore"},
                                        {"device"},
                                        {"device", "list"},
                                        {"device", "show"},
                                        {"device", "add"},
                                        {"device", "edit"},
                                        {"device", "transfer"},
                                        {"device", "dispose"},
                                        {"device", "replace"},
                                        {"device", "history"},
                                        {"fault"},
                                        {"fault", "report"},
                                        {"fault", "list"},
                                        {"fault", "show"},
                                        {"fault", "accept"},
                                        {"fault", "wait"},
                                        {"fault", "fix"},
                                        {"fault", "close"},
                                        {"fault", "edit"},
                                        {"fault", "history"},
                                        {"repair"},
                                        {"repair", "start"},
                                        {"repair", "finish"},
                                        {"repair", "list"},
                                        {"repair", "edit"},
                                        {"repair", "history"},
                                        {"site"},
                                        {"site", "list"},
                                        {"site", "show"},
                                        {"site", "add"},
                                        {"site", "edit"},
                                        {"site", "close"},
                                        {"site", "history"},
                                        {"unit"},
                                        {"unit", "list"},
                                        {"unit", "add"},
                                        {"unit", "edit"},
                                        {"unit", "history"},
                                        {"officer"},
                                        {"officer", "list"},
                                        {"officer", "add"},
                                        {"officer", "edit"},
                                        {"officer", "give"},
                                        {"officer", "history"},
                                        {"vendor"},
                                        {"vendor", "list"},
                                        {"vendor", "show"},
                                        {"vendor", "add"},
                                        {"vendor", "edit"},
                                        {"vendor", "history"},
                                        {"custody"},
                                        {"custody", "list"},
                                        {"custody", "edit"},
                                        {"custody", "history"},
                                        {"transfer"},
                                        {"transfer", "edit"},
                                        {"transfer", "history"},
                                        {"disposal"},
                                        {"disposal", "edit"},
                                        {"disposal", "history"},
                                        {"register"},
                                        {"register", "show"},
                                        {"register", "edit"},
                                        {"register", "history"},
                                        {"report"},
                                        {"standard"},
                                        {"standard", "list"},
                                        {"standard", "show"},
                                        {"standard", "set"},
                                        {"standard", "try"},
                                        {"standard", "add-line"},
                                        {"standard", "remove-line"},
                                        {"standard", "version"},
                                        {"standard", "copy"},
                                        {"consistency"},
                                        {"rules"},
                                        {"rules", "list"},
                                        {"rules", "check"},
                                        {"rules", "except"},
                                        {"rules", "exceptions"},
                                        {"rules", "end"},
                                        {"plan"},
                                        {"plan", "curve"},
                                        {"plan", "list"},
                                        {"plan", "show"},
                                        {"plan", "approve"},
                                        {"plan", "do"},
                                        {"plan", "receive"},
                                        {"plan", "drop"},
                                        {"plan", "cancel"},
                                        {"forecast"},
                                        {"spares"},
                                        {"advice"},
                                        {}};
    return all;
}

} // namespace

TEST_CASE("Help: every command teaches in both languages and lacks no sentence", "[cli]")
{
    const auto* language = GENERATE("vi", "en");
    for (auto words : allVerbs()) {
        words.insert(words.end(), {"--help", "--lang", language});
        const auto answer = runProgram(words);
        INFO(answer.out << answer.err);
        CHECK(answer.exit == 0);
        CHECK(answer.err.empty());
        CHECK_FALSE(has(answer.out, "‹"));
        CHECK(has(answer.out, "dongbo-cli"));
        CHECK(has(answer.out, language == "vi"s ? "Cách dùng:" : "Usage:"));
    }
}

TEST_CASE("Help: a verb shows an example of itself", "[cli]")
{
    for (const auto& words : allVerbs()) {
        if (words.size() != 2) {
            continue;
        }
        const auto answer = runProgram({words[0], words[1], "--help"});
        INFO(answer.out);
        CHECK(has(answer.out, "Ví dụ:\n  dongbo-cli "));
        CHECK(has(answer.out.substr(answer.out.find("Ví dụ:")), words[0] + " " + words[1]));
    }
}

TEST_CASE("Command line: what does not exist is wrong usage, and nothing is made", "[cli]")
{
    const Office office(Office::Register::NotMade);
    const std::vector<Words> wrong{{"hub", "status"},
                                   {"bundle", "export", "x.goi"},
                                   {"plan", "--budget"},
                                   {"standard"},
                                   {"unit", "merge"},
                                   {"device", "fly"},
                                   {"device"},
                                   {"device", "list", "--nosuch"},
                                   {"device", "show", "A", "B"},
                                   {"device", "show"},
                                   {"fault", "report", "--device", "X"},
                                   {"device", "list", "--site"},
                                   {"device", "list", "--format", "xml"},
                                   {"device", "list", "--lang", "fr"},
                                   {"device", "list", "--at", "31/02/2021"},
                                   {}};
    for (const auto& words : wrong) {
        const auto answer = office.run(words);
        std::string typed;
        for (const auto& word : words) {
            typed += word + " ";
        }
        INFO(typed << "→ " << answer.err);
        CHECK(answer.exit == 2);
        CHECK((answer.out.empty() || words.empty()));
        CHECK_FALSE(has(answer.err, "‹"));
    }
    CHECK(std::filesystem::is_empty(office.folder()));
}

TEST_CASE("Command line: global options stand before or after the verb", "[cli]")
{
    const Office office;
    const auto file = office.file().string();
    const auto before = runProgram({"--register", file, "--format=json", "site", "list"});
    const auto after = runProgram({"site", "list", "--format", "json", "--register=" + file});
    CHECK(before.exit == 0);
    CHECK(before.out == after.out);
    const auto fromEnvironment =
        runProgram({"site", "list", "--format", "json"}, {{"DONGBO_REGISTER", file}});
    CHECK(fromEnvironment.out == before.out);
}

TEST_CASE("Command line: the language is chosen by option or environment", "[cli]")
{
    const Office office(Office::Register::NotMade);
    const auto file = office.file().string();
    CHECK(has(runProgram({"device", "list", "--register", file}).err, "dongbo-cli init"));
    const auto vietnamese = runProgram({"nosuch"});
    const auto english = runProgram({"nosuch"}, {{"DONGBO_LANG", "en"}});
    CHECK(has(vietnamese.err, "Không có lệnh “nosuch”"));
    CHECK(has(english.err, "There is no command \"nosuch\""));
    CHECK(runProgram({"nosuch", "--lang", "en"}).err == english.err);
}

TEST_CASE("Command line: a past day can be looked at, not changed", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("screen", "Ti vi 55 inch");
    CHECK(office.json({"device", "list"})["devices"].size() == 1);
    CHECK(office.json({"--at", "2020-01-01", "device", "list"})["devices"].empty());
    CHECK(office.json({"--at", "01/01/2020", "device", "list"})["devices"].empty());
    const auto before = office.digest();
    for (const auto& words : std::vector<Words>{
             {"device", "edit", code, "--name", "X"}, {"undo", "00000000"}, {"import", "x.csv"}}) {
        Words all{"--at", "2020-01-01"};
        all.insert(all.end(), words.begin(), words.end());
        const auto answer = office.run(all);
        INFO(answer.err);
        CHECK(answer.exit == 2);
        CHECK(has(answer.err, "--at"));
    }
    CHECK(office.digest() == before);
}

TEST_CASE("Command line: the officer acting is the one named", "[cli]")
{
    const Office office;
    (void)office.json({"officer", "add", "--name", "Nguyễn Văn Mẫu", "--unit", "Đại An"});
    (void)office.json({"--as", "nguyen van mau", "device", "add", "--site", "Đại An", "--type",
                       "camera", "--name", "Camera"});
    const auto changes = office.json({"changes"})["changes"];
    CHECK(changes[0]["by"] == "Nguyễn Văn Mẫu");
    CHECK(changes[1]["by"] != "Nguyễn Văn Mẫu");
    const auto nobody = office.run({"--as", "Lê Thị Không Có", "site", "list"});
    CHECK(nobody.exit == 2);
    const auto past = office.run({"--as", "Lê Thị Không Có", "--at", "11/05/2021", "site", "list"});
    CHECK(past.exit == 2);
    CHECK(past.err == nobody.err);
}

TEST_CASE("Output: no colour and no byte of an escape outside a terminal", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("screen", "Ti vi");
    (void)office.reportFault(code, "màn hình không lên");
    for (const auto& words :
         std::vector<Words>{{"fault", "list"}, {"verify"}, {"device", "show", code}}) {
        CHECK_FALSE(has(office.run(words).out, "\x1b"));
    }
}

} // namespace dongbo::tests
