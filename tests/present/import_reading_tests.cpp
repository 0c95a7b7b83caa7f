#include "tests/present/import_desk.h"

#include <catch2/catch.hpp>

// How a person sets right what was understood of a list.

using namespace dongbo;
using importers::Outcome;
using present::ImportStep;
using Desk = test::ImportDesk;

namespace {

std::size_t lineOf(const Desk& desk, std::uint32_t row)
{
    const auto line = desk.presenter.lineOf(row);
    REQUIRE(line);
    return *line;
}

void say(Desk& desk, std::uint32_t first, std::uint32_t last, const std::string& key)
{
    const auto options = desk.presenter.rowOptions(lineOf(desk, first), lineOf(desk, last));
    CHECK(std::any_of(options.begin(), options.end(),
                      [&](const auto& option) { return option.key == key; }));
    desk.presenter.decideRows(lineOf(desk, first), lineOf(desk, last), key);
    desk.shell.settle();
}

/// The line of step 1 whose title has the words; REQUIREd.
std::size_t decisionWith(const Desk& desk, const std::string& words)
{
    const auto& all = desk.view.understood.decisions;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) {
        return one.title.find(words) != std::string::npos;
    });
    REQUIRE(found != all.end());
    return static_cast<std::size_t>(found - all.begin());
}

constexpr const char* strange = "SỔ RIÊNG CỦA CƠ QUAN,,,,\n"
                                "Qx1,Qx2,Qx3,Qx4,Qx5\n"
                                "1,Camera hội nghị Logitech,2,Đại An,31000000\n"
                                "2,Loa thùng Toa,4,Đại An,10600000\n"
                                "3,Micro cổ ngỗng Toa,3,Gôi,9750000\n";

} // namespace

TEST_CASE("Import: what is in doubt stands first among what was understood", "[present]")
{
    Desk desk;
    std::string wrong = test::untidy;
    wrong.replace(wrong.find("9 280 000"), 9, "9 999 999");
    desk.read({desk.file("Thiết bị xã.csv", wrong)});
    const auto& all = desk.view.understood.decisions;
    REQUIRE(all.size() > 3);
    CHECK(all.front().tone != present::Tone::Ok);
    CHECK(all.back().tone == present::Tone::Ok);
    const auto firstSure = std::find_if(
        all.begin(), all.end(), [](const auto& one) { return one.tone == present::Tone::Ok; });
    CHECK(std::none_of(firstSure, all.end(),
                       [](const auto& one) { return one.tone == present::Tone::Bad; }));
}

TEST_CASE("Import: a list without one known heading is set right by its columns and goes in",
          "[present]")
{
    Desk desk;
    desk.read({desk.file("la.csv", strange)});
    REQUIRE(desk.presenter.step() == ImportStep::Understand);
    CHECK_FALSE(desk.view.understood.columns.empty()); // no sheet is a dead end
    desk.presenter.setMeaning(2, "name");
    desk.shell.settle();
    desk.presenter.setMeaning(3, "quantity");
    desk.shell.settle();
    desk.presenter.setMeaning(4, "site");
    desk.shell.settle();
    desk.presenter.setMeaning(5, "amount");
    desk.shell.settle();
    REQUIRE(desk.view.column("C") != nullptr);
    CHECK(desk.view.column("C")->meaning == "Số lượng");
    CHECK(desk.presenter.sheetRow(lineOf(desk, 2)).fill == present::Tone::Accent); // its header
    desk.presenter.next();
    CHECK(desk.view.count(Outcome::Created) == "3");
    desk.presenter.commit();
    desk.shell.settle();
    CHECK(desk.devices() == 9);

    // Next year's sister is understood without a word.
    std::string next = strange;
    next += "4,Bộ lưu điện Santak,1,Gôi,3980000\n";
    desk.read({desk.file("la 2025.csv", next)});
    for (const auto& one : desk.view.understood.decisions) {
        UNSCOPED_INFO(one.title + ": " + one.evidence);
    }
    CHECK(desk.presenter.step() == ImportStep::Changes);
    CHECK(desk.view.count(Outcome::Created) == "1");
    CHECK(desk.view.count(Outcome::SetAside) == "0");
}

TEST_CASE("Import: a person says which rows are headings, where the list begins and ends",
          "[present]")
{
    Desk desk;
    desk.read({desk.file("Thiết bị xã.csv", test::untidy)});
    say(desk, 5, 5, "first");
    CHECK(desk.presenter.sheetRow(lineOf(desk, 4)).isQuiet); // the section is not read any more
    say(desk, 9, 9, "last");
    CHECK(desk.presenter.sheetRow(lineOf(desk, 10)).isQuiet);
    say(desk, 6, 6, "auto");
    CHECK_FALSE(desk.presenter.sheetRow(lineOf(desk, 10)).isQuiet);
    say(desk, 2, 3, "header");
    CHECK(desk.presenter.sheetRow(lineOf(desk, 2)).fill == present::Tone::Accent);
    CHECK(desk.presenter.sheetRow(lineOf(desk, 3)).fill == present::Tone::Accent);
    // A header of six rows is none.
    const auto options = desk.presenter.rowOptions(lineOf(desk, 1), lineOf(desk, 6));
    CHECK(options.front().key != "header");
    desk.presenter.decideRows(5, 99, "note"); // beyond the sheet: nothing
    CHECK(desk.presenter.step() == ImportStep::Understand);
}

