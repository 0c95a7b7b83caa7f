#include "core/register/meetings/meetings.h"

#include "core/register/base/edit_record.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/base/office.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/readiness_board.h"
#include "core/register/meetings/steps.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace dongbo {

namespace meeting_steps {

std::string labelOf(const Meeting& meeting, const MeetingId& id)
{
    return meeting.number ? *meeting.number : meeting.name.value_or(id.text());
}

void requireState(const Meeting& meeting, const MeetingId& id,
                  std::initializer_list<MeetingState> allowed)
{
    const auto state = meeting.state.value_or(MeetingState::Planned);
    if (std::find(allowed.begin(), allowed.end(), state) == allowed.end()) {
        throw Error(Error::Kind::Refused,
                    {"meeting.wrong_state",
                     {{"meeting", labelOf(meeting, id)},
                      {"state", "@meeting_state." + std::string(codeOf(state))}}});
    }
}

void requireOpen(const Meeting& meeting, const MeetingId& id)
{
    if (meeting.frozenAt) {
        throw Error(Error::Kind::Refused, {"meeting.frozen",
                                           {{"meeting", labelOf(meeting, id)},
                                            {"at", text::formatInstant(*meeting.frozenAt)}}});
    }
    requireState(meeting, id, {MeetingState::Planned, MeetingState::Held});
}

std::optional<store::MeetingSiteRow> invitationOf(Register& reg, const MeetingId& meeting,
                                                  const SiteId& site)
{
    for (auto& row : store::meetingSites(reg.database(), meeting)) {
        if (row.invited.site == site) {
            return std::move(row);
        }
    }
    return std::nullopt;
}

} // namespace meeting_steps

