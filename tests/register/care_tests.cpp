#include "core/register/corrections/changes.h"
#include "core/register/places/places.h"
#include "core/store/queries/fault_queries.h"
#include "tests/register/life_office.h"

#include <catch2/catch.hpp>

using namespace dongbo;       // NOLINT(google-build-using-namespace): a test
using namespace dongbo::test; // NOLINT(google-build-using-namespace): a test

// Who has the care of a device when, and what days and texts a step takes.

namespace {

struct Care : Life
{
    OfficerId anh = officer("Anh");
    OfficerId binh = officer("Bình");
    OfficerId chi = officer("Chi");

    OfficerId officer(const char* name)
    {
        Officer person;
        person.name = name;
        return addOfficer(reg, person, "")->id;
    }
    void give(OfficerId who, const char* from)
    {
        clock.advanceMinutes(1);
        REQUIRE(giveCustody(reg, who, screen, {}, parseIsoDate(from), ""));
    }
    /// "Anh 2019-01-01 2020-01-01; Bình 2020-01-01 -"
    std::string periods()
    {
        std::string out;
        for (const auto& row : store::custodyOf(reg.database(), screen)) {
            out += (out.empty() ? "" : "; ") + row.officer + " " +
                   (row.custody.from ? isoText(*row.custody.from) : "-") + " " +
                   (row.custody.to ? isoText(*row.custody.to) : "-");
        }
        return out;
    }
};

} // namespace

TEST_CASE("Custody: a period that begins in the past ends where the next one begins", "[life]")
{
    Care care;
    care.give(care.anh, "2020-06-01");
    care.give(care.binh, "2018-01-01");
    CHECK(care.periods() == "Bình 2018-01-01 2020-06-01; Anh 2020-06-01 -");
    CHECK(care.stated().custodian == care.anh);
    care.give(care.chi, "2019-03-01");
    CHECK(care.periods() ==
          "Bình 2018-01-01 2019-03-01; Chi 2019-03-01 2020-06-01; Anh 2020-06-01 -");
    care.give(care.binh, "2021-01-01");
    CHECK(care.stated().custodian == care.binh);
    CHECK(care.periods() == "Bình 2018-01-01 2019-03-01; Chi 2019-03-01 2020-06-01; Anh 2020-06-01 "
                            "2021-01-01; Bình 2021-01-01 -");
}

