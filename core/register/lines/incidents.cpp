#include "core/register/lines/incidents.h"

#include "core/planning/fault_rules.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/find.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/base/numbers.h"
#include "core/register/faults/faults.h"
#include "core/register/faults/report_in.h"
#include "core/register/lines/line_labels.h"
#include "core/register/lines/lines.h"
#include "core/register/lines/tell_in.h"
#include "core/text/dates.h"
#include "core/text/wording.h"

#include <algorithm>

namespace dongbo {

namespace {

/// The meeting the site is in at that moment.
std::optional<store::SiteMeetingRow> meetingAt(Register& reg, const SiteId& site, Instant moment)
{
    for (auto& row :
         store::siteMeetings(reg.database(), moment, Instant{moment.unixMs + 1}, site)) {
        const auto span = lines::spanOf(row.meeting);
        const auto minute = planning::minuteOf(moment);
        if (span.from <= minute && minute < span.until) {
            return std::move(row);
        }
    }
    return std::nullopt;
}

/// The open fault of that line; of a site, the one about its line that names no other.
std::optional<store::LineFaultRow> openOf(Register& reg, const std::optional<LineId>& line,
                                          const SiteId& site)
{
    const LineOfFaults lineOf(store::linesOf(reg.database(), site));
    for (auto& row : store::openLineFaults(reg.database(), site)) {
        const auto its = lineOf.of(row.fault);
        if (its == line || !its || !line) {
            return std::move(row);
        }
    }
    return std::nullopt;
}

/// What a second report tells an incident that is open already.
FieldWrites<Fault> newsFor(const Fault& fault, const LineDownDraft& draft, Instant at, bool& isNews)
{
    FieldWrites<Fault> writes;
    isNews = false;
    if (draft.isDown && !fault.downFrom) {
        writes.set(&Fault::downFrom, at);
        writes.set(&Fault::severity, Severity::Blocking);
        isNews = true;
    }
    if (draft.line && !fault.line) {
        writes.set(&Fault::line, *draft.line);
        isNews = true;
    }
    if (!draft.ticket.empty() && !fault.ticket) {
        writes.set(&Fault::ticket, draft.ticket);
        isNews = true;
    }
    return writes;
}

/// Inside a UnitOfWork.
Checked<LineDownDone> addToOpen(Register& reg, const store::LineFaultRow& open,
                                const LineDownDraft& draft)
{
    LineDownDone out{open.id, open.fault.number.value_or(""), std::nullopt, false, {}};
    bool isNews = false;
    auto writes = newsFor(open.fault, draft, draft.at.value_or(reg.now()), isNews);
    if (!isNews && !draft.told) {
        return out;
    }
    Problems problems;
    checks::length(problems, "ticket", draft.ticket, checks::shortText);
    checks::length(problems, "notes", draft.notes, checks::longText);
    checks::likelyMoment(problems, "down_from", draft.at, reg.now());
    out.warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.line_down_again", {{"fault", out.number}}}, draft.notes);
    (void)writes.apply(action, open.id);
    if (draft.told) {
        auto told = *draft.told;
        told.fault = open.id;
        if (const auto contact = lines::tellIn(reg, action, told); !contact) {
            return contact.problems();
        }
    }
    out.changeSet = action.id();
    return out;
}

FaultDraft faultDraft(Register& reg, const LineDownDraft& draft, const SiteId& site)
{
    FaultDraft fault;
    fault.site = site;
    fault.about = FaultAbout::Line;
    fault.symptom = draft.symptom.empty()
                        ? text::say(Language::Vietnamese,
                                    draft.isDown ? "line.symptom.down" : "line.symptom.bad")
                        : draft.symptom;
    fault.severity = draft.isDown ? std::optional{Severity::Blocking} : std::nullopt;
    fault.at = draft.at;
    fault.notes = draft.notes;
    fault.ifUnlikely = draft.ifUnlikely;
    fault.line = draft.line;
    fault.ticket = draft.ticket;
    const auto at = draft.at.value_or(reg.now());
    if (draft.isDown) {
        fault.downFrom = at;
    }
    if (const auto meeting = meetingAt(reg, site, at)) {
        fault.meeting = meeting->id;
        fault.duringMeeting = meeting->meeting.name.value_or("");
    }
    return fault;
}

Fault requireIncident(Register& reg, const FaultId& id)
{
    auto fault = lookups::require<Fault>(reg, id);
    if (fault.about != FaultAbout::Line) {
        throw Error(Error::Kind::Refused,
                    {"line.no_line_fault", {{"fault", fault.number.value_or(id.text())}}});
    }
    return fault;
}

} // namespace

namespace lines {

planning::Span spanOf(const Meeting& meeting)
{
    constexpr std::int64_t usualLength = 2LL * 3600 * 1000; // nobody wrote down when it ended
    const auto from = meeting.beganAt ? meeting.beganAt : meeting.startsAt;
    if (!from) {
        return {};
    }
    const auto until = meeting.endedAt ? meeting.endedAt : meeting.endsAt;
    return planning::spanOf(*from, until ? *until : Instant{from->unixMs + usualLength});
}

} // namespace lines

namespace {

/// A contract that has ended sets no time for the repair; the incident is written all the same.
void warnOfContract(Register& reg, const std::optional<LineId>& line, LineDownDone& done)
{
    const auto record = line ? store::load<Line>(reg.database(), *line) : std::optional<Line>{};
    if (record && record->validTo && *record->validTo < reg.today()) {
        done.warnings.push_back(
            {"valid_to", {"line.contract_over", {{"day", text::formatDate(*record->validTo)}}}});
    }
}

/// Inside a UnitOfWork.
Checked<LineDownDone> openNew(Register& reg, const LineDownDraft& draft, const SiteId& site)
{
    const auto fault = faultDraft(reg, draft, site);
    journal::Action action(journalOf(reg), reg.actor(),
                           {draft.isDown ? "did.line_down" : "did.line_bad",
                            {{"where", lookups::siteName(reg, site)}, {"symptom", fault.symptom}}},
                           {});
    const auto made = reportFaultIn(reg, action, fault);
    if (!made) {
        return made.problems();
    }
    if (draft.told) {
        auto told = *draft.told;
        told.fault = made->id;
        if (const auto contact = lines::tellIn(reg, action, told); !contact) {
            return contact.problems();
        }
    }
    LineDownDone out{made->id, made->number, action.id(), true, {}};
    warnOfContract(reg, draft.line, out);
    return out;
}

} // namespace

Checked<LineDownDone> lineDown(Register& reg, const LineDownDraft& typed)
{
    auto draft = typed;
    auto site = draft.site;
    if (draft.line) {
        site = lines::requireListed(reg, *draft.line).site;
    }
    if (!site) {
        return Problem{"line", {"line.line_or_site", {}}};
    }
    store::UnitOfWork work(reg.database());
    if (!draft.line) {
        Fault ofSite;
        ofSite.site = site;
        draft.line = LineOfFaults(store::linesOf(reg.database(), site)).of(ofSite);
    }
    if (const auto open = openOf(reg, draft.line, *site)) {
        auto done = addToOpen(reg, *open, draft);
        if (done && done->changeSet) {
            work.commit();
        }
        return done;
    }
    auto done = openNew(reg, draft, *site);
    if (done) {
        work.commit();
    }
    return done;
}

Checked<Written<FaultId>> lineRestored(Register& reg, const LineRestoredDraft& draft)
{
    const auto fault = requireIncident(reg, draft.fault);
    const auto since = fault.downFrom ? fault.downFrom : fault.reportedAt;
    if (draft.at && since && *draft.at < *since) {
        return Problem{"down_until",
                       {"line.ends_before_start",
                        {{"from", numbers::shown(*since)}, {"until", numbers::shown(*draft.at)}}}};
    }
    return fixFault(reg, draft.fault, draft.at, draft.notes, draft.ifUnlikely);
}

Checked<Written<FaultId>> setTicket(Register& reg, FaultId id, const std::string& ticket)
{
    store::UnitOfWork work(reg.database());
    const auto fault = requireIncident(reg, id);
    Problems problems;
    checks::required(problems, "ticket", ticket);
    checks::length(problems, "ticket", ticket, checks::shortText);
    if (problems.empty() && fault.ticket == ticket) {
        problems.push_back(
            {"", {"device.nothing_changed", {{"device", fault.number.value_or("")}}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto number = fault.number.value_or(id.text());
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.line_ticket", {{"fault", number}, {"ticket", ticket}}}, {});
    FieldWrites<Fault>().set(&Fault::ticket, ticket).apply(action, id);
    work.commit();
    return Written<FaultId>{id, number, action.id()};
}

FaultId findIncident(Register& reg, std::string_view text)
{
    std::optional<FaultId> fault;
    std::optional<Message> why;
    try {
        fault = findFault(reg, text);
    } catch (const Error& error) {
        if (error.kind() != Error::Kind::Usage) {
            throw;
        }
        why = error.message();
    }
    if (fault) {
        (void)requireIncident(reg, *fault);
        return *fault;
    }
    std::optional<LineId> line;
    try {
        line = findLine(reg, text);
    } catch (const Error& error) {
        if (error.kind() != Error::Kind::Usage) {
            throw;
        }
        throw Error(Error::Kind::Usage, *why); // what was meant is a fault
    }
    const LineOfFaults lineOf(store::linesOf(reg.database()));
    for (const auto& row : store::openLineFaults(reg.database())) {
        if (lineOf.of(row.fault) == line) {
            return row.id;
        }
    }
    throw Error(Error::Kind::Usage, {"line.not_down", {{"line", std::string(text)}}});
}

} // namespace dongbo