namespace {

using meeting_steps::labelOf;
using meeting_steps::requireOpen;

constexpr std::int64_t minuteMs = 60'000;

/// The next number of the year; one once given is not given again, even after an undo.
std::string nextNumber(Register& reg, Date day)
{
    const auto office = officePrefix(reg);
    const std::string series = (office.empty() ? "" : office + "-") + "HN-" +
                               std::to_string(static_cast<int>(day.year())) + "-";
    const auto last = std::max(reg.database().numberSetting("series." + series),
                               store::highestMeeting(reg.database(), series));
    reg.database().setNumberSetting("series." + series, last + 1);
    const auto digits = std::to_string(last + 1);
    return series + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

/// What is wrong with a meeting as people type it.
void checkMeeting(Problems& problems, const Meeting& meeting)
{
    checks::typed(problems, meeting);
    if (!meeting.startsAt) {
        return;
    }
    const auto start = text::formatInstant(*meeting.startsAt);
    if (meeting.endsAt && *meeting.endsAt <= *meeting.startsAt) {
        problems.push_back({"ends_at", {"meeting.ends_before", {{"start", start}}}});
    }
    if (meeting.trialAt && *meeting.trialAt >= *meeting.startsAt) {
        problems.push_back({"trial_at", {"meeting.trial_after", {{"start", start}}}});
    }
    if (meeting.noticeSentAt && *meeting.noticeSentAt > *meeting.startsAt) {
        problems.push_back({"notice_sent_at", {"meeting.notice_after", {{"start", start}}}});
    }
}

void checkLateness(Register& reg, Problems& problems, const Meeting& meeting)
{
    const auto hours = noticeHoursOf(meeting);
    const auto asked = assumptionsOf(reg)["notice_hours"];
    if (hours && *hours >= 0 && *hours < asked) {
        problems.push_back({"notice_sent_at",
                            {"meeting.notice_late",
                             {{"hours", std::to_string(*hours)}, {"asked", std::to_string(asked)}}},
                            Weight::Unlikely});
    }
}

/// Another meeting of that name begins at the same moment.
void checkTwin(Register& reg, Problems& problems, const Meeting& meeting)
{
    store::MeetingFilter filter;
    filter.since = filter.until = meeting.startsAt;
    for (const auto& [id, other] : store::meetings(reg.database(), filter)) {
        if (other.state != MeetingState::Cancelled &&
            text::fold(other.name.value_or("")) == text::fold(meeting.name.value_or(""))) {
            problems.push_back({"name", {"meeting.twin", {{"meeting", labelOf(other, id)}}}});
            return;
        }
    }
}

void invite(journal::Action& action, const MeetingId& meeting, const SiteId& site,
            const std::optional<Instant>& noticeSentAt)
{
    MeetingSite invited;
    invited.meeting = meeting;
    invited.site = site;
    invited.noticeSentAt = noticeSentAt;
    action.create(invited);
}

struct Prepared
{
    Meeting meeting;
    std::vector<SiteId> sites;
    Problems problems;
    Problems warnings;
};

Prepared prepare(Register& reg, const MeetingDraft& draft)
{
    Prepared out;
    out.meeting = draft.meeting;
    out.meeting.state = MeetingState::Planned;
    checks::required(out.problems, "name", out.meeting.name);
    if (!out.meeting.startsAt) {
        out.problems.push_back({"starts_at", {"value.required", {}}});
        return out;
    }
    checkMeeting(out.problems, out.meeting);
    checks::likely(out.problems, out.meeting, reg.now());
    out.sites = sitesOf(reg, draft.invited, dayOf(*out.meeting.startsAt));
    if (out.sites.empty()) {
        out.problems.push_back({"site", {"meeting.no_sites_yet", {}}, Weight::Unlikely});
    }
    checkLateness(reg, out.problems, out.meeting);
    checkTwin(reg, out.problems, out.meeting);
    checks::record(out.problems, out.meeting);
    out.warnings = checks::settle(out.problems, draft.ifUnlikely);
    return out;
}

MeetingId create(journal::Action& action, const Prepared& prepared)
{
    const MeetingId id{action.create(prepared.meeting)};
    for (const auto& site : prepared.sites) {
        invite(action, id, site, prepared.meeting.noticeSentAt);
    }
    return id;
}

Message did(const char* what, const Meeting& meeting, const MeetingId& id,
            std::vector<Argument> more = {})
{
    Message message{what, {{"meeting", labelOf(meeting, id)}}};
    message.args.insert(message.args.end(), more.begin(), more.end());
    return message;
}

/// The invitations meant; a Problem for a site that is not invited, or when there are none.
std::vector<store::MeetingSiteRow> invitedOf(Register& reg, const MeetingId& id,
                                             const Meeting& meeting, const SiteChoice& choice,
                                             Problems& problems)
{
    auto rows = store::meetingSites(reg.database(), id);
    if (rows.empty()) {
        problems.push_back({"site", {"meeting.no_sites", {{"meeting", labelOf(meeting, id)}}}});
        return {};
    }
    if (choice.all) {
        return rows;
    }
    std::vector<store::MeetingSiteRow> out;
    const auto day = meeting.startsAt ? dayOf(*meeting.startsAt) : reg.today();
    for (const auto& site : sitesOf(reg, choice, day)) {
        bool isInvited = false;
        for (const auto& row : rows) {
            if (row.invited.site == site) {
                out.push_back(row);
                isInvited = true;
            }
        }
        if (!isInvited && choice.units.empty()) {
            problems.push_back(
                {"site",
                 {"meeting.not_invited",
                  {{"site", lookups::siteName(reg, site)}, {"meeting", labelOf(meeting, id)}}}});
        }
    }
    if (out.empty() && problems.empty()) {
        problems.push_back({"site", {"meeting.which_sites", {}}});
    }
    return out;
}

} // namespace

std::vector<SiteId> sitesOf(Register& reg, const SiteChoice& choice, Date day)
{
    std::set<SiteId> wanted(choice.sites.begin(), choice.sites.end());
    for (const auto& unit : choice.units) {
        store::SiteFilter filter;
        filter.unit = unit;
        filter.on = day;
        for (const auto& row : store::sites(reg.database(), filter)) {
            wanted.insert(row.id);
        }
    }
    std::vector<SiteId> out;
    for (const auto& [id, name] : store::siteNames(reg.database(), day)) {
        if (choice.all || wanted.contains(id)) {
            out.push_back(id);
            wanted.erase(id);
        }
    }
    out.insert(out.end(), wanted.begin(), wanted.end()); // named, though not there on that day
    return out;
}

Checked<Written<MeetingId>> addMeeting(Register& reg, const MeetingDraft& draft)
{
    store::UnitOfWork work(reg.database());
    auto prepared = prepare(reg, draft);
    if (!prepared.problems.empty()) {
        return prepared.problems;
    }
    prepared.meeting.number = nextNumber(reg, dayOf(*prepared.meeting.startsAt));
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.meeting_added",
                            {{"meeting", *prepared.meeting.number},
                             {"name", *prepared.meeting.name},
                             {"count", std::to_string(prepared.sites.size())}}},
                           "");
    const auto id = create(action, prepared);
    work.commit();
    return Written<MeetingId>{id, *prepared.meeting.number, action.id(),
                              std::move(prepared.warnings)};
}

