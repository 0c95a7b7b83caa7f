#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/queries/device_queries.h"
#include "gui/present/frame/find_everything.h"
#include "gui/present/frame/frame_facts.h"
#include "gui/present/frame/past_day.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::present;
using dongbo::test::FakeShell;

TEST_CASE("Frame: it names the office, counts what is there and marks what waits", "[present]")
{
    FakeShell shell;
    shell.device("Đại An", DeviceType::Camera, "Camera");
    FaultDraft fault;
    fault.site = findSite(shell.reg(), "Đại An");
    fault.about = FaultAbout::Line;
    fault.symptom = "mất mạng";
    REQUIRE(reportFault(shell.reg(), fault));
    FrameFactsReader reader(shell);
    shell.settle();
    const auto& facts = reader.facts();
    CHECK(facts.office == "Huyện Vụ Bản");
    CHECK(facts.counts.at(ScreenName::Devices).text == "1");
    CHECK(facts.counts.at(ScreenName::Sites).text == "18");
    CHECK(facts.counts.at(ScreenName::Faults).waits);
    CHECK_FALSE(facts.counts.at(ScreenName::Devices).waits);
    CHECK_FALSE(facts.saved.empty());
    CHECK(facts.undo);
    CHECK_FALSE(facts.redo);
    shell.session().close();
    CHECK(facts.counts.empty());
}

TEST_CASE("Frame: after a wrong clock it says that all is saved, and no day nobody believes",
          "[present]")
{
    FakeShell shell;
    shell.clock.moment = *parseIsoInstant("2009-04-06T08:00:00+07:00");
    shell.device("Đại An", DeviceType::Camera, "Camera");
    FrameFactsReader reader(shell);
    shell.settle();
    CHECK(reader.facts().saved == "Đã lưu");
}

TEST_CASE("Frame: initials are the first letters of the first and the last word", "[present]")
{
    const auto [name, initials] = GENERATE(table<std::string, std::string>(
        {{"Vũ Thị Hạnh", "VH"}, {"đỗ ánh", "Đá"}, {"root", "R"}, {"  ", ""}}));
    CHECK(initialsOf(name) == initials);
}

TEST_CASE("Search: half a word finds groups that lead to their records", "[present]")
{
    FakeShell shell;
    const auto id = shell.device("Đại An", DeviceType::Camera, "Camera hội trường");
    const auto found = findEverything(shell.session(), "dai a", 5);
    REQUIRE(found.size() >= 2);
    CHECK(found.front().rows.front().place.screen == ScreenName::Sites);
    REQUIRE(found.back().rows.size() == 1);
    CHECK(found.back().rows.front().place ==
          Place{ScreenName::Devices, RecordRef{RecordKind::Device, id}, {}});
    CHECK(findEverything(shell.session(), "  ", 5).empty());
}

TEST_CASE("Search: a repair shop opens in its own form", "[present]")
{
    FakeShell shell;
    Vendor vendor;
    vendor.name = "Cửa hàng Minh Anh";
    const auto id = addVendor(shell.reg(), vendor, "")->id;
    const auto found = findEverything(shell.session(), "minh anh", 5);
    REQUIRE(found.size() == 1);
    CHECK(found.front().rows.front().form == RecordRef{RecordKind::Vendor, id});
}

TEST_CASE("Search: devices are found by what people call their type, once each", "[present]")
{
    FakeShell shell;
    shell.device("Hiển Khánh", DeviceType::Screen, "Màn hình Samsung");
    shell.device("Đại An", DeviceType::Screen, "TV LG");
    shell.device("Hiển Khánh", DeviceType::Camera, "Camera");
    const auto details = [&](std::string_view typed, std::size_t limit) {
        std::vector<std::string> out;
        for (const auto& group : findEverything(shell.session(), typed, limit)) {
            for (const auto& row : group.rows) {
                out.push_back(row.detail);
            }
        }
        return out;
    };
    CHECK(details("tv hien", 5) == std::vector<std::string>{"Màn hình Samsung"});
    CHECK(details("tv", 5) == std::vector<std::string>{"TV LG", "Màn hình Samsung"});
    CHECK(details("tv", 1) == std::vector<std::string>{"TV LG"});
}

TEST_CASE("Past day: a worker makes it, it is kept, and today leads back", "[present]")
{
    FakeShell shell;
    PastDay past(shell);
    shell.device("Đại An", DeviceType::Camera, "Một");
    const auto day = shell.session().today();
    shell.clock.advanceDays(2);
    shell.device("Đại An", DeviceType::Camera, "Hai");
    shell.session().announceChange();

    past.choose(day);
    CHECK(past.underWay() == day);
    shell.settle();
    CHECK(shell.session().pastDay() == day);
    CHECK(store::countDevices(shell.session().shown().database(), {}) == 1);
    const auto* made = &shell.session().shown();
    past.leave();
    CHECK_FALSE(shell.session().pastDay());
    past.choose(day);
    CHECK(&shell.session().shown() == made); // not made again
    // from one past day to a later one: what happened between them is there
    const auto between = shell.session().today();
    shell.clock.advanceDays(1);
    past.choose(between);
    shell.settle();
    CHECK(shell.session().pastDay() == between);
    CHECK(store::countDevices(shell.session().shown().database(), {}) == 2);
    past.choose(shell.session().today());
    CHECK_FALSE(shell.session().pastDay());
}

TEST_CASE("Past day: cancelled on the way nothing is shown and nothing is said", "[present]")
{
    FakeShell shell;
    PastDay past(shell);
    const auto day = shell.session().today();
    shell.clock.advanceDays(2);
    past.choose(day);
    past.leave();
    shell.settle();
    CHECK_FALSE(shell.session().pastDay());
    CHECK(shell.banners.empty());
}
