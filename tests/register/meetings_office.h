#pragma once

#include "core/register/base/find.h"
#include "core/register/devices/devices.h"
#include "core/register/meetings/duties.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/meetings.h"
#include "core/register/meetings/readiness_board.h"
#include "core/register/meetings/room_checks.h"
#include "core/store/projection/load.h"
#include "core/store/queries/standard_queries.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace dongbo::test {

constexpr std::int64_t hour = 3'600'000;

/// A meeting in two days at two of the eighteen rooms, one of them fully equipped.
struct Meetings : RegisterFixture
{
    SiteId here = findSite(reg, "Đại An");
    SiteId there = findSite(reg, "Gôi");
    OfficerId tester = findOfficer(reg, "tester");
    std::vector<DeviceId> set = equip();
    MeetingId id = *add({false, {}, {here, there}});

    std::vector<DeviceId> equip()
    {
        std::vector<DeviceId> out;
        const auto standard = store::standardSetFor(reg.database(), "commune", reg.today());
        REQUIRE(standard);
        for (const auto& row : store::standardLines(reg.database(), standard->id)) {
            for (std::int64_t i = 0; i < row.line.quantity.value_or(1); ++i) {
                out.push_back(device("Đại An", *row.line.type, "Thiết bị chuẩn"));
            }
        }
        REQUIRE(giveCustody(reg, tester, std::nullopt, here, reg.today(), ""));
        return out;
    }
    [[nodiscard]] DeviceId first(DeviceType type)
    {
        for (const auto& device : set) {
            if (store::load<Device>(reg.database(), device)->type == type) {
                return device;
            }
        }
        FAIL("no such device");
        return {};
    }
    [[nodiscard]] Instant in(std::int64_t hours) const
    {
        return {clock.moment.unixMs + hours * hour};
    }
    std::optional<MeetingId> add(const SiteChoice& sites)
    {
        MeetingDraft draft;
        draft.meeting.name = "Phòng, chống dịch";
        draft.meeting.startsAt = in(48);
        draft.meeting.endsAt = in(51);
        draft.meeting.level = MeetingLevel::District;
        draft.invited = sites;
        const auto done = addMeeting(reg, draft);
        return done ? std::optional{done->id} : std::nullopt;
    }
    [[nodiscard]] Meeting now() { return *store::load<Meeting>(reg.database(), id); }
    static CheckDraft passed(const SiteId& site)
    {
        CheckDraft draft;
        draft.site = site;
        draft.headings.fill(CheckResult::Pass);
        draft.symptoms.fill("không đạt");
        return draft;
    }
    [[nodiscard]] BoardSite row(const SiteId& site)
    {
        const auto board = readBoard(reg, id, reg.now());
        for (const auto& one : board.sites) {
            if (one.id == site) {
                return one;
            }
        }
        FAIL("not on the board");
        return {};
    }
    [[nodiscard]] std::vector<std::string> codes(const SiteId& site)
    {
        std::vector<std::string> out;
        for (const auto& reason : row(site).reasons) {
            out.emplace_back(codeOf(reason.reason.kind));
        }
        return out;
    }
};
/// The first problem; empty: there is none.
template <typename T> std::string firstCode(const Checked<T>& done)
{
    return done ? std::string("done") : done.problems().front().message.code;
}

} // namespace dongbo::test
