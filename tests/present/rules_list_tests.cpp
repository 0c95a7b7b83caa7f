#include "core/register/faults/faults.h"
#include "core/register/planning/rule_checks.h"
#include "gui/present/consistency/rules_list.h"
#include "gui/present/forms/form_presenter.h"
#include "tests/support/fake_list_view.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeListView;
using dongbo::test::FakeShell;
using present::RulesList;
using present::SheetKind;

namespace {

class FakeFormView final : public present::FormView
{
public:
    void showForm(const present::Form& /*form*/) override {}
    void focusOn(const std::string& /*field*/) override {}
};

struct Office
{
    FakeShell shell;
    FakeListView view;
    FakeFormView formView;
    DeviceId first = shell.device("Đại An", DeviceType::Screen, "Ti vi");
    std::unique_ptr<RulesList> list;

    Office()
    {
        Device twin;
        twin.name = "Ti vi";
        twin.type = DeviceType::Screen;
        twin.site = findSite(shell.reg(), "Kim Thái");
        twin.serial = "7H2K9X2";
        twin.condition = Condition::Broken;
        REQUIRE(addDevice(shell.reg(), twin, ""));
        list = std::make_unique<RulesList>(shell, view);
        list->open({present::ScreenName::Consistency, {}, "all"});
        shell.settle();
    }
    void choose(const std::string& rule)
    {
        for (std::int64_t row = 0; row < list->rowCount(); ++row) {
            if (list->line(row).rule == rule) {
                list->choose(row);
                return;
            }
        }
        FAIL("no case of " << rule);
    }
    std::int64_t countOf(const std::string& rule)
    {
        const auto& lines = list->lines();
        return std::count_if(lines.begin(), lines.end(),
                             [&](const auto& row) { return row.rule == rule; });
    }
};

} // namespace

TEST_CASE("Rules: every rule of the catalogue has its step in words and as a form", "[rules]")
{
    CHECK(planning::rules().size() >= 20);
    for (const auto& rule : planning::rules()) {
        INFO(rule.code);
        for (const auto language : {Language::Vietnamese, Language::English}) {
            const auto word = present::fixWord(language, rule.fix);
            CHECK(word.find("‹") == std::string::npos);
        }
    }
}

TEST_CASE("Rules: a case opens the form that puts it right", "[rules]")
{
    Office office;
    office.choose("broken_without_fault");
    const auto detail = office.list->detail();
    CHECK(detail.fixWord == "Báo hỏng");
    REQUIRE(detail.links.size() == 2); // the device and its site
    office.list->doIt("fix");
    REQUIRE(office.shell.sheets.size() == 1);
    CHECK(office.shell.sheets[0].kind == SheetKind::ReportFault);
    CHECK(office.shell.sheets[0].record->kind == RecordKind::Device);
    office.choose("site_without_custodian");
    office.list->doIt("fix");
    CHECK(office.shell.sheets[1].kind == SheetKind::CorrectRecord);
    CHECK(office.shell.sheets[1].record->kind == RecordKind::Site);
    office.list->openLink(0);
    CHECK(office.shell.places.back().screen == present::ScreenName::Sites);
}

TEST_CASE("Rules: accepted with a reason, shown among the accepted, ended again", "[rules]")
{
    Office office;
    office.choose("broken_without_fault");
    office.list->doIt("accept");
    REQUIRE(office.shell.sheets.size() == 1);
    present::FormPresenter form(office.shell, office.formView);
    REQUIRE(form.open(office.shell.sheets[0]));
    CHECK_FALSE(form.send()); // no reason
    form.type("reason", "chờ thanh lý");
    form.type("until", "31/12/2021");
    REQUIRE(form.send());
    office.shell.settle();
    CHECK(office.countOf("broken_without_fault") == 0);
    office.list->press("accepted");
    office.shell.settle();
    REQUIRE(office.list->rowCount() == 1);
    CHECK(office.list->line(0).reason == "chờ thanh lý");
    CHECK(office.list->line(0).until == "31/12/2021");
    office.list->choose(0);
    REQUIRE(office.list->detail().canEnd);
    office.list->doIt("end");
    office.shell.settle();
    CHECK_FALSE(office.list->detail().canEnd);
    office.list->press("accepted");
    office.shell.settle();
    CHECK(office.countOf("broken_without_fault") == 1);
}

TEST_CASE("Rules: a rule that is switched off reports nothing", "[rules]")
{
    Office office;
    REQUIRE(office.countOf("site_without_custodian") == 18);
    office.choose("site_without_custodian");
    office.list->doIt("off");
    REQUIRE(office.shell.sheets.size() == 1);
    CHECK_FALSE(office.shell.sheets[0].record);
    present::FormPresenter form(office.shell, office.formView);
    REQUIRE(form.open(office.shell.sheets[0]));
    form.type("reason", "chưa phân công");
    REQUIRE(form.send());
    office.shell.settle();
    CHECK(office.countOf("site_without_custodian") == 0);
    office.list->press("accepted");
    office.shell.settle();
    REQUIRE(office.list->rowCount() == 1);
    CHECK(office.list->line(0).isWholeRule);
}

TEST_CASE("Rules: the score of a site falls with what is reported there", "[rules]")
{
    Office office;
    REQUIRE(office.list->scores().size() == 18);
    const auto& worst = office.list->scores().front();
    CHECK(worst.name == "Kim Thái");
    CHECK(worst.score < 100);
    office.list->showSite(worst.site);
    CHECK(office.list->rowCount() == worst.findings);
}