TEST_CASE("Custody: a device that left before its keeper had it is a question, and none of the "
          "periods ends before it begins",
          "[life]")
{
    Care care;
    care.give(care.binh, "2018-01-01");
    care.give(care.anh, "2020-06-01");
    TransferDraft move{care.screen, findSite(care.reg, "Gôi"), parseIsoDate("2020-05-31"), "", "",
                       care.chi};
    const auto asked = transferDevice(care.reg, move);
    REQUIRE_FALSE(asked);
    CHECK(asked.problems().front().field == "day");
    CHECK(codeOfFirst(asked.problems()) == "custody.began_later");
    CHECK(checks::areOnlyUnlikely(asked.problems()));
    CHECK(care.stated().site == findSite(care.reg, "Đại An"));

    move.ifUnlikely = checks::IfUnlikely::Write;
    const auto done = transferDevice(care.reg, move);
    REQUIRE(done);
    CHECK(codeOfFirst(done->warnings) == "custody.began_later");
    CHECK(care.periods() == "Bình 2018-01-01 2020-05-31; Chi 2020-05-31 2020-06-01; "
                            "Anh 2020-06-01 -");
    CHECK(care.stated().site == move.to);
    CHECK(care.stated().custodian == care.anh);
    REQUIRE(undoChange(care.reg, done->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(care.periods() == "Bình 2018-01-01 2020-06-01; Anh 2020-06-01 -");

    move.custodian.reset();
    REQUIRE(transferDevice(care.reg, move));
    CHECK(care.periods() == "Bình 2018-01-01 2020-05-31; Anh 2020-06-01 -");
    CHECK(care.stated().custodian == care.anh);
}

TEST_CASE("Custody: what began after a device left the books was nobody's care", "[life]")
{
    Care care;
    care.give(care.binh, "2018-01-01");
    care.give(care.anh, "2020-06-01");
    DisposeDraft draft;
    draft.device = care.screen;
    draft.paper = Paper::Lost;
    draft.day = parseIsoDate("2019-03-01");
    const auto asked = disposeDevice(care.reg, draft);
    CHECK(codeOfFirst(asked.problems()) == "custody.began_later_ends");
    CHECK(checks::areOnlyUnlikely(asked.problems()));
    draft.ifUnlikely = checks::IfUnlikely::Write;
    REQUIRE(disposeDevice(care.reg, draft));
    CHECK(care.periods() == "Bình 2018-01-01 2019-03-01; Anh 2020-06-01 2020-06-01");
    CHECK_FALSE(care.stated().custodian);
}

TEST_CASE("Custody: a replacement dated before the keeper came gives him the new device from when "
          "he did",
          "[life]")
{
    Care care;
    care.give(care.anh, "2020-06-01");
    const auto old = care.screen;
    const auto fresh = care.device("Đại An", DeviceType::Screen, "Ti vi mới");
    ReplaceDraft draft;
    draft.oldDevice = old;
    draft.newDevice = fresh;
    draft.day = parseIsoDate("2020-05-01");
    CHECK(checks::areOnlyUnlikely(replaceDevice(care.reg, draft).problems()));
    draft.ifUnlikely = checks::IfUnlikely::Write;
    REQUIRE(replaceDevice(care.reg, draft));
    CHECK(care.periods() == "Anh 2020-06-01 2020-06-01");
    care.screen = fresh;
    CHECK(care.periods() == "Anh 2020-06-01 -");
    CHECK(care.stated().custodian == care.anh);
}

TEST_CASE("Transfer: one that is told after a later one is a question, and the device is where it "
          "was sent last",
          "[life]")
{
    Care care;
    const auto there = findSite(care.reg, "Gôi");
    TransferDraft move{care.screen, there, parseIsoDate("2020-06-01"), "", "", {}};
    REQUIRE(transferDevice(care.reg, move));
    move.to = findSite(care.reg, "Minh Tân");
    move.day = parseIsoDate("2020-05-01");
    const auto asked = transferDevice(care.reg, move);
    CHECK(codeOfFirst(asked.problems()) == "device.moved_later");
    CHECK(checks::areOnlyUnlikely(asked.problems()));
    move.ifUnlikely = checks::IfUnlikely::Write;
    REQUIRE(transferDevice(care.reg, move));
    CHECK(care.stated().site == move.to);
}

TEST_CASE("Days: without one it is today, and what an odd day said before is no question", "[life]")
{
    Care care;
    REQUIRE(giveCustody(care.reg, care.anh, care.screen, {}, parseIsoDate("2031-01-01"), "",
                        checks::IfUnlikely::Write));
    const auto moved =
        transferDevice(care.reg, {care.screen, findSite(care.reg, "Gôi"), {}, "", "", care.chi});
    REQUIRE(moved);
    CHECK(codeOfFirst(moved->warnings) == "custody.began_later");
    CHECK(care.periods() == "Chi 2021-05-11 2031-01-01; Anh 2031-01-01 -");
}

TEST_CASE(
    "Days: to come, long ago or before the purchase is asked of every paper; what no calendar "
    "has is refused",
    "[life]")
{
    Care care;
    REQUIRE(editDevice(care.reg, care.screen,
                       {fieldEdit(&Device::acquired, parseIsoDate("2019-01-01"))}, ""));
    const auto [day, code] =
        GENERATE(table<const char*, const char*>({{"2021-05-12", "value.in_future"},
                                                  {"1989-12-31", "value.long_ago"},
                                                  {"2018-12-31", "device.before_purchase"}}));
    const auto on = parseIsoDate(day);
    const auto there = findSite(care.reg, "Gôi");
    const auto ask = [&](const Problems& problems) {
        CHECK(codeOfFirst(problems) == code);
        CHECK(checks::areOnlyUnlikely(problems));
    };
    ask(giveCustody(care.reg, care.anh, care.screen, {}, on, "").problems());
    ask(transferDevice(care.reg, {care.screen, there, on, "", "", {}}).problems());
    ask(disposeDevice(care.reg, {care.screen, Paper::Lost, on, "", "", {}}).problems());
    ask(disposeDevice(care.reg, {care.screen, Paper::DisposalProposed, on, "", "", {}}).problems());
    const auto fresh = care.device("Đại An", DeviceType::Screen, "Ti vi mới");
    ReplaceDraft replacing{care.screen, fresh, {}, on, "", "", {}};
    ask(replaceDevice(care.reg, replacing).problems());

    // said yes, each is done and tells what was odd
    const auto given =
        giveCustody(care.reg, care.anh, care.screen, {}, on, "", checks::IfUnlikely::Write);
    REQUIRE(given);
    CHECK(codeOfFirst(given->warnings) == code);
    CHECK(care.periods() == std::string("Anh ") + day + " -");

    const Date never{std::chrono::year{2021}, std::chrono::February, std::chrono::day{30}};
    const auto refused = transferDevice(
        care.reg, {care.screen, there, never, "", "", {}, checks::IfUnlikely::Write});
    REQUIRE_FALSE(refused);
    CHECK(codeOfFirst(refused.problems()) == "value.not_a_date");
    CHECK_FALSE(checks::areOnlyUnlikely(refused.problems()));
}

TEST_CASE("Texts: each has a limit, and past it nothing is written", "[life]")
{
    Life life;
    const auto fault = life.report(Severity::Minor);
    const std::string lengthy(2'001, 'x');
    const std::string number(301, 'x');
    CHECK(codeOfFirst(acceptFault(life.reg, fault, lengthy).problems()) == "value.too_long");
    CHECK(codeOfFirst(startRepair(life.reg, {fault, number, {}, "", ""}).problems()) ==
          "value.too_long");
    CHECK(codeOfFirst(startRepair(life.reg, {fault, "", {}, number, ""}).problems()) ==
          "value.too_long");
    RepairFinishDraft finish;
    finish.repair = life.start(fault);
    finish.documentNo = number;
    CHECK(codeOfFirst(finishRepair(life.reg, finish).problems()) == "value.too_long");
    const auto there = findSite(life.reg, "Gôi");
    CHECK(codeOfFirst(
              transferDevice(life.reg, {life.screen, there, {}, number, "", {}}).problems()) ==
          "value.too_long");
    CHECK(codeOfFirst(
              disposeDevice(life.reg, {life.screen, Paper::DisposalProposed, {}, number, "", {}})
                  .problems()) == "value.too_long");
    auto device = life.stated();
    device.fundingSource = number;
    CHECK(codeOfFirst(life.edit(device).problems()) == "value.too_long");
    device.fundingSource = "ngân sách";
    CHECK(codeOfFirst(life.edit(device, lengthy).problems()) == "value.too_long");
}
