#include "core/store/projection/load.h"
#include "gui/present/acting.h"
#include "gui/present/consistency/standard_editor.h"
#include "gui/present/forms/form_presenter.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;
using present::SheetKind;
using present::StandardEditor;

namespace {

class FakeEditorView final : public present::StandardEditorView
{
public:
    int shows = 0;
    void showEditor() override { ++shows; }
};

class FakeFormView final : public present::FormView
{
public:
    void showForm(const present::Form& /*form*/) override {}
    void focusOn(const std::string& /*field*/) override {}
};

struct District
{
    FakeShell shell;
    FakeEditorView view;
    FakeFormView formView;
    StandardEditor editor{shell, view};
    StandardSetId set = findStandard(shell.reg(), "commune");

    District()
    {
        for (const char* site : {"Đại An", "Kim Thái"}) {
            Device screen;
            screen.name = "Ti vi";
            screen.type = DeviceType::Screen;
            screen.site = findSite(shell.reg(), site);
            screen.condition = Condition::Good;
            screen.specs = site == std::string("Đại An") ? R"({"inch":65,"hdmi":2})"
                                                         : R"({"inch":55,"hdmi":2})";
            REQUIRE(addDevice(shell.reg(), screen, ""));
        }
        editor.openSet(set);
        shell.settle();
    }
    std::size_t lineOf(const std::string& type) const
    {
        const auto& rows = editor.page().rows;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].type == type) {
                return i;
            }
        }
        FAIL("no line " << type);
        return 0;
    }
    const present::EditorRow& row(const std::string& type) const
    {
        return editor.page().rows[lineOf(type)];
    }
    std::optional<std::string> minimumOf(const StandardSetId& id)
    {
        for (const auto& one : standardLinesOf(shell.reg(), id)) {
            if (one.line.type == DeviceType::Screen) {
                return one.line.minimum;
            }
        }
        return std::nullopt;
    }
};

} // namespace

TEST_CASE("Standard editor: what a line would do is counted while it is typed", "[standards]")
{
    District d;
    CHECK(d.row("Màn hình").effect == "2/18");
    CHECK(d.row("Màn hình").minimum == "≥ 55 in, ≥ 2 cổng HDMI");
    d.editor.editLine(d.lineOf("Màn hình"));
    REQUIRE(d.shell.sheets.size() == 1);
    present::FormPresenter form(d.shell, d.formView);
    REQUIRE(form.open(d.shell.sheets[0]));
    CHECK(form.form().find("least_inch")->value == "55");
    form.type("least_inch", "65");
    d.shell.settle();
    CHECK(d.row("Màn hình").effect == "2 → 1");
    CHECK(d.row("Màn hình").effectTone == present::Tone::Bad);
    CHECK(d.minimumOf(d.set) == "inch>=55;hdmi>=2"); // nothing is written
    form.type("least_inch", "to");
    CHECK_FALSE(form.form().find("least_inch")->problem.empty());
    CHECK_FALSE(form.send());
    form.type("least_inch", "60");
    REQUIRE(form.send());
    d.shell.settle();
    CHECK(d.row("Màn hình").effect == "2 → 1");
    REQUIRE(d.editor.page().changes.size() == 1);
    CHECK(d.editor.page().changes[0].before == "≥ 55 in, ≥ 2 cổng HDMI");
    CHECK(d.editor.page().changes[0].after == "≥ 60 in, ≥ 2 cổng HDMI");
    CHECK(d.minimumOf(d.set) == "inch>=55;hdmi>=2");
    d.editor.revert(0);
    d.shell.settle();
    CHECK(d.editor.page().changes.empty());
    CHECK(d.row("Màn hình").effect == "2/18");
    CHECK_FALSE(d.editor.hasChanges());
}

TEST_CASE("Standard editor: a form that is left gives the line back", "[standards]")
{
    District d;
    d.editor.editLine(d.lineOf("Màn hình"));
    {
        present::FormPresenter form(d.shell, d.formView);
        REQUIRE(form.open(d.shell.sheets[0]));
        form.type("least_inch", "65");
        d.shell.settle();
        CHECK(d.row("Màn hình").effect == "2 → 1");
    }
    d.shell.settle();
    CHECK(d.row("Màn hình").effect == "2/18");
    CHECK_FALSE(d.editor.hasChanges());
}

TEST_CASE("Standard editor: corrections are saved as one change, and undone as one", "[standards]")
{
    District d;
    const auto screen = d.lineOf("Màn hình");
    d.editor.toggleCritical(screen);
    d.editor.takeOut(d.lineOf("Loa"));
    d.shell.settle();
    CHECK(d.editor.page().changes.size() == 2);
    CHECK(d.editor.page().canSave);
    CHECK(d.editor.page().saveWord == "Lưu chỗ sửa");
    d.editor.save();
    d.shell.settle();
    CHECK_FALSE(d.editor.hasChanges());
    const auto lines = standardLinesOf(d.shell.reg(), d.set);
    CHECK(std::none_of(lines.begin(), lines.end(),
                       [](const auto& row) { return row.line.type == DeviceType::Speaker; }));
    REQUIRE_FALSE(d.shell.banners.empty());
    const auto undo = d.shell.banners.back().onAction;
    REQUIRE(undo);
    undo();
    d.shell.settle();
    CHECK(d.lineOf("Loa") > 0);
    CHECK(d.row("Màn hình").isCritical);
}

TEST_CASE("Standard editor: another first day makes a version of its own", "[standards]")
{
    District d;
    d.editor.editHead();
    present::FormPresenter form(d.shell, d.formView);
    REQUIRE(form.open(d.shell.sheets.back()));
    form.type("valid_from", "01/07/2021");
    form.type("notes", "292/UBND-VHTT");
    REQUIRE(form.send());
    d.editor.toggleCritical(d.lineOf("Bộ lưu điện"));
    d.shell.settle();
    CHECK(d.editor.page().saveWord == "Lưu bản mới");
    d.editor.save();
    d.shell.settle();
    const auto sets = store::standardSets(d.shell.reg().database());
    REQUIRE(sets.size() == 2);
    CHECK(sets[0].set.notes == "292/UBND-VHTT"); // the newest first
    CHECK(d.editor.set() == sets[0].id);
    CHECK(sets[1].set.validTo ==
          Date{std::chrono::year{2021}, std::chrono::June, std::chrono::day{30}});
    // compared with the version before
    d.editor.compareWith(sets[1].id.text());
    d.shell.settle();
    REQUIRE(d.editor.page().changes.size() == 1);
    CHECK(d.editor.page().changes[0].title == "Bộ lưu điện · Bắt buộc");
}

TEST_CASE("Standard editor: a new set from a site asks for what stands there", "[standards]")
{
    District d;
    d.editor.openNew(findSite(d.shell.reg(), "Kim Thái").text(), "district");
    d.shell.settle();
    REQUIRE(d.editor.page().rows.size() == 1);
    CHECK(d.editor.page().rows[0].type == "Màn hình");
    CHECK(d.editor.page().siteCount == 0); // no site of that tier
    d.editor.save();
    d.shell.settle();
    CHECK(findStandard(d.shell.reg(), "district") == d.editor.set());
}
