#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/meetings/meetings.h"
#include "core/register/meetings/steps.h"
#include "core/text/dates.h"

// The notice, who received it, the trial session before the meeting.

namespace dongbo {

using meeting_steps::did;
using meeting_steps::invitedOf;
using meeting_steps::labelOf;
using meeting_steps::requireOpen;

Checked<Written<MeetingId>> sendNotice(Register& reg, MeetingId id, const NoticeDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto before = lookups::require<Meeting>(reg, id);
    requireOpen(before, id);
    auto meeting = before;
    meeting.noticeSentAt = draft.sentAt.value_or(reg.now());
    if (!draft.number.empty()) {
        meeting.noticeNo = draft.number;
    }
    if (draft.day) {
        meeting.noticeDay = draft.day;
    }
    Problems problems;
    const auto rows = invitedOf(reg, id, meeting, {true, {}, {}}, problems);
    meeting_steps::checkMeeting(problems, meeting);
    checks::likelyMoment(problems, "notice_sent_at", draft.sentAt, reg.now());
    meeting_steps::checkLateness(reg, problems, meeting);
    checks::record(problems, meeting, before);
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(
        journalOf(reg), reg.actor(),
        did("did.notice_sent", meeting, id,
            {{"number", meeting.noticeNo.value_or("–")}, {"count", std::to_string(rows.size())}}),
        "");
    action.change(id, meeting);
    for (const auto& row : rows) {
        if (!row.invited.noticeSentAt) {
            FieldWrites<MeetingSite>()
                .set(&MeetingSite::noticeSentAt, *meeting.noticeSentAt)
                .apply(action, row.id);
        }
    }
    if (!action.hasChanges()) {
        return Problem{"notice_no", {"device.nothing_changed", {{"device", labelOf(meeting, id)}}}};
    }
    work.commit();
    return Written<MeetingId>{id, labelOf(meeting, id), action.id(), std::move(warnings)};
}

Checked<Written<MeetingId>> receiveNotice(Register& reg, MeetingId id, const ReceiptDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto meeting = lookups::require<Meeting>(reg, id);
    requireOpen(meeting, id);
    Problems problems;
    const auto rows = invitedOf(reg, id, meeting, draft.sites, problems);
    const auto at = draft.at.value_or(reg.now());
    checks::likelyMoment(problems, "received_at", draft.at, reg.now());
    checks::length(problems, "received_by", draft.by, checks::shortText);
    for (const auto& row : rows) {
        const auto sent =
            row.invited.noticeSentAt ? row.invited.noticeSentAt : meeting.noticeSentAt;
        if (sent && *sent > at) {
            problems.push_back({"received_at",
                                {"meeting.received_before_sent",
                                 {{"site", row.site}, {"sent", text::formatInstant(*sent)}}}});
            break;
        }
    }
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(
        journalOf(reg), reg.actor(),
        did("did.notice_received", meeting, id, {{"count", std::to_string(rows.size())}}), "");
    for (const auto& row : rows) {
        FieldWrites<MeetingSite> writes;
        writes.set(&MeetingSite::receivedAt, at);
        if (!draft.by.empty()) {
            writes.set(&MeetingSite::receivedBy, draft.by);
        }
        writes.apply(action, row.id);
    }
    if (!action.hasChanges()) {
        return Problem{"site", {"device.nothing_changed", {{"device", labelOf(meeting, id)}}}};
    }
    work.commit();
    return Written<MeetingId>{id, labelOf(meeting, id), action.id(), std::move(warnings)};
}

Checked<Written<MeetingId>> recordTrial(Register& reg, MeetingId id, const SiteChoice& sites,
                                        TrialResult result, std::optional<Instant> at)
{
    store::UnitOfWork work(reg.database());
    const auto meeting = lookups::require<Meeting>(reg, id);
    requireOpen(meeting, id);
    Problems problems;
    const auto rows = invitedOf(reg, id, meeting, sites, problems);
    auto after = meeting;
    // when it was: what is looked at later outweighs it
    after.trialAt = at ? at : meeting.trialAt ? meeting.trialAt : std::optional{reg.now()};
    if (at) {
        meeting_steps::checkMeeting(problems, after);
    }
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           did("did.trial_recorded", meeting, id,
                               {{"count", std::to_string(rows.size())},
                                {"result", "@trial_result." + std::string(codeOf(result))}}),
                           "");
    for (const auto& row : rows) {
        FieldWrites<MeetingSite>().set(&MeetingSite::trial, result).apply(action, row.id);
    }
    action.change(id, after);
    if (!action.hasChanges()) {
        return Problem{"site", {"device.nothing_changed", {{"device", labelOf(meeting, id)}}}};
    }
    work.commit();
    return Written<MeetingId>{id, labelOf(meeting, id), action.id()};
}

} // namespace dongbo
