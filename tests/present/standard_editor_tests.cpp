#include "core/store/projection/load.h"
#include "gui/present/acting.h"
#include "gui/present/consistency/standard_editor.h"
#include "gui/present/consistency/typed_minimum.h"
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

TEST_CASE("Standard editor: a cell is typed in, counted letter by letter, set or left",
          "[standards]")
{
    District d;
    const auto at = d.lineOf("Màn hình");
    CHECK(d.editor.typedCell(at, "minimum") == "≥ 55 in, ≥ 2 cổng HDMI");
    CHECK(d.editor.typedCell(at, "quantity") == "1");
    CHECK_FALSE(d.editor.typedCell(at, "function"));
    CHECK(d.editor.tryCell(at, "minimum", "65 inch").empty());
    d.shell.settle();
    CHECK(d.row("Màn hình").effect == "2 → 1");
    CHECK_FALSE(d.editor.hasChanges()); // only tried
    CHECK_FALSE(d.editor.tryCell(at, "minimum", "to").empty());
    d.shell.settle();
    CHECK(d.row("Màn hình").effect == "2/18");
    CHECK(d.editor.page().problem.find("“to”") != std::string::npos);
    d.editor.leaveCell();
    CHECK(d.editor.page().problem.empty());
    CHECK(d.editor.setCell(at, "minimum", "65 inch, 1080p").empty());
    CHECK(d.editor.setCell(at, "quantity", "2").empty());
    CHECK(d.editor.setCell(at, "ceiling", "35 triệu").empty());
    d.shell.settle();
    CHECK(d.row("Màn hình").minimum == "≥ 65 in, ≥ 1080p");
    CHECK(d.row("Màn hình").quantity == "2");
    CHECK(d.row("Màn hình").ceiling == "35.000.000 đ");
    CHECK(d.editor.page().changes.size() == 3);
    CHECK_FALSE(d.editor.setCell(at, "quantity", "hai").empty());
    CHECK_FALSE(d.editor.setCell(at, "quantity", "-1").empty());
    CHECK_FALSE(d.editor.setCell(at, "ceiling", "nhiều").empty());
    CHECK(d.row("Màn hình").quantity == "2");
    CHECK(d.minimumOf(d.set) == "inch>=55;hdmi>=2"); // nothing is written
}

TEST_CASE("Typed minimum: what is shown is read back, whatever the language", "[standards]")
{
    using present::readMinimum;
    const auto language = GENERATE(Language::Vietnamese, Language::English);
    const auto attributes = planning::parseAttributes(
        "inch:number:in:more;resolution:text::more;hdmi:number:port:more;kva:number:kVA:more;"
        "ptz:flag::more;kind:text;channels:number:channel:more");
    for (const char* minimum :
         {"inch>=55;hdmi>=2", "resolution>=1080p;ptz=true", "ptz=false", "year>=2017", "year<=2020",
          "kva>=1.5;inch<=75", "kind=omni", "channels>=6", ""}) {
        StandardLine line;
        line.minimum = std::string(minimum);
        const auto shown = present::minimumText(language, line, attributes);
        const auto read = readMinimum(language, shown, attributes);
        INFO(minimum << " shown as " << shown);
        REQUIRE(read);
        CHECK(planning::textOf(*read) == minimum);
    }
}

TEST_CASE("Typed minimum: people leave out signs, marks and the right unit", "[standards]")
{
    const auto attributes = planning::parseAttributes(
        "inch:number:in:more;resolution:text::more;hdmi:number:port:more;ptz:flag::more");
    const auto read = [&](const char* typed) {
        const auto out = present::readMinimum(Language::Vietnamese, typed, attributes);
        return out ? planning::textOf(*out) : std::string("?");
    };
    CHECK(read("65") == "inch>=65");
    CHECK(read("65 INCH; 4k") == "inch>=65;resolution>=4k");
    CHECK(read("65\", quay quet") == "inch>=65;ptz=true");
    CHECK(read("<= 75 in, 2 cong hdmi") == "inch<=75;hdmi>=2");
    CHECK(read("inch>=65;ptz=true") == "inch>=65;ptz=true");
    CHECK(read("54,6 in") == "inch>=54.6");
    CHECK(read("-") == "");
    CHECK(read("to") == "?");
    CHECK(read("65 kg") == "?");
    CHECK(read("≥ 65 in, ≤ 55 in") == "?"); // nothing is both
    const auto problem = present::readMinimum(Language::Vietnamese, "65 in, to", attributes);
    REQUIRE_FALSE(problem);
    CHECK(problem.problems().front().field == "minimum");
    CHECK(problem.problems().front().message.code == "consistency.minimum_unread");
}
