#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/faults/report_fault_presenter.h"
#include "gui/present/faults/suggest.h"
#include "gui/present/words/moments.h"

#include <utility>

// The second half of the presenter: from what was typed to a report, and to a draft and back.

namespace dongbo::present {

namespace {

constexpr Money mostForEstimate{1'000'000'000};

using Spot = ReportFaultView::Spot;

/// The field a problem of the use case stands beside.
Spot spotOf(const std::string& field)
{
    if (field == "symptom") {
        return Spot::Words;
    }
    if (field == "reported_at") {
        return Spot::Moment;
    }
    if (field == "estimate") {
        return Spot::Estimate;
    }
    return field == "notes" || field == "name" ? Spot::Notes : Spot::What;
}

} // namespace

std::string ReportFaultPresenter::notesText()
{
    auto& session = m_shell.session();
    auto notes = std::string(text::trim(m_form.notes));
    const auto addLine = [&](const std::string& line) {
        notes += (notes.empty() ? "" : "\n") + line;
    };
    std::string tried;
    for (const auto& each : m_form.tries) {
        if (each.isOn) {
            tried += (tried.empty() ? "" : "; ") + each.word;
        }
    }
    if (!tried.empty()) {
        addLine(session.say("faults.tried", {{"what", tried}}));
    }
    const auto reporter = std::string(text::trim(m_form.reporter));
    if (isStranger(reporter)) {
        addLine(session.say("faults.reported_by", {{"name", reporter}}));
    }
    return notes;
}

FaultDraft ReportFaultPresenter::draftOf(Completeness completeness, Problems& problems)
{
    auto& session = m_shell.session();
    FaultDraft draft;
    const auto about = subject();
    if (!about) {
        problems.push_back({"what", {"faults.what_missing", {}}});
    } else {
        draft.device = about->id;
        draft.about = about->about;
        if (!about->id) {
            draft.site = about->site;
        }
    }
    draft.symptom = symptom();
    if (draft.symptom.empty()) {
        problems.push_back({"symptom", {"faults.symptom_missing", {}}});
    }
    draft.isUnfinished = completeness == Completeness::Unfinished;
    draft.severity = m_severity;
    if (!draft.severity && about && completeness == Completeness::Whole) {
        draft.severity = proposeSeverity(session, *about, draft.symptom).severity;
    }
    const auto moment = std::string(text::trim(m_form.moment));
    // what was proposed has no seconds; untouched it is the very moment
    if (!moment.empty() && moment != m_momentProposed) {
        draft.at = parseMoment(moment, session.today());
        if (!draft.at) {
            problems.push_back({"reported_at", {"faults.not_a_moment", {{"value", moment}}}});
        }
    }
    if (const auto typed = std::string(text::trim(m_form.estimate)); !typed.empty()) {
        draft.estimate = text::parseMoney(typed);
        if (!draft.estimate) {
            problems.push_back({"estimate", {"value.not_money", {{"value", typed}}}});
        } else if (*draft.estimate > mostForEstimate) {
            problems.push_back(
                {"estimate",
                 {"faults.cost_absurd",
                  {{"value", text::formatMoney(*draft.estimate, session.language())}}}});
        }
    }
    if (m_form.inMeeting) {
        const auto meeting = std::string(text::trim(m_form.meeting));
        draft.duringMeeting = meeting.empty() ? session.say("faults.some_meeting") : meeting;
    }
    draft.notes = notesText();
    draft.reportedBy = reporter();
    draft.files = m_files;
    return draft;
}

bool ReportFaultPresenter::report(Completeness completeness)
{
    m_form.problems.clear();
    Problems problems;
    const auto draft = draftOf(completeness, problems);
    if (!problems.empty()) {
        showProblems(problems);
        return false;
    }
    return act([this, draft](checks::IfUnlikely ifUnlikely) {
        return m_completes ? complete(draft, ifUnlikely) : write(draft, ifUnlikely);
    });
}

Checked<Shell::Done> ReportFaultPresenter::write(const FaultDraft& draft,
                                                 checks::IfUnlikely ifUnlikely)
{
    auto& session = m_shell.session();
    auto asked = draft;
    asked.ifUnlikely = ifUnlikely;
    const auto written = reportFault(session.reg(), asked);
    if (!written) {
        return written.problems();
    }
    return Shell::Done{
        written->changeSet,
        session.say(draft.isUnfinished ? "faults.reported_unfinished" : "faults.reported",
                    {{"fault", written->number},
                     {"symptom", draft.symptom},
                     {"where", m_form.chosen->title}})};
}

bool ReportFaultPresenter::act(const UnlikelyEntries::UseCase& useCase)
{
    m_form.questions.clear();
    m_changed.disconnect(); // what comes now is ours
    const bool isDone = m_shell.act([&] { return m_unlikely.run(useCase); },
                                    [this](const Problems& found) { showProblems(found); });
    if (isDone && !m_isLeft) {
        m_watched.reset();
        m_shell.closeSheet();
        return true;
    }
    if (m_watched) {
        m_changed = m_shell.session().changed.connect([this] { lookAgain(); });
        show();
    }
    return false;
}

void ReportFaultPresenter::confirm(const std::string& field)
{
    if (m_form.questions.erase(field) > 0) {
        m_unlikely.confirm(field);
        show();
        if (m_form.questions.empty() && m_form.problems.empty() && m_again) {
            const auto again = m_again; // sending sets it anew
            again();
        }
    }
}

bool ReportFaultPresenter::send()
{
    m_again = [this] { return send(); };
    return report(Completeness::Whole);
}

bool ReportFaultPresenter::sendUnfinished()
{
    m_again = [this] { return sendUnfinished(); };
    return report(Completeness::Unfinished);
}

bool ReportFaultPresenter::addToDuplicate()
{
    if (!m_form.duplicate) {
        return false;
    }
    m_again = [this] { return addToDuplicate(); };
    Problems problems;
    const auto typed = draftOf(Completeness::Whole, problems);
    if (!problems.empty()) {
        showProblems(problems);
        return false;
    }
    return act([this, typed, id = m_form.duplicate->fault](checks::IfUnlikely ifUnlikely) {
        return addTo(id, typed, ifUnlikely);
    });
}

Checked<Shell::Done> ReportFaultPresenter::addTo(const FaultId& id, const FaultDraft& typed,
                                                 checks::IfUnlikely ifUnlikely)
{
    auto& session = m_shell.session();
    auto again = session.say(
        "faults.again", {{"at", text::formatInstant(session.now())}, {"symptom", typed.symptom}});
    if (!typed.notes.empty()) {
        again += " " + typed.notes;
    }
    constexpr int mostTries = 3; // others may write into it between reading and writing
    for (int i = 1;; ++i) {
        const auto fault = store::load<Fault>(session.reg().database(), id);
        if (!fault) {
            return Problem{"what", {"faults.gone", {}}};
        }
        auto wanted = *fault;
        const auto notes = fault->notes.value_or("");
        wanted.notes = notes + (notes.empty() ? "" : "\n") + again;
        wanted.severity = fault->severity ? fault->severity : typed.severity;
        wanted.estimate = typed.estimate ? typed.estimate : fault->estimate;
        if (!fault->duringMeeting && !typed.duringMeeting.empty()) {
            wanted.duringMeeting = typed.duringMeeting;
        }
        const auto written = completeFault(session.reg(), id, editsBetween(*fault, wanted),
                                           typed.files, OnConflict::WriteNothing, ifUnlikely);
        if (!written) {
            return written.problems();
        }
        if (written->conflicts.empty()) {
            return Shell::Done{written->changeSet,
                               session.say("faults.completed", {{"fault", written->number}})};
        }
        if (i == mostTries) {
            return Problem{"notes", {"faults.add_again", {}}};
        }
    }
}

void ReportFaultPresenter::showProblems(const Problems& problems)
{
    const auto& session = m_shell.session();
    for (const auto& problem : problems) {
        const auto field = problem.field == "device" ? std::string("what")
                           : problem.field == "name" ? std::string("files")
                                                     : problem.field;
        if (problem.weight == Weight::Unlikely) {
            m_form.questions.emplace(field, questionOf(session, problem));
        } else {
            m_form.problems.emplace(field, text::say(session.language(), problem));
        }
    }
    show();
    if (!problems.empty()) {
        m_view.focusOn(spotOf(problems.front().field));
    }
}

FormDraft ReportFaultPresenter::answers() const
{
    FormDraft out;
    if (m_site) {
        out.set("site", m_site->text());
        out.set("about", m_about ? codeOf(*m_about) : std::string_view());
    } else if (m_picker.picked()) {
        out.set("device", m_picker.picked()->id.text());
    }
    out.set("typed", m_form.typed);
    out.set("symptom", m_form.words);
    out.set("severity", m_severity ? codeOf(*m_severity) : std::string_view());
    out.set("reported_at", m_form.moment == m_momentProposed ? std::string_view() : m_form.moment);
    out.set("meeting", m_form.meeting);
    out.set("notes", m_form.notes);
    out.set("estimate", m_form.estimate);
    if (!out.isEmpty()) {
        out.set("reporter", m_form.reporter);
        out.set("reporter_id", m_reporter ? m_reporter->text() : std::string());
        out.set("in_meeting", m_form.inMeeting ? "yes" : "");
        out.set("completes", m_completes ? m_completes->text() : std::string());
    }
    return out;
}

void ReportFaultPresenter::restore(const FormDraft& answers)
{
    const auto of = [&](const char* name) { return answers[name]; };
    if (const auto id = RecordId::parse(of("completes"))) {
        open({SheetKind::ReportFault, RecordRef{RecordKind::Fault, *id}, {}});
    } else {
        open({});
    }
    if (const auto device = RecordId::parse(of("device"))) {
        m_picker.pick(DeviceId{*device});
    } else if (const auto site = RecordId::parse(of("site"))) {
        takeSite(SiteId{*site});
        m_about = parseCode<FaultAbout>(of("about"));
    }
    m_form.words = of("symptom");
    m_severity = parseCode<Severity>(of("severity"));
    if (!of("reported_at").empty()) {
        m_form.moment = of("reported_at");
    }
    if (!of("reporter").empty()) {
        m_form.reporter = of("reporter");
    }
    if (const auto officer = RecordId::parse(of("reporter_id"))) {
        m_reporter = OfficerId{*officer};
    }
    m_form.inMeeting = of("in_meeting") == "yes";
    m_form.meeting = of("meeting");
    m_form.notes = of("notes");
    m_form.estimate = of("estimate");
    whatChanged();
    if (!of("typed").empty()) {
        typeWhat(of("typed"));
    }
}

} // namespace dongbo::present
