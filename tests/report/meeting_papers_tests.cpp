#include "core/register/meetings/meetings.h"
#include "core/register/meetings/readiness_board.h"
#include "core/register/meetings/room_checks.h"
#include "core/report/engine/reports.h"
#include "core/text/dates.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <algorithm>

// The notice of a meeting, and the sheet its rooms are checked with.

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::RegisterFixture;

namespace {

struct Office : RegisterFixture
{
    SiteId here = findSite(reg, "Đại An");
    SiteId there = findSite(reg, "Gôi");
    DeviceId micro = device("Đại An", DeviceType::Microphone, "Micro để bàn");

    MeetingId add(const char* name, std::int64_t hours)
    {
        MeetingDraft draft;
        draft.meeting.name = name;
        draft.meeting.startsAt = Instant{clock.moment.unixMs + hours * 3'600'000};
        draft.invited.sites = {here, there};
        const auto added = addMeeting(reg, draft);
        REQUIRE(added);
        return added->id;
    }
    /// Everything the report says, a line a row.
    std::string said(const char* name, const report::Parameters& asked)
    {
        const auto model = report::runReport(reg, name, asked, Language::Vietnamese);
        REQUIRE(model);
        std::string out;
        for (const auto& line : model->parameters) {
            out += line + "\n";
        }
        for (const auto& group : model->groups) {
            out += group.title + "\n";
            for (const auto& row : group.rows) {
                for (std::size_t i = 0; i < row.size(); ++i) {
                    const auto* text = std::get_if<std::string>(&row[i]);
                    out += (i == 0 ? "" : "|") + (text == nullptr ? std::string() : *text);
                }
                out += "\n";
            }
        }
        for (const auto& note : model->notes) {
            out += note + "\n";
        }
        return out;
    }
};

bool has(const std::string& text, const std::string& piece)
{
    INFO(text);
    const bool found = text.find(piece) != std::string::npos;
    CHECK(found);
    return found;
}

} // namespace

TEST_CASE("Papers: a notice is of the meeting asked for, else of the next one", "[papers]")
{
    Office office;
    const auto later = office.add("Giao ban quý", 96);
    (void)office.add("Phòng, chống dịch", 48);
    (void)has(office.said("meeting-notice", {}), "Phòng, chống dịch");
    const auto asked = office.said("meeting-notice", {{"meeting", later.text()}});
    (void)has(asked, "Giao ban quý");
    (void)has(asked, "2 điểm cầu");
    CHECK(asked.find("Phòng, chống dịch") == std::string::npos);
    // to the units whose rooms are invited, by name when they are few
    (void)has(asked, "Kính gửi: UBND xã Đại An; thị trấn Gôi");
    const auto typed =
        office.said("meeting-notice", {{"meeting", later.text()}, {"to", "Các phòng, ban"}});
    (void)has(typed, "Kính gửi: Các phòng, ban");
    CHECK(typed.find("UBND xã Đại An") == std::string::npos);
}

TEST_CASE("Papers: a notice asks of the rooms that the board calls not ready, and of no other",
          "[papers]")
{
    Office office;
    const auto id = office.add("Giao ban quý", 96);
    CheckDraft check;
    check.site = office.there;
    check.meeting = id;
    check.headings.fill(CheckResult::Fail);
    check.symptoms.fill("không đạt");
    REQUIRE(recordCheck(office.reg, check));
    const auto board = readBoard(office.reg, id, office.reg.now());
    CHECK(board.count(Readiness::NotReady) >= 1);
    std::string names;
    for (const auto& room : board.sites) {
        if (room.state == Readiness::NotReady) {
            names += (names.empty() ? "" : ", ") + room.name;
        }
    }
    (void)has(office.said("meeting-notice", {{"meeting", id.text()}}),
              "Hiện còn " + std::to_string(board.count(Readiness::NotReady)) +
                  " điểm cầu chưa sẵn sàng: " + names + ". ");
}

TEST_CASE("Papers: a check sheet is empty to be filled in, or says what was seen", "[papers]")
{
    Office office;
    const auto meeting = office.add("Giao ban", 48);
    CheckDraft check;
    check.site = office.here;
    check.meeting = meeting;
    check.headings.fill(CheckResult::Pass);
    check.headings[2] = CheckResult::Fail;
    check.symptoms.fill("không đạt");
    CheckItemDraft slow;
    slow.device = office.micro;
    slow.startsNeeded = 3;
    slow.result = CheckResult::Fail;
    slow.symptom = "mic rè";
    check.items = {slow};
    check.notes = "mưa to";
    const auto taken = recordCheck(office.reg, check);
    REQUIRE(taken);
    const auto fault = taken->taken.front().faults.front().number;
    const report::Parameters ofAll{{"meeting", meeting.text()}};
    const auto empty = office.said("check-sheet", ofAll);
    (void)has(empty, "Giao ban");
    (void)has(empty, "2|Điểm cầu Gôi|||||");
    CHECK(empty.find("mưa to") == std::string::npos);
    auto asked = ofAll;
    asked["fill"] = "filled";
    (void)has(office.said("check-sheet", asked), "1|Điểm cầu Đại An|x|x|không đạt|x|x|");
    (void)has(office.said("check-sheet", asked), fault + "; mưa to");
    // of one room: every device that was looked at, and how often it had to be switched on
    asked["site"] = office.here.text();
    const auto room = office.said("check-sheet", asked);
    (void)has(room, "Âm thanh");
    (void)has(room, "Micro để bàn||x|3|");
    (void)has(room, "Sự cố: " + fault);
    asked.erase("fill");
    const auto blank = office.said("check-sheet", asked);
    CHECK(blank.find(fault) == std::string::npos);
    (void)has(blank, "cả mục||||"); // no procedure is in force
}