MeetingsAdded addMeetings(Register& reg, const std::vector<MeetingDraft>& drafts)
{
    store::UnitOfWork work(reg.database());
    MeetingsAdded out;
    std::vector<Prepared> all;
    std::set<std::pair<Instant, std::string>> seen;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        auto prepared = prepare(reg, drafts[i]);
        if (prepared.problems.empty() &&
            !seen.emplace(*prepared.meeting.startsAt, text::fold(*prepared.meeting.name)).second) {
            prepared.problems.push_back({"name", {"meeting.twice_in_list", {}}});
        }
        for (auto& problem : prepared.problems) {
            out.problems.emplace_back(i, std::move(problem));
        }
        all.push_back(std::move(prepared));
    }
    if (!out.problems.empty() || all.empty()) {
        return out;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.meetings_added", {{"count", std::to_string(all.size())}}}, "");
    for (auto& prepared : all) {
        prepared.meeting.number = nextNumber(reg, dayOf(*prepared.meeting.startsAt));
        out.added.push_back(create(action, prepared));
    }
    work.commit();
    out.changeSet = action.id();
    return out;
}

Checked<Edited<MeetingId>> editMeeting(Register& reg, MeetingId id,
                                       const std::vector<FieldEdit>& fieldEdits,
                                       const std::string& reason, OnConflict onConflict,
                                       checks::IfUnlikely ifUnlikely)
{
    requireOpen(lookups::require<Meeting>(reg, id), id);
    edits::Rules<Meeting> rules;
    rules.what = "did.meeting_edited";
    rules.argument = "meeting";
    rules.label = [id](const Meeting& meeting) { return labelOf(meeting, id); };
    rules.check = [](const Meeting& meeting) {
        Problems problems;
        checks::required(problems, "name", meeting.name);
        if (!meeting.startsAt) {
            problems.push_back({"starts_at", {"value.required", {}}});
        }
        checkMeeting(problems, meeting);
        return problems;
    };
    rules.checkChange = [&reg, id](const Meeting& before, const Meeting& after,
                                   Problems& problems) {
        if (before.startsAt == after.startsAt || !before.startsAt || !after.startsAt) {
            return;
        }
        store::CheckFilter filter;
        filter.meeting = id;
        const auto made = store::siteChecks(reg.database(), filter).size();
        if (made > 0) {
            problems.push_back({"starts_at",
                                {"meeting.moved_after_checks",
                                 {{"count", std::to_string(made)},
                                  {"from", text::formatInstant(*before.startsAt)},
                                  {"to", text::formatInstant(*after.startsAt)}}},
                                Weight::Unlikely});
        }
    };
    return edits::editRecord(reg, id, fieldEdits, reason, onConflict, rules, ifUnlikely);
}

