#include "core/report/forms/paper_settings.h"
#include "gui/present/forms/form_presenter.h"
#include "gui/present/reports/paper_setting_form.h"
#include "gui/present/reports/paper_settings_list.h"
#include "tests/support/fake_list_view.h"
#include "tests/support/fake_shell.h"
#include "tests/support/folder.h"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace dongbo;
using dongbo::test::cellOf;
using dongbo::test::FakeListView;
using dongbo::test::FakeShell;

namespace {

class FakeForm final : public present::FormView
{
public:
    void showForm(const present::Form&) override {}
    void focusOn(const std::string&) override {}
};

struct Desk
{
    test::Folder home;
    std::string before = std::getenv("XDG_DATA_HOME");
    FakeShell shell;
    FakeListView table;
    present::PaperSettingsList list{shell, table, {}};

    Desk() { ::setenv("XDG_DATA_HOME", home.path.c_str(), 1); }
    ~Desk() { ::setenv("XDG_DATA_HOME", before.c_str(), 1); }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    void open(const std::string& paper = {})
    {
        list.open(present::placeOfPaperSettings(paper));
        shell.settle();
    }
    std::int64_t rowWith(const std::string& text)
    {
        for (std::int64_t i = 0; i < list.rowCount(); ++i) {
            if (cellOf(list, i, "text").text == text && list.line(i).isOffice) {
                return i;
            }
        }
        return -1;
    }
};

} // namespace

TEST_CASE("Paper settings list: the program's lines of every paper, the office's before them",
          "[present]")
{
    Desk desk;
    desk.open();
    const auto ofProgram = desk.list.rowCount();
    CHECK(ofProgram == static_cast<std::int64_t>(report::programSettings().size()));
    report::OfficeSetting head;
    head.part = "head";
    head.text = "Nguyễn Văn Mẫu";
    REQUIRE(report::setPaperSetting(head, std::nullopt));
    desk.list.reload();
    desk.shell.settle();
    CHECK(desk.list.rowCount() == ofProgram + 1);
    CHECK(desk.rowWith("Nguyễn Văn Mẫu") >= 0);
    // of one paper: its lines, and those of all
    desk.open("s26-h");
    CHECK(desk.rowWith("Nguyễn Văn Mẫu") >= 0);
    for (std::int64_t i = 0; i < desk.list.rowCount(); ++i) {
        const auto& paper = desk.list.line(i).setting.paper;
        CHECK((paper.empty() || paper == "s26-h"));
    }
    CHECK(present::isPaperSettings(desk.list.place()));
}

TEST_CASE("Paper settings list: a line is changed in the form it opens, taken off, brought back",
          "[present]")
{
    Desk desk;
    desk.open("s26-h");
    // the line of the program is answered by one of the office that begins as it does
    desk.list.setChosen({{0, 0}}, 0);
    desk.list.doIt("edit");
    REQUIRE_FALSE(desk.shell.sheets.empty());
    auto request = desk.shell.sheets.back();
    REQUIRE(present::isPaperSettingSheet(request));
    {
        FakeForm view;
        present::FormPresenter form(desk.shell, view);
        form.open(request);
        REQUIRE(form.form().find("legal_line") != nullptr);
        CHECK(form.form().valueOf("setting_text") == desk.list.line(0).setting.text);
        form.type("legal_line", "(Quyết định số 12)");
        CHECK(form.send());
    }
    REQUIRE(report::officeSettings().size() == 1);
    CHECK(report::officeSettings()[0].line == "(Quyết định số 12)");
    CHECK(report::officeSettings()[0].grade == "V");
    desk.list.reload();
    desk.shell.settle();
    const auto row = desk.rowWith(report::officeSettings()[0].text);
    REQUIRE(row >= 0);
    desk.list.setChosen({{row, row}}, row);
    desk.list.doIt("remove");
    CHECK(report::officeSettings().empty());
    REQUIRE(desk.shell.banners.back().onAction);
    desk.shell.banners.back().onAction();
    CHECK(report::officeSettings().size() == 1);
}
