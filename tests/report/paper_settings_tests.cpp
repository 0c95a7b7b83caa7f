// What the office has set for its papers: forms and what they rest on, signers, names.
#include "core/domain/error.h"
#include "core/report/engine/reports.h"
#include "core/report/forms/office_settings.h"
#include "core/report/forms/paper_settings.h"
#include "tests/paper/pages.h"
#include "tests/support/folder.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

namespace {

constexpr auto vi = Language::Vietnamese;

/// An account with a data folder of its own.
struct Papers : test::RegisterFixture
{
    test::Folder home;
    std::string before = std::getenv("XDG_DATA_HOME");

    Papers() { ::setenv("XDG_DATA_HOME", home.path.c_str(), 1); }
    ~Papers() { ::setenv("XDG_DATA_HOME", before.c_str(), 1); }
    Papers(const Papers&) = delete;
    Papers& operator=(const Papers&) = delete;

    void set(const std::string& lines) const
    {
        const auto folder = home.path / "dongbo" / "forms";
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "office.tsv", std::ios::binary) << lines;
    }
    [[nodiscard]] std::string file() const
    {
        std::ifstream in(home.path / "dongbo" / "forms" / "office.tsv", std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    /// How often the words stand on the paper's pages.
    std::size_t countOn(const std::string& paper, const std::string& words,
                        const report::Parameters& asked = {})
    {
        auto made = report::makeDocument(reg, paper, asked, vi);
        REQUIRE(made);
        test::Recorder out;
        test::record(out, *made);
        return out.countOf(words);
    }
    report::Model forms()
    {
        auto model = report::runReport(reg, "paper-forms", {}, vi);
        REQUIRE(model);
        return *model;
    }
};

} // namespace

TEST_CASE("Paper settings: signers and names stand on every paper, those of one paper on it alone",
          "[papers]")
{
    Papers office;
    office.set("# part, paper, from, until, grade, text, line, source\n"
               "accountant\ts26-h\t\t\t\tPhạm Thị Thử\n"
               "accountant\t\t\t\t\tTrần Thị Mẫu\r\n"
               "office\t\t\t\t\tUBND xã Đại An\n"
               "head\t\t2021-06-01\t\t\tNguyễn Văn Sau\n"
               "head\t\t\t\t\tLê Văn Trước\n");
    CHECK(office.countOn("s24-h", "Trần Thị Mẫu") == 1);
    CHECK(office.countOn("s24-h", "Đơn vị: UBND xã Đại An") == 1);
    CHECK(office.countOn("s26-h", "Phạm Thị Thử") == 1);
    CHECK(office.countOn("s26-h", "Trần Thị Mẫu") == 0);
    // what is typed for one paper goes before both
    CHECK(office.countOn("s26-h", "Phạm Thị Thử", {{"accountant", "Lê Văn Khác"}}) == 0);
    CHECK(office.countOn("purchase-request", "UBND XÃ ĐẠI AN") == 1);
    // who holds the post on the day the paper bears
    CHECK(office.countOn("s24-h", "Lê Văn Trước", {{"dated", "11/05/2021"}}) == 1);
    CHECK(office.countOn("s24-h", "Nguyễn Văn Sau", {{"dated", "02/06/2021"}}) == 1);
}

TEST_CASE("Paper settings: a form rests on what the office set, from day to day", "[papers]")
{
    Papers office;
    office.set(
        "basis\ts26-h\t2021-01-01\t\tV\tMẫu số: S26-X\t(Ban hành theo Thông tư số 1/2021)\n");
    CHECK(office.countOn("s26-h", "Mẫu số: S26-X") == 1);
    CHECK(office.countOn("s26-h", "(Ban hành theo Thông tư số 1/2021)") == 1);
    CHECK(office.countOn("s24-h", "Mẫu số: S24-H") == 1);
    // of a paper that bears an earlier day it is the program's
    CHECK(office.countOn("s26-h", "Mẫu số: S26-H", {{"dated", "11/05/2020"}}) == 1);
    std::filesystem::remove(report::officeSettingsPath());
    CHECK(office.countOn("s26-h", "Mẫu số: S26-X") == 0);
}

TEST_CASE("Paper settings: every form is listed with what it rests on and how certain that is",
          "[papers]")
{
    Papers office;
    const auto before = office.forms();
    std::size_t rows = 0;
    for (const auto& group : before.groups) {
        INFO(group.title);
        CHECK(group.title.find('(') != std::string::npos);
        for (const auto& row : group.rows) {
            ++rows;
            CHECK_FALSE(report::wordsOf(row[2], vi).empty()); // the document
            CHECK_FALSE(report::wordsOf(row[5], vi).empty()); // how certain
        }
    }
    CHECK(rows >= 20);
    office.set("head\t\t\t\t\tNguyễn Văn Mẫu\n"
               "basis\ts26-h\t2021-01-01\t\tP\tMẫu số: S26-X\t(Thông tư khác)\tcông báo\n");
    const auto after = office.forms();
    CHECK(after.groups.size() == before.groups.size() + 1);
    CHECK(report::wordsOf(after.groups.front().rows.at(0)[1], vi) == "Nguyễn Văn Mẫu");
    const auto changed =
        std::find_if(after.groups.begin(), after.groups.end(), [](const report::Group& group) {
            return group.title.find("(s26-h)") != std::string::npos;
        });
    REQUIRE(changed != after.groups.end());
    CHECK(report::wordsOf(changed->rows.at(0)[1], vi) == "Mẫu số: S26-X");
    CHECK(report::wordsOf(changed->rows.at(0)[5], vi) == "một nguồn khác");
    CHECK(changed->rows.size() == 3);
}

TEST_CASE("Paper settings: a line nobody can read is named with its file", "[papers][bad_input]")
{
    for (const char* line :
         {"chief\t\t\t\t\tNguyễn Văn Mẫu", "head\t\t31/02/2021\t\t\tNguyễn Văn Mẫu",
          "head\t\t\t\tX\tNguyễn Văn Mẫu", "head", "basis\t\t\t\tV\tMẫu số: 1"}) {
        INFO(line);
        try {
            static_cast<void>(report::parseSettings(std::string("# first\n") + line, "office.tsv"));
            FAIL("read");
        } catch (const Error& error) {
            CHECK(error.kind() == Error::Kind::Unreadable);
            CHECK(error.message().args[0].value == "office.tsv");
            CHECK(error.message().args[1].value == "2");
        }
    }
}

TEST_CASE("Paper settings: lines are added, changed and taken off one by one, the rest stays",
          "[papers]")
{
    Papers office;
    office.set("# ours\nhead\t\t\t\t\tLê Văn Trước"); // no end of line, as people leave it
    report::OfficeSetting accountant;
    accountant.part = "accountant";
    accountant.paper = "s26-h";
    accountant.from = parseIsoDate("2021-01-01");
    accountant.text = " Trần Thị\tMẫu ";
    const auto added = report::setPaperSetting(accountant, std::nullopt);
    REQUIRE(added);
    CHECK(office.file() == "# ours\nhead\t\t\t\t\tLê Văn Trước\n"
                           "accountant\ts26-h\t2021-01-01\t\t\tTrần Thị Mẫu\n");
    CHECK(office.countOn("s26-h", "Trần Thị Mẫu") == 1);

    auto lines = report::officeSettings();
    REQUIRE(lines.size() == 2);
    auto later = lines[1];
    later.text = "Phạm Thị Thử";
    REQUIRE(report::setPaperSetting(later, lines[1]));
    CHECK(office.countOn("s26-h", "Phạm Thị Thử") == 1);
    // somebody else changed it meanwhile: nothing is written
    const auto before = office.file();
    CHECK_FALSE(report::setPaperSetting(accountant, lines[1]).isOk());
    CHECK_FALSE(report::removePaperSettings({lines[1]}).isOk());
    CHECK_FALSE(report::undoSettings(*added).isOk());
    CHECK(office.file() == before);

    lines = report::officeSettings();
    const auto removed = report::removePaperSettings({lines[1]});
    REQUIRE(removed);
    CHECK(office.file() == "# ours\nhead\t\t\t\t\tLê Văn Trước\n");
    REQUIRE(report::undoSettings(*removed));
    CHECK(office.file() == before);
}

TEST_CASE("Paper settings: what no paper could print is told field by field, nothing is written",
          "[papers][bad_input]")
{
    Papers office;
    const auto problemOf = [](const report::OfficeSetting& setting) {
        const auto done = report::setPaperSetting(setting, std::nullopt);
        return done ? std::string() : done.problems().front().field;
    };
    report::OfficeSetting basis{"basis", "s26-h", {}, {}, "V", "Mẫu số: S26-X", "(Thông tư)", ""};
    CHECK(problemOf(basis).empty());
    CHECK(problemOf(basis) == "valid_from"); // the same part, paper and day once more
    const auto with = [&basis](auto change) {
        auto out = basis;
        out.from = parseIsoDate("2022-01-01");
        change(out);
        return out;
    };
    CHECK(problemOf(with([](auto& one) { one.part = "chief"; })) == "setting_part");
    CHECK(problemOf(with([](auto& one) { one.paper = "s99"; })) == "setting_paper");
    CHECK(problemOf(with([](auto& one) { one.paper = ""; })) == "setting_paper");
    CHECK(problemOf(with([](auto& one) { one.grade = ""; })) == "setting_grade");
    CHECK(problemOf(with([](auto& one) { one.grade = "X"; })) == "setting_grade");
    CHECK(problemOf(with([](auto& one) { one.text = "\t"; })) == "setting_text");
    CHECK(problemOf(with([](auto& one) { one.text = std::string(400, 'x'); })) == "setting_text");
    CHECK(problemOf(with([](auto& one) { one.until = parseIsoDate("2021-01-01"); })) == "valid_to");
    CHECK(problemOf(with([](auto& one) { one.part = "head"; })) == "legal_line");
    CHECK(report::officeSettings().size() == 1);
    // a file with a fault is mended before anything is added to it
    office.set("chief\t\t\t\t\tx\n");
    CHECK_THROWS_AS(report::setPaperSetting(basis, std::nullopt), Error);
    CHECK(office.file() == "chief\t\t\t\t\tx\n");
}
