#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/faults/report_in.h"
#include "core/register/meetings/frozen_reasons.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/meetings.h"
#include "core/register/meetings/readiness_board.h"
#include "core/register/meetings/steps.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/dates.h"

#include <nlohmann/json.hpp>

#include <algorithm>

// How a meeting went at its sites, and its board frozen.

namespace dongbo {

using meeting_steps::did;
using meeting_steps::invitedOf;
using meeting_steps::labelOf;
using meeting_steps::requireOpen;

namespace {

constexpr std::int64_t minuteMs = 60'000;

void checkOutcome(Register& reg, Problems& problems, const Meeting& meeting,
                  const OutcomeDraft& draft)
{
    constexpr std::int64_t most = 10'000;
    checks::between(problems, "minutes_lost", draft.minutesLost, 0, most);
    checks::length(problems, "outcome_cause", draft.cause, checks::longText);
    if (draft.outcome == MeetingOutcome::Held && draft.minutesLost.value_or(0) > 0) {
        problems.push_back({"minutes_lost", {"meeting.held_lost_nothing", {}}});
    }
    if (draft.outcome == MeetingOutcome::Held && draft.lostAt) {
        problems.push_back({"lost_at", {"meeting.held_lost_nothing", {}}});
    }
    if (draft.outcome == MeetingOutcome::Held && (draft.fault || draft.report)) {
        problems.push_back({"fault", {"meeting.held_lost_nothing", {}}});
    }
    const auto begin = meeting.beganAt ? meeting.beganAt : meeting.startsAt;
    const auto end = endOf(meeting);
    if (begin && *begin > reg.now()) {
        problems.push_back({"meeting_outcome",
                            {"meeting.not_begun", {{"start", text::formatInstant(*begin)}}},
                            Weight::Unlikely});
    }
    if (begin && draft.lostAt && *draft.lostAt < *begin) {
        problems.push_back({"lost_at",
                            {"meeting.lost_before", {{"start", text::formatInstant(*begin)}}},
                            Weight::Unlikely});
    }
    if (begin && end && draft.minutesLost &&
        *draft.minutesLost > (end->unixMs - begin->unixMs) / minuteMs) {
        problems.push_back(
            {"minutes_lost",
             {"meeting.more_than_it_had",
              {{"minutes", std::to_string((end->unixMs - begin->unixMs) / minuteMs)}}},
             Weight::Unlikely});
    }
}

/// The fault is that of the one site meant, or nobody knows of which.
void checkFault(Register& reg, Problems& problems, const OutcomeDraft& draft,
                const std::vector<store::MeetingSiteRow>& rows)
{
    if (draft.report && rows.size() != 1) {
        problems.push_back({"fault", {"meeting.one_site_a_report", {}}});
    }
    const auto fault = draft.fault ? store::faultRow(reg.database(), *draft.fault) : std::nullopt;
    if (fault && fault->siteId && std::none_of(rows.begin(), rows.end(), [&](const auto& row) {
            return row.invited.site == fault->siteId;
        })) {
        problems.push_back({"fault",
                            {"meeting.fault_elsewhere",
                             {{"fault", fault->fault.number.value_or(draft.fault->text())},
                              {"site", fault->site}}},
                            Weight::Unlikely});
    }
}

} // namespace

Checked<Written<MeetingId>> recordOutcome(Register& reg, MeetingId id, const OutcomeDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto meeting = lookups::require<Meeting>(reg, id);
    requireOpen(meeting, id);
    Problems problems;
    const auto rows = invitedOf(reg, id, meeting, draft.sites, problems);
    checkOutcome(reg, problems, meeting, draft);
    checkFault(reg, problems, draft, rows);
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(
        journalOf(reg), reg.actor(),
        did("did.outcome_recorded", meeting, id,
            {{"count", std::to_string(rows.size())},
             {"outcome", "@meeting_outcome." + std::string(codeOf(draft.outcome))}}),
        "");
    auto fault = draft.fault;
    if (draft.report) {
        auto report = *draft.report;
        report.meeting = id;
        if (!report.device) {
            report.site = rows.front().invited.site;
        }
        report.ifUnlikely = draft.ifUnlikely;
        const auto reported = reportFaultIn(reg, action, report);
        if (!reported) {
            return reported.problems();
        }
        fault = reported->id;
    }
    for (const auto& row : rows) {
        auto after = row.invited;
        after.outcome = draft.outcome;
        after.minutesLost = draft.minutesLost;
        after.lostAt = draft.lostAt;
        after.cause = lookups::maybe(checks::normalForm(draft.cause));
        after.fault = fault;
        action.change(row.id, after);
    }
    if (!action.hasChanges()) {
        return Problem{"site", {"device.nothing_changed", {{"device", labelOf(meeting, id)}}}};
    }
    work.commit();
    return Written<MeetingId>{id, labelOf(meeting, id), action.id(), std::move(warnings)};
}

std::vector<store::FaultRow> faultsAround(Register& reg, MeetingId id, const SiteId& site)
{
    constexpr std::int64_t halfDayMs = 12 * 60 * minuteMs;
    const auto meeting = lookups::require<Meeting>(reg, id);
    const auto begin = meeting.beganAt ? meeting.beganAt : meeting.startsAt;
    const auto end = endOf(meeting);
    if (!begin || !end) {
        return {};
    }
    store::FaultFilter filter;
    filter.scope = store::FaultScope::All;
    filter.site = site;
    filter.until = Instant{end->unixMs + halfDayMs};
    auto rows = store::faults(reg.database(), filter); // the newest first
    std::erase_if(rows, [&](const store::FaultRow& row) {
        const auto over = row.fault.fixedAt ? row.fault.fixedAt : row.fault.closedAt;
        const bool isRecent =
            row.fault.reportedAt && row.fault.reportedAt->unixMs >= begin->unixMs - halfDayMs;
        return !row.fault.reportedAt || (!isRecent && over && *over < *begin);
    });
    std::stable_partition(rows.begin(), rows.end(), [&](const store::FaultRow& row) {
        return *row.fault.reportedAt >= *begin && *row.fault.reportedAt <= *end;
    });
    return rows;
}

namespace {

std::string summaryOf(const Board& board, const std::vector<MeetingSite>& sites)
{
    const auto outcomes = [&](MeetingOutcome outcome) {
        return std::count_if(sites.begin(), sites.end(),
                             [&](const auto& site) { return site.outcome == outcome; });
    };
    const nlohmann::ordered_json summary{{"sites", sites.size()},
                                         {"ready", board.count(Readiness::Ready)},
                                         {"at_risk", board.count(Readiness::AtRisk)},
                                         {"not_ready", board.count(Readiness::NotReady)},
                                         {"unknown", board.count(Readiness::Unknown)},
                                         {"held", outcomes(MeetingOutcome::Held)},
                                         {"degraded", outcomes(MeetingOutcome::Degraded)},
                                         {"lost", outcomes(MeetingOutcome::Lost)},
                                         {"expected_failures", board.expected},
                                         {"brier", board.backTest.brier},
                                         {"brier_of_mean", board.backTest.brierOfMean},
                                         {"back_tested_rooms", board.backTest.rooms}};
    return summary.dump();
}

} // namespace

Checked<Written<MeetingId>> freezeMeeting(Register& reg, MeetingId id, const FreezeDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto before = lookups::require<Meeting>(reg, id);
    requireOpen(before, id);
    Problems problems;
    const auto rows = invitedOf(reg, id, before, {true, {}, {}}, problems);
    const auto began = draft.beganAt ? draft.beganAt : before.startsAt;
    if (began && *began > reg.now()) {
        problems.push_back(
            {"began_at", {"meeting.freeze_too_early", {{"start", text::formatInstant(*began)}}}});
    }
    if (began && draft.endedAt && *draft.endedAt <= *began) {
        problems.push_back(
            {"ended_at", {"meeting.ends_before", {{"start", text::formatInstant(*began)}}}});
    }
    const auto open = std::count_if(rows.begin(), rows.end(),
                                    [](const auto& row) { return !row.invited.outcome; });
    if (open > 0 && !draft.restHeld) {
        problems.push_back(
            {"meeting_outcome", {"meeting.outcomes_missing", {{"count", std::to_string(open)}}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    auto meeting = before;
    meeting.state = MeetingState::Held;
    meeting.beganAt = began;
    meeting.endedAt = draft.endedAt     ? draft.endedAt
                      : meeting.endedAt ? meeting.endedAt
                      : meeting.endsAt  ? std::min(meeting.endsAt, std::optional{reg.now()})
                                        : std::optional{reg.now()};
    const auto board = readBoard(reg, id, reg.now());
    journal::Action action(journalOf(reg), reg.actor(), did("did.meeting_frozen", meeting, id), "");
    meeting.frozenAt = action.now();
    std::vector<MeetingSite> frozen;
    constexpr double wholeBp = 10'000;
    for (const auto& row : rows) {
        auto after = row.invited;
        after.outcome = after.outcome.value_or(MeetingOutcome::Held);
        const auto place =
            std::find_if(board.sites.begin(), board.sites.end(),
                         [&](const BoardSite& site) { return site.invited == row.id; });
        if (place != board.sites.end()) {
            after.readiness = place->state;
            after.reasons = reasonsText(place->reasons);
            after.failureBp = static_cast<std::int64_t>(place->chance * wholeBp + 0.5);
        }
        action.change(row.id, after);
        frozen.push_back(std::move(after));
    }
    meeting.summary = summaryOf(board, frozen);
    action.change(id, meeting);
    work.commit();
    return Written<MeetingId>{id, labelOf(meeting, id), action.id()};
}

} // namespace dongbo
