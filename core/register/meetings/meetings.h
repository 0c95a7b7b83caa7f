#pragma once

#include "core/register/base/checks.h"
#include "core/register/base/edits.h"
#include "core/register/base/register.h"
#include "core/register/faults/faults.h"
#include "core/store/queries/fault_queries.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo {

// A meeting from the notice to its frozen board. Each function is one change-set. A step the state
// of the meeting does not allow throws {Refused, "meeting.wrong_state"}, one of a meeting that is
// frozen {Refused, "meeting.frozen"}.

/// Which sites: those named, those of the units and of all units below them, or all there are.
struct SiteChoice
{
    bool all = false;
    std::vector<UnitId> units;
    std::vector<SiteId> sites;

    [[nodiscard]] bool isEmpty() const { return !all && units.empty() && sites.empty(); }
};
/// The sites meant, each once, by name; those that exist on that day.
[[nodiscard]] std::vector<SiteId> sitesOf(Register& reg, const SiteChoice& choice, Date day);

struct MeetingDraft
{
    Meeting meeting; ///< what people type of it
    SiteChoice invited;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};
/// Adds a meeting with its invitations; it gets the next number "HN-2021-0001". Problems: no name
/// or beginning, an end before the beginning, a trial session after it, the same meeting twice. A
/// meeting without sites, or a notice that comes too late, is asked about.
[[nodiscard]] Checked<Written<MeetingId>> addMeeting(Register& reg, const MeetingDraft& draft);

/// What a list of meetings did, or why it did nothing.
struct MeetingsAdded
{
    std::vector<MeetingId> added;
    std::optional<ChangeSetId> changeSet;
    std::vector<std::pair<std::size_t, Problem>> problems; ///< by index in the list
};
/// Adds the meetings of a list in one change-set, all or none. What is only unlikely is a problem
/// as well, unless the draft says Write.
[[nodiscard]] MeetingsAdded addMeetings(Register& reg, const std::vector<MeetingDraft>& drafts);

/// As editDevice. A meeting that is moved after rooms were checked for it is asked about, with how
/// many checks were made: they may be too old then.
[[nodiscard]] Checked<Edited<MeetingId>>
editMeeting(Register& reg, MeetingId id, const std::vector<FieldEdit>& fieldEdits,
            const std::string& reason, OnConflict onConflict = OnConflict::WriteOthers,
            checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);

/// Invites more sites; those invited already stay as they are. A Problem when all are.
[[nodiscard]] Checked<Written<MeetingId>> inviteSites(Register& reg, MeetingId id,
                                                      const SiteChoice& choice);
/// Takes invitations back. A Problem for a site that is not invited.
[[nodiscard]] Checked<Written<MeetingId>> uninviteSites(Register& reg, MeetingId id,
                                                        const std::vector<SiteId>& sites);

struct NoticeDraft
{
    std::string number; ///< empty: as it is
    std::optional<Date> day;
    std::optional<Instant> sentAt; ///< absent: now
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};
/// The notice went out to every site that was not sent one. Problems: a meeting without sites, sent
/// after the meeting. Fewer hours before the beginning than the office asks for is asked about.
[[nodiscard]] Checked<Written<MeetingId>> sendNotice(Register& reg, MeetingId id,
                                                     const NoticeDraft& draft);

struct ReceiptDraft
{
    SiteChoice sites;
    std::optional<Instant> at; ///< absent: now
    std::string by;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};
/// Those sites have received the notice. Problems: a site that is not invited, a receipt before
/// the notice was sent.
[[nodiscard]] Checked<Written<MeetingId>> receiveNotice(Register& reg, MeetingId id,
                                                        const ReceiptDraft& draft);
/// How the trial session went at those sites; `at`: when it was, absent as planned, else now. A
/// Problem when that is not before the meeting.
[[nodiscard]] Checked<Written<MeetingId>> recordTrial(Register& reg, MeetingId id,
                                                      const SiteChoice& sites, TrialResult result,
                                                      std::optional<Instant> at = std::nullopt);

struct OutcomeDraft
{
    SiteChoice sites;
    MeetingOutcome outcome = MeetingOutcome::Held;
    std::optional<std::int64_t> minutesLost;
    std::optional<Instant> lostAt;
    std::string cause;
    std::optional<FaultId> fault; ///< behind it: known already …
    /// … or reported with it, in the same change-set; of a site: that site, during this meeting.
    std::optional<FaultDraft> report;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};
/// How the meeting went at those sites. Problems: a site that is not invited; minutes, a moment of
/// loss or a fault of one that was held well; a report for several sites at once. More minutes than
/// the meeting had, an outcome before it began, or a fault of another site, is asked about.
[[nodiscard]] Checked<Written<MeetingId>> recordOutcome(Register& reg, MeetingId id,
                                                        const OutcomeDraft& draft);

/// Faults of the site that were open during the meeting, or reported within half a day of it: what
/// may be behind a loss. Those reported during it stand first, then the newest.
[[nodiscard]] std::vector<store::FaultRow> faultsAround(Register& reg, MeetingId meeting,
                                                        const SiteId& site);

struct FreezeDraft
{
    bool restHeld = false;          ///< sites without an outcome were held well
    std::optional<Instant> beganAt; ///< absent: as planned
    std::optional<Instant> endedAt; ///< absent: as planned, else now
};
/// The meeting is over: its board as of its beginning is written down with every reason and the
/// chances foretold, and nothing of it changes any more. Problems: no sites, not begun yet, sites
/// without an outcome.
[[nodiscard]] Checked<Written<MeetingId>> freezeMeeting(Register& reg, MeetingId id,
                                                        const FreezeDraft& draft);
/// It does not take place.
[[nodiscard]] Checked<Written<MeetingId>> cancelMeeting(Register& reg, MeetingId id,
                                                        const std::string& reason);

} // namespace dongbo
