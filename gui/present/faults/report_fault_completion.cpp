#include "core/planning/fault_rules.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/faults/report_fault_presenter.h"
#include "gui/present/words/conflict_words.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <array>

// The part of the presenter that completes a report: field by field against what was seen.

namespace dongbo::present {

namespace {

constexpr std::array<const char*, 8> completedFields{"what",        "symptom",     "severity",
                                                     "reported_at", "reported_by", "during_meeting",
                                                     "estimate",    "notes"};

/// The form's field that shows a field of the record; empty: none does.
std::string shownIn(const std::string& field)
{
    if (field == "device" || field == "site" || field == "about") {
        return "what";
    }
    const auto at = std::find(completedFields.begin(), completedFields.end(), field);
    return at == completedFields.end() ? std::string() : field;
}

std::string whatText(const std::optional<DeviceId>& device, const std::optional<SiteId>& site,
                     const std::optional<FaultAbout>& about)
{
    if (device) { // it is where its device is
        return device->text();
    }
    return (site ? site->text() : std::string()) + " " +
           (about ? std::string(codeOf(*about)) : std::string());
}

} // namespace

void ReportFaultPresenter::startCompletion(const FaultId& id, const Fault& fault)
{
    auto& session = m_shell.session();
    m_completes = id;
    m_form.isCompletion = true;
    m_form.title = session.say("faults.complete_title", {{"fault", fault.number.value_or("")}});
    m_settled.clear();
    for (const auto* field : completedFields) {
        fill(field, fault);
        m_met[field] = textOf(field, fault);
    }
    m_watched.emplace(session, id);
    m_changed = session.changed.connect([this] { lookAgain(); });
}

void ReportFaultPresenter::fill(const std::string& field, const Fault& fault)
{
    if (field == "what") {
        m_picker.clear();
        m_site.reset();
        m_about.reset();
        if (fault.device) {
            m_picker.pick(*fault.device);
        } else if (fault.site) {
            takeSite(*fault.site);
            m_about = fault.about;
        }
    } else if (field == "symptom") {
        m_form.words = fault.symptom.value_or("");
    } else if (field == "severity") {
        m_severity = fault.severity;
    } else if (field == "reported_at") {
        m_momentProposed = textOf(field, fault);
        m_form.moment = m_momentProposed;
    } else if (field == "reported_by") {
        m_form.reporter = textOf(field, fault);
        m_reporter = fault.reportedBy;
    } else if (field == "during_meeting") {
        m_form.inMeeting = fault.duringMeeting.has_value();
        m_form.meeting = fault.duringMeeting.value_or("");
    } else if (field == "estimate") {
        m_form.estimate = textOf(field, fault);
    } else if (field == "notes") {
        m_form.notes = fault.notes.value_or("");
    }
}

std::string ReportFaultPresenter::textOf(const std::string& field, const Fault& fault) const
{
    const auto& session = m_shell.session();
    if (field == "what") {
        return whatText(fault.device, fault.site, fault.about);
    }
    if (field == "symptom") {
        return fault.symptom.value_or("");
    }
    if (field == "severity") {
        return fault.severity ? std::string(codeOf(*fault.severity)) : std::string();
    }
    if (field == "reported_at") {
        return fault.reportedAt ? text::formatInstant(*fault.reportedAt) : std::string();
    }
    if (field == "reported_by") {
        const auto officer = fault.reportedBy
                                 ? store::load<Officer>(session.reg().database(), *fault.reportedBy)
                                 : std::optional<Officer>();
        return officer ? officer->name.value_or("") : std::string();
    }
    if (field == "during_meeting") {
        return fault.duringMeeting.value_or("");
    }
    if (field == "estimate") {
        return fault.estimate ? text::formatMoney(*fault.estimate, session.language())
                              : std::string();
    }
    return fault.notes.value_or("");
}

std::string ReportFaultPresenter::typedIn(const std::string& field)
{
    if (field == "what") {
        const auto about = subject();
        return about ? whatText(about->id, about->site, about->about) : std::string();
    }
    if (field == "symptom") {
        return symptom();
    }
    if (field == "severity") {
        return m_severity ? std::string(codeOf(*m_severity)) : std::string();
    }
    if (field == "reported_at") {
        return m_form.moment;
    }
    if (field == "reported_by") {
        return m_form.reporter;
    }
    if (field == "during_meeting") {
        return m_form.inMeeting ? m_form.meeting : std::string();
    }
    if (field == "estimate") {
        return m_form.estimate;
    }
    return notesText();
}

void ReportFaultPresenter::lookAgain()
{
    auto& session = m_shell.session();
    if (!m_watched || !session.isOpen()) {
        return;
    }
    const auto now = store::load<Fault>(session.reg().database(), m_watched->id());
    if (!now) {
        m_form.notice = session.say("faults.gone_page");
    } else {
        m_watched->look();
        for (const auto& change : m_watched->changes()) {
            if (const auto field = shownIn(change.field); !field.empty()) {
                meet(field, change, *now);
            }
        }
        if (!planning::isOpen(now->state.value_or(FaultState::Reported))) {
            m_form.notice = session.say("faults.moved_elsewhere",
                                        {{"state", statePill(session.language(), *now).word}});
        }
    }
    whatChanged();
}

void ReportFaultPresenter::meet(const std::string& field, const FieldChange& change,
                                const Fault& now)
{
    auto& session = m_shell.session();
    const auto theirs = textOf(field, now);
    if (theirs == m_met[field]) {
        return; // known already
    }
    const auto& described = *describe(RecordKind::Fault).field(std::string_view(change.field));
    const auto shown =
        valueText(session.reg().database(), session.language(), described, change.theirs);
    const auto mine = typedIn(field);
    if (mine == m_met[field]) { // nothing was typed here
        fill(field, now);
        m_met[field] = theirs;
        m_form.conflicts.erase(field);
        m_form.elsewhere[field] = changedWords(session, change, shown);
    } else if (mine != theirs && m_settled[field] != theirs) {
        const bool isTyped = field != "what" && field != "severity";
        m_form.conflicts[field] =
            conflictOf(session, {0, {}, change.theirs, {}, change.by, change.at}, shown,
                       isTyped ? mine : std::string());
    }
}

void ReportFaultPresenter::settle(const std::string& field, ConflictAnswer answer)
{
    if (m_form.conflicts.erase(field) == 0 || !m_watched) {
        return;
    }
    const auto& now = m_watched->seen();
    if (answer == ConflictAnswer::TakeTheirs) {
        fill(field, now);
        m_met[field] = textOf(field, now);
    }
    m_settled[field] = textOf(field, now);
    whatChanged();
}

Fault ReportFaultPresenter::completed(const FaultDraft& draft)
{
    const auto& base = m_watched->base();
    auto wanted = base;
    const auto isMine = [&](const char* field) {
        return !m_form.conflicts.contains(field) && typedIn(field) != textOf(field, base);
    };
    if (isMine("what")) {
        wanted.about = draft.about;
        wanted.device = draft.device;
        wanted.site = draft.device ? base.site : draft.site;
    }
    if (isMine("symptom")) {
        wanted.symptom = draft.symptom;
    }
    if (isMine("severity") || (!base.severity && !m_form.conflicts.contains("severity"))) {
        wanted.severity = draft.severity;
    }
    if (isMine("reported_at") && draft.at) {
        wanted.reportedAt = draft.at;
    }
    if (isMine("reported_by") && draft.reportedBy) {
        wanted.reportedBy = draft.reportedBy;
    }
    if (isMine("during_meeting")) {
        wanted.duringMeeting =
            draft.duringMeeting.empty() ? MaybeText() : MaybeText(draft.duringMeeting);
    }
    if (isMine("estimate")) {
        wanted.estimate = draft.estimate;
    }
    if (isMine("notes")) {
        wanted.notes = draft.notes.empty() ? MaybeText() : MaybeText(draft.notes);
    }
    return wanted;
}

Checked<Shell::Done> ReportFaultPresenter::complete(const FaultDraft& draft,
                                                    checks::IfUnlikely ifUnlikely)
{
    auto& session = m_shell.session();
    const auto edits = m_watched->edits(completed(draft));
    m_isLeft = !m_form.conflicts.empty();
    if (edits.empty() && draft.files.empty()) {
        return m_isLeft ? Checked<Shell::Done>(Problems{})
                        : Shell::Done{{}, session.say("correct.nothing")};
    }
    const auto written = completeFault(session.reg(), *m_completes, edits, draft.files,
                                       OnConflict::WriteOthers, ifUnlikely);
    if (!written) {
        return written.problems();
    }
    if (written->changeSet) { // the files are in the register
        m_files.clear();
        m_form.files.clear();
    }
    lookAgain(); // shows what is in conflict; what was written is no edit any more
    m_isLeft = !m_form.conflicts.empty();
    if (!written->changeSet) {
        return Problems{};
    }
    return Shell::Done{written->changeSet,
                       m_isLeft ? session.say("correct.done_in_part")
                                : session.say("faults.completed", {{"fault", written->number}})};
}

} // namespace dongbo::present