Checked<Written<MeetingId>> inviteSites(Register& reg, MeetingId id, const SiteChoice& choice)
{
    store::UnitOfWork work(reg.database());
    const auto meeting = lookups::require<Meeting>(reg, id);
    requireOpen(meeting, id);
    std::set<SiteId> invited;
    for (const auto& row : store::meetingSites(reg.database(), id)) {
        if (row.invited.site) {
            invited.insert(*row.invited.site);
        }
    }
    auto fresh = sitesOf(reg, choice, meeting.startsAt ? dayOf(*meeting.startsAt) : reg.today());
    std::erase_if(fresh, [&](const SiteId& site) { return invited.contains(site); });
    if (fresh.empty()) {
        return Problem{"site",
                       {choice.isEmpty() ? "meeting.which_sites" : "meeting.all_invited", {}}};
    }
    journal::Action action(
        journalOf(reg), reg.actor(),
        did("did.meeting_invited", meeting, id, {{"count", std::to_string(fresh.size())}}), "");
    for (const auto& site : fresh) {
        invite(action, id, site, std::nullopt); // they have not been sent the notice yet
    }
    work.commit();
    return Written<MeetingId>{id, labelOf(meeting, id), action.id()};
}

Checked<Written<MeetingId>> uninviteSites(Register& reg, MeetingId id,
                                          const std::vector<SiteId>& sites)
{
    store::UnitOfWork work(reg.database());
    const auto meeting = lookups::require<Meeting>(reg, id);
    requireOpen(meeting, id);
    Problems problems;
    const auto rows = invitedOf(reg, id, meeting, {false, {}, sites}, problems);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(
        journalOf(reg), reg.actor(),
        did("did.meeting_uninvited", meeting, id, {{"count", std::to_string(rows.size())}}), "");
    for (const auto& row : rows) { // an invitation without a meeting is none
        FieldWrites<MeetingSite>().clear(&MeetingSite::meeting).apply(action, row.id);
    }
    work.commit();
    return Written<MeetingId>{id, labelOf(meeting, id), action.id()};
}

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
    checkMeeting(problems, meeting);
    checks::likelyMoment(problems, "notice_sent_at", draft.sentAt, reg.now());
    checkLateness(reg, problems, meeting);
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
                                        TrialResult result)
{
    store::UnitOfWork work(reg.database());
    const auto meeting = lookups::require<Meeting>(reg, id);
    requireOpen(meeting, id);
    Problems problems;
    const auto rows = invitedOf(reg, id, meeting, sites, problems);
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
    if (!meeting.trialAt) { // it was now: what is looked at later outweighs it
        FieldWrites<Meeting>().set(&Meeting::trialAt, reg.now()).apply(action, id);
    }
    if (!action.hasChanges()) {
        return Problem{"site", {"device.nothing_changed", {{"device", labelOf(meeting, id)}}}};
    }
    work.commit();
    return Written<MeetingId>{id, labelOf(meeting, id), action.id()};
}

namespace {

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

} // namespace

Checked<Written<MeetingId>> recordOutcome(Register& reg, MeetingId id, const OutcomeDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto meeting = lookups::require<Meeting>(reg, id);
    requireOpen(meeting, id);
    Problems problems;
    const auto rows = invitedOf(reg, id, meeting, draft.sites, problems);
    checkOutcome(reg, problems, meeting, draft);
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
    for (const auto& row : rows) {
        auto after = row.invited;
        after.outcome = draft.outcome;
        after.minutesLost = draft.minutesLost;
        after.lostAt = draft.lostAt;
        after.cause = lookups::maybe(checks::normalForm(draft.cause));
        after.fault = draft.fault;
        action.change(row.id, after);
    }
    if (!action.hasChanges()) {
        return Problem{"site", {"device.nothing_changed", {{"device", labelOf(meeting, id)}}}};
    }
    work.commit();
    return Written<MeetingId>{id, labelOf(meeting, id), action.id(), std::move(warnings)};
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

Checked<Written<MeetingId>> cancelMeeting(Register& reg, MeetingId id, const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    const auto meeting = lookups::require<Meeting>(reg, id);
    requireOpen(meeting, id);
    meeting_steps::requireState(meeting, id, {MeetingState::Planned});
    Problems problems;
    checks::required(problems, "reason", lookups::maybe(reason));
    checks::length(problems, "reason", reason, checks::longText);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(), did("did.meeting_cancelled", meeting, id),
                           reason);
    FieldWrites<Meeting>().set(&Meeting::state, MeetingState::Cancelled).apply(action, id);
    work.commit();
    return Written<MeetingId>{id, labelOf(meeting, id), action.id()};
}

} // namespace dongbo
