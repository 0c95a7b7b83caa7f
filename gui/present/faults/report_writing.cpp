#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "gui/present/faults/report_form.h"
#include "gui/present/forms/suggest.h"

// What a report writes: a new fault, the completion of one, or more about an open one.

namespace dongbo::present {

namespace {

void addLine(std::string& text, const std::string& line)
{
    if (!line.empty()) {
        text += (text.empty() ? "" : "\n") + line;
    }
}

} // namespace

bool ReportForm::hasMoreNotes(const Form& form) const
{
    return !form.valueOf("tries").empty() || isUnknownReporter(form);
}

std::string ReportForm::notesOf(const Form& form) const
{
    auto notes = read(form).plain("notes");
    std::string tried;
    const auto ticked = " " + form.valueOf("tries") + " ";
    if (const auto* tries = form.find("tries")) {
        for (const auto& each : tries->choices) {
            if (ticked.find(" " + each.key + " ") != std::string::npos) {
                tried += (tried.empty() ? "" : "; ") + each.word;
            }
        }
    }
    addLine(notes, tried.empty() ? tried : say("faults.tried", {{"what", tried}}));
    if (isUnknownReporter(form)) {
        addLine(notes, say("faults.reported_by", {{"name", read(form).plain("reported_by")}}));
    }
    return notes;
}

void ReportForm::complete(const Form& form, Values& wanted) const
{
    auto fault = recordOf<Fault>(wanted);
    const auto isFree = [&](const char* name) {
        const auto* field = form.find(name);
        return field != nullptr && !field->conflict;
    };
    if (isFree("notes") && hasMoreNotes(form)) {
        fault.notes = notesOf(form);
    }
    if (isFree("severity") && !fault.severity && form.sentAs != unfinished) {
        fault.severity = read(form).choice<Severity>("severity");
    }
    if (isFree("during_meeting")) {
        if (form.valueOf("in_meeting").empty()) {
            fault.duringMeeting.reset();
        } else if (!fault.duringMeeting) {
            fault.duringMeeting = say("faults.some_meeting");
        }
    }
    if (isFree("reported_by") && !fault.reportedBy) {
        fault.reportedBy = officerOf(session(), read(form).plain("reported_by"));
    }
    wanted = valuesOf(fault);
}

Checked<Shell::Done> ReportForm::act(Form& form, checks::IfUnlikely ifUnlikely)
{
    if (form.sentAs == "add_to" && m_duplicate) {
        return addToDuplicate(form, ifUnlikely);
    }
    return isNew() ? report(form, ifUnlikely) : completeReport(form, ifUnlikely);
}

Checked<Shell::Done> ReportForm::report(Form& form, checks::IfUnlikely ifUnlikely)
{
    const auto fault = recordOf<Fault>(wanted(form));
    FaultDraft draft;
    draft.about = fault.about.value_or(FaultAbout::Device);
    draft.device = fault.device;
    draft.site = fault.site;
    draft.symptom = fault.symptom.value_or("");
    draft.severity = fault.severity;
    draft.duringMeeting = fault.duringMeeting.value_or("");
    draft.at = fault.reportedAt;
    draft.estimate = fault.estimate;
    draft.notes = fault.notes.value_or("");
    draft.reportedBy = fault.reportedBy;
    draft.isUnfinished = form.sentAs == unfinished;
    draft.files = m_files;
    draft.ifUnlikely = ifUnlikely;
    const auto written = reportFault(session().reg(), draft);
    if (!written) {
        return written.problems();
    }
    return Shell::Done{written->changeSet,
                       say(draft.isUnfinished ? "faults.reported_unfinished" : "faults.reported",
                           {{"fault", written->number},
                            {"symptom", draft.symptom},
                            {"where", form.valueOf("what")}})};
}

Checked<Shell::Done> ReportForm::completeReport(Form& form, checks::IfUnlikely ifUnlikely)
{
    const auto edit = [&](const std::vector<FieldEdit>& edits) -> Checked<Edited<RecordId>> {
        const auto written = completeFault(session().reg(), FaultId{record().id}, edits, m_files,
                                           OnConflict::WriteOthers, ifUnlikely);
        if (!written) {
            return written.problems();
        }
        if (written->changeSet) { // the files are in the register
            m_files.clear();
            form.at("files").choices.clear();
            form.at("files").isShown = false;
        }
        return Edited<RecordId>{written->id, written->number, written->changeSet,
                                written->conflicts, written->warnings};
    };
    return writeEdits(
        form, edit,
        [&](const Edited<RecordId>& written) {
            return say("faults.completed", {{"fault", written.number}});
        },
        /*isMoreToWrite=*/!m_files.empty());
}

Checked<Shell::Done> ReportForm::addToDuplicate(Form& form, checks::IfUnlikely ifUnlikely)
{
    const auto typed = recordOf<Fault>(wanted(form));
    auto& reg = session().reg();
    const auto id = *m_duplicate;
    auto again = say("faults.again", {{"at", text::formatInstant(session().now())},
                                      {"symptom", typed.symptom.value_or("")}});
    if (typed.notes) {
        again += " " + *typed.notes;
    }
    constexpr int mostTries = 3; // others may write into it between reading and writing
    for (int i = 1;; ++i) {
        const auto fault = store::load<Fault>(reg.database(), id);
        if (!fault) {
            return Problem{"what", {"faults.gone", {}}};
        }
        auto wanted = *fault;
        auto notes = fault->notes.value_or("");
        addLine(notes, again);
        wanted.notes = notes;
        wanted.severity = fault->severity ? fault->severity : typed.severity;
        wanted.estimate = typed.estimate ? typed.estimate : fault->estimate;
        wanted.duringMeeting = fault->duringMeeting ? fault->duringMeeting : typed.duringMeeting;
        const auto written = completeFault(reg, id, editsBetween(*fault, wanted), m_files,
                                           OnConflict::WriteNothing, ifUnlikely);
        if (!written) {
            return written.problems();
        }
        if (written->conflicts.empty()) {
            return Shell::Done{written->changeSet,
                               say("faults.completed", {{"fault", written->number}})};
        }
        if (i == mostTries) {
            return Problem{"symptom", {"faults.add_again", {}}};
        }
    }
}

} // namespace dongbo::present
