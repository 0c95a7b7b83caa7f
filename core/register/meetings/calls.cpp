#include "core/register/meetings/calls.h"

#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/steps.h"
#include "core/store/queries/meeting_queries.h"
#include "core/text/dates.h"

#include <algorithm>
#include <array>
#include <map>

namespace dongbo {

namespace {

constexpr std::int64_t minuteMs = 60'000;

int orderOf(Readiness state)
{
    switch (state) {
    case Readiness::NotReady:
        return 0;
    case Readiness::Unknown:
        return 1;
    case Readiness::AtRisk:
        return 2;
    case Readiness::Ready:
        return 3;
    }
    return 3;
}

} // namespace

template <> std::span<const Term<CallResult>> terms<CallResult>()
{
    static constexpr std::array<Term<CallResult>, 4> all{{
        {CallResult::Reached, "reached"},
        {CallResult::NoAnswer, "no_answer"},
        {CallResult::Busy, "busy"},
        {CallResult::CallBack, "call_back"},
    }};
    return all;
}

template <> std::string_view listName<CallResult>()
{
    return "call_result";
}

CallRound callRound(Register& reg, const Board& board, Instant now,
                    std::optional<CheckRound> wanted)
{
    CallRound out;
    std::optional<Instant> until;
    if (board.meeting) {
        const auto meeting = lookups::require<Meeting>(reg, *board.meeting);
        const auto assumed = assumptionsOf(reg);
        if (meeting.startsAt) {
            const auto ahead = [&](std::int64_t minutes) {
                return Instant{meeting.startsAt->unixMs - minutes * minuteMs};
            };
            const auto last = ahead(assumed["second_call_minutes"]);
            const bool isLast = wanted ? *wanted == CheckRound::HourBefore : now >= last;
            out.round = isLast ? CheckRound::HourBefore : CheckRound::DayBefore;
            out.from = isLast ? last : ahead(assumed["first_call_hours"] * 60);
            until = isLast ? meeting.startsAt : std::optional{last};
        }
    }
    std::map<SiteId, const Contact*> called;
    const auto calls =
        board.meeting ? store::checkCalls(reg.database(), *board.meeting) : std::vector<Contact>{};
    for (const auto& call : calls) { // the oldest first
        // who calls early calls for the round to come
        const bool isLater = out.round == CheckRound::HourBefore && out.from && call.toldAt &&
                             *call.toldAt < *out.from;
        const bool isOver = until && call.toldAt && *call.toldAt >= *until;
        if (call.site && !isLater && !isOver) {
            called[*call.site] = &call;
        }
    }
    for (std::size_t i = 0; i < board.sites.size(); ++i) {
        CallEntry entry;
        entry.site = i;
        if (const auto found = called.find(board.sites[i].id); found != called.end()) {
            entry.calledAt = found->second->toldAt;
            entry.answer = found->second->answer.value_or("");
            entry.isReached = found->second->answeredAt.has_value();
        }
        if (board.sites[i].state != Readiness::Ready) {
            ++out.wanted;
            out.done += entry.isReached ? 1 : 0;
        }
        out.entries.push_back(std::move(entry));
    }
    std::stable_sort(out.entries.begin(), out.entries.end(), [&](const auto& a, const auto& b) {
        return orderOf(board.sites[a.site].state) < orderOf(board.sites[b.site].state);
    });
    return out;
}

Checked<Written<ContactId>> logCall(Register& reg, MeetingId meeting, const CallDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto held = lookups::require<Meeting>(reg, meeting);
    meeting_steps::requireOpen(held, meeting);
    Problems problems;
    checks::length(problems, "answer", draft.answer, checks::longText);
    const auto answer = lookups::maybe(checks::normalForm(draft.answer));
    const bool isReached = draft.result == CallResult::Reached;
    if (isReached && !answer) {
        problems.push_back({"answer", {"value.required", {}}});
    }
    if (draft.at && *draft.at > reg.now()) {
        problems.push_back(
            {"told_at", {"meeting.call_to_come", {{"at", text::formatInstant(*draft.at)}}}});
    }
    const auto name = lookups::siteName(reg, draft.site);
    const auto label = meeting_steps::labelOf(held, meeting);
    if (!meeting_steps::invitationOf(reg, meeting, draft.site)) {
        problems.push_back({"site", {"meeting.not_invited", {{"site", name}, {"meeting", label}}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto board = boardOfSite(reg, draft.site, reg.now());
    Contact call;
    call.meeting = meeting;
    call.site = draft.site;
    call.purpose = ContactPurpose::CheckCall;
    call.way = ContactWay::Phone;
    call.party = name;
    if (board) {
        call.person = lookups::maybe(board->onDuty.name);
        call.phone = lookups::maybe(board->onDuty.phone);
    }
    call.toldAt = draft.at.value_or(reg.now());
    call.answer = answer;
    if (isReached) {
        call.answeredAt = call.toldAt;
    }
    checks::record(problems, call);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {isReached ? "did.room_called" : "did.room_not_reached",
                            {{"site", name}, {"meeting", label}}},
                           "");
    const ContactId id{action.create(call)};
    work.commit();
    return Written<ContactId>{id, name, action.id()};
}

} // namespace dongbo