TEST_CASE("Import: rows are what a person says, the later word counting", "[present]")
{
    Desk desk;
    desk.read({desk.file("Thiết bị xã.csv", test::untidy)});
    say(desk, 5, 6, "note");
    desk.presenter.next();
    CHECK(desk.view.count(Outcome::Created) == "1"); // of the second section
    desk.presenter.back();
    say(desk, 6, 6, "data");
    desk.presenter.next();
    CHECK(desk.view.count(Outcome::Created) == "2");
    CHECK(desk.presenter.changeRow(0).cells[1].starts_with("Micro"));
    desk.presenter.back();
    // A section the program takes for a place is a mere group.
    say(desk, 4, 4, "section");
    const auto group = desk.presenter.sheetRow(lineOf(desk, 4));
    CHECK(group.acrossLink.empty());
    say(desk, 4, 4, "place");
    CHECK_FALSE(desk.presenter.sheetRow(lineOf(desk, 4)).acrossLink.empty());
}

TEST_CASE("Import: a place nobody knows is put to a site of the register in step 1, for all its "
          "rows and the next list",
          "[present]")
{
    Desk desk;
    std::string unknown = test::untidy;
    unknown.replace(unknown.find("UBND xã Tam Thanh"), std::string("UBND xã Tam Thanh").size(),
                    "UBND xã Thành Tân Mới");
    desk.read({desk.file("Thiết bị xã.csv", unknown)});
    const auto line = decisionWith(desk, "Thành Tân Mới");
    CHECK(line == 0); // before everything sure
    CHECK(desk.view.understood.decisions[line].tone == present::Tone::Warn);
    const auto options = desk.presenter.optionsOf(line);
    const auto typed = std::find_if(options.begin(), options.end(),
                                    [](const auto& option) { return option.isTyped; });
    REQUIRE(typed != options.end());
    desk.presenter.decideTyped(line, "Gôi");
    desk.shell.settle();
    CHECK(std::none_of(
        desk.view.understood.decisions.begin(), desk.view.understood.decisions.end(),
        [](const auto& one) { return one.title.find("Thành Tân Mới") != std::string::npos; }));
    desk.presenter.next();
    CHECK(desk.view.count(Outcome::Created) == "3");
    desk.presenter.commit();
    desk.shell.settle();

    desk.read({desk.file("Thiết bị xã 2025.csv", unknown)});
    if (desk.presenter.step() == ImportStep::Understand) {
        desk.presenter.next();
    }
    CHECK(desk.view.count(Outcome::Unchanged) == "3");
}

TEST_CASE("Import: an unknown place may be any site of the register, chosen from a menu",
          "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera"); // makes the site
    std::string unknown = test::untidy;
    unknown.replace(unknown.find("UBND xã Tam Thanh"), std::string("UBND xã Tam Thanh").size(),
                    "UBND xã Thành Tân Mới");
    desk.read({desk.file("Thiết bị xã.csv", unknown)});
    const auto line = decisionWith(desk, "Thành Tân Mới");
    const auto options = desk.presenter.optionsOf(line);
    const auto site = std::find_if(options.begin(), options.end(), [](const auto& option) {
        return option.key.starts_with("site:") && option.word.find("Đại An") != std::string::npos;
    });
    REQUIRE(site != options.end());
    desk.presenter.decide(line, site->key);
    desk.shell.settle();
    desk.presenter.next();
    CHECK(desk.view.count(Outcome::Created) == "3");
}

TEST_CASE("Import: done leads back to the rows set aside, and only they are left to do",
          "[present]")
{
    Desk desk;
    desk.read({desk.file("Thiết bị xã.csv", test::untidy)});
    desk.presenter.next();
    desk.presenter.commit();
    desk.shell.settle();
    REQUIRE(desk.presenter.step() == ImportStep::Done);
    CHECK(desk.view.done.aside == "1 dòng chưa vào sổ");
    desk.presenter.mendAside();
    desk.shell.settle();
    REQUIRE(desk.presenter.step() == ImportStep::Changes);
    CHECK(desk.view.changes.shown == Outcome::SetAside);
    CHECK(desk.view.count(Outcome::Unchanged) == "3");
    CHECK(desk.view.changes.nothing.starts_with("Trả lời các dòng chưa vào sổ"));
    REQUIRE(desk.view.changes.aside.size() == 1);
    const auto& answers = desk.view.changes.aside[0].answers;
    const auto typed =
        std::find_if(answers.begin(), answers.end(), [](const auto& one) { return one.isTyped; });
    REQUIRE(typed != answers.end());
    desk.presenter.answer(0, typed->key, "2");
    desk.shell.settle();
    CHECK(desk.view.count(Outcome::Created) == "1");
    desk.presenter.commit();
    desk.shell.settle();
    CHECK(desk.presenter.step() == ImportStep::Done);
    CHECK(desk.view.done.title == "Đã nhập 1 dòng vào sổ");
    CHECK(desk.devices() == 6);
    desk.presenter.mendAside(); // nothing is set aside: the same list, all unchanged
    desk.shell.settle();
    CHECK(desk.view.count(Outcome::SetAside) == "0");
}
