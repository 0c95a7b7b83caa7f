#include "core/register/meetings/meetings.h"

#include "core/register/base/edit_record.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/base/office.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/steps.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"

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

Message did(const char* what, const Meeting& meeting, const MeetingId& id,
            std::vector<Argument> more)
{
    Message message{what, {{"meeting", labelOf(meeting, id)}}};
    message.args.insert(message.args.end(), more.begin(), more.end());
    return message;
}

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

} // namespace meeting_steps

namespace {

using meeting_steps::checkLateness;
using meeting_steps::checkMeeting;
using meeting_steps::did;
using meeting_steps::invitedOf;
using meeting_steps::labelOf;
using meeting_steps::requireOpen;

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
