#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::store {

// Meetings, the sites invited, the checks of rooms, who is on duty.

struct MeetingRow
{
    MeetingId id;
    Meeting meeting;
};
struct MeetingFilter
{
    std::optional<Instant> since; ///< beginning at or after
    std::optional<Instant> until; ///< beginning at or before
    std::optional<SiteId> site;   ///< to which this one is invited
};
/// Born meetings, by their beginning.
[[nodiscard]] std::vector<MeetingRow> meetings(Database& database, const MeetingFilter& filter);
/// The highest number of a series ("HN-2021-") that a meeting bears, withdrawn ones too; 0: none.
[[nodiscard]] std::int64_t highestMeeting(Database& database, const std::string& series);

struct MeetingSiteRow
{
    MeetingSiteId id;
    MeetingSite invited;
    std::string site; ///< its name
};
/// The sites invited to a meeting, by name; one that two offices invited is there twice.
[[nodiscard]] std::vector<MeetingSiteRow> meetingSites(Database& database,
                                                       const MeetingId& meeting);
/// How many sites each meeting has, how many of them received the notice and have an outcome.
struct MeetingTally
{
    MeetingId meeting;
    std::int64_t sites = 0;
    std::int64_t received = 0;
    std::int64_t held = 0;
    std::int64_t degraded = 0;
    std::int64_t lost = 0;
};
[[nodiscard]] std::vector<MeetingTally> meetingTallies(Database& database);
/// The invitations of a site, with their meetings, the newest meeting first.
struct InvitationRow
{
    MeetingSiteRow invited;
    MeetingId meetingId;
    Meeting meeting;
};
[[nodiscard]] std::vector<InvitationRow> meetingsOfSite(Database& database, const SiteId& site);

/// A room in a meeting that was frozen and has an outcome.
struct FrozenRoom
{
    MeetingId meeting;
    SiteId site;
    MeetingOutcome outcome = MeetingOutcome::Held;
    std::string reasons; ///< JSON, as frozen
};
/// By the beginning of the meetings that began before `before`.
[[nodiscard]] std::vector<FrozenRoom> frozenRooms(Database& database, Instant before);

struct CheckRow
{
    CheckId id;
    Check check;
    std::string site;      ///< its name
    std::string checkedBy; ///< its name
};
struct CheckFilter
{
    std::optional<SiteId> site;
    std::optional<MeetingId> meeting;
    std::optional<Instant> since;
    std::optional<Instant> until;
    bool includeWithdrawn = false; ///< those taken back as entered wrongly
};
/// Born checks, the newest first.
[[nodiscard]] std::vector<CheckRow> siteChecks(Database& database, const CheckFilter& filter);

struct CheckItemRow
{
    CheckItemId id;
    CheckItem item;
};
/// By position.
[[nodiscard]] std::vector<CheckItemRow> checkItems(Database& database, const CheckId& check);

struct DutyRow
{
    DutyId id;
    Duty duty;
    std::string officer;
    std::string phone; ///< of the duty, else of the officer
    std::string site;
    std::string unit;
};
struct DutyFilter
{
    std::optional<MeetingId> meeting;
    std::optional<OfficerId> officer;
    std::optional<SiteId> site;
    bool includeRemoved = false;
};
/// Born duties, by site's name, main before deputy, then by their beginning.
[[nodiscard]] std::vector<DutyRow> duties(Database& database, const DutyFilter& filter);

/// The calls made to rooms about a meeting, the oldest first.
[[nodiscard]] std::vector<Contact> checkCalls(Database& database, const MeetingId& meeting);

struct ProcedureRow
{
    ProcedureId id;
    Procedure procedure;
};
/// Those that are on the list, the newest first.
[[nodiscard]] std::vector<ProcedureRow> procedures(Database& database);

} // namespace dongbo::store
