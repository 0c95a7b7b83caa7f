#include "gui/present/drafts.h"
#include "gui/present/frame/settings_file.h"
#include "gui/present/words/whole_text.h"
#include "tests/support/folder.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace dongbo;
using namespace dongbo::present;
using dongbo::test::Folder;

namespace {

RecordRef someDevice(unsigned char number)
{
    RecordRef out;
    out.id.bytes[15] = number;
    return out;
}

} // namespace

TEST_CASE("Drafts: what was typed is there for the next program", "[present]")
{
    const Folder folder;
    FormDraft typed;
    typed.set("symptom", "Mic \"rè\"\nkhi họp");
    typed.set("note", "");
    {
        Drafts drafts(folder.path);
        drafts.keep("/so/a.dongbo",
                    {{SheetKind::ReportFault, someDevice(1), "about=line"}, typed.text(), {1000}});
        drafts.keep("/so/a.dongbo", {{SheetKind::EditDevice, someDevice(2), {}}, "x", {2000}});
    }
    const Drafts again(folder.path);
    const auto kept = again.of("/so/a.dongbo");
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].request.kind == SheetKind::EditDevice); // the newest first
    CHECK(kept[1].request.record == someDevice(1));
    CHECK(kept[1].request.hint == "about=line");
    CHECK(FormDraft(kept[1].text)["symptom"] == "Mic \"rè\"\nkhi họp");
    CHECK(FormDraft(kept[1].text)["note"].empty());
    CHECK(again.of("/so/b.dongbo").empty());
}

TEST_CASE("Drafts: one form of one record has one draft; an emptied one is forgotten", "[present]")
{
    const Folder folder;
    Drafts drafts(folder.path);
    const SheetRequest form{SheetKind::ReportFault, {}, {}};
    drafts.keep("a", {form, "một", {1}});
    drafts.keep("a", {form, "hai", {2}});
    CHECK(drafts.of("a").size() == 1);
    CHECK(drafts.textFor("a", form) == "hai");
    drafts.forget("a", form);
    CHECK(drafts.of("a").empty());
    CHECK(std::filesystem::is_empty(folder.path));
}

TEST_CASE("Drafts: a damaged file gives none and does not stand in the way", "[present]")
{
    const Folder folder;
    Drafts drafts(folder.path);
    const SheetRequest form{SheetKind::AddDevice, {}, {}};
    drafts.keep("a", {form, "x", {1}});
    const auto file = std::filesystem::directory_iterator(folder.path)->path();
    const std::string broken = GENERATE("", "{", "[{\"form\":1}]", "[1,2]", "\xff\xfe");
    REQUIRE(writeWhole(file, broken));
    CHECK(drafts.of("a").empty());
    drafts.keep("a", {form, "y", {2}});
    CHECK(drafts.textFor("a", form) == "y");
}

TEST_CASE("Settings: what two windows remember does not overwrite each other", "[present]")
{
    const Folder folder;
    SettingsFile first(folder.path / "window.conf");
    SettingsFile second(folder.path / "window.conf");
    first.setValue("devices/columns", "a\tb\nc\\");
    second.setValue("window/size", "1366x768");
    first.save();
    second.save();
    const SettingsFile later(folder.path / "window.conf");
    CHECK(later.value("devices/columns") == "a\tb\nc\\");
    CHECK(later.value("window/size") == "1366x768");
    CHECK(later.value("theme").empty());
}

TEST_CASE("Drafts: forms and records are kept by name; those of 0.2 are read too", "[present]")
{
    const Folder folder;
    Drafts drafts(folder.path);
    drafts.keep("a", {{SheetKind::GiveCustody, someDevice(1), {}}, "x", {1}});
    std::filesystem::path file;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path)) {
        file = entry.path();
    }
    std::ifstream in(file);
    const std::string written{std::istreambuf_iterator<char>(in), {}};
    CHECK(written.find("\"give_custody\"") != std::string::npos);
    CHECK(written.find("\"device\"") != std::string::npos);
    const auto id = someDevice(2).id.text();
    std::ofstream(file) << R"([{"form":8,"hint":"","text":"cũ","at":1,"record_kind":5,"record":")"
                        << id << R"("},{"form":99,"hint":"","text":"lạ","at":2},)"
                        << R"({"form":"of_later","hint":"","text":"lạ","at":3}])";
    const auto kept = drafts.of("a");
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].request.kind == SheetKind::EditDevice);
    CHECK(kept[0].request.record == someDevice(2));
}
