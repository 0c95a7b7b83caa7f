#include "core/planning/fault_rules.h"
#include "core/register/faults/symptoms.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_timing.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/faults/report_form.h"
#include "gui/present/faults/report_subject.h"
#include "gui/present/forms/suggest.h"
#include "gui/present/words/value_text.h"

// What follows from the answers of a report: the usual symptoms, how bad it is likely to be and
// why, whether it is known already, what sending it brings about.

namespace dongbo::present {

namespace {

/// Answers that need not be given are asked for once they are wanted, or there.
void showFilled(Form& form)
{
    form.at("during_meeting").isShown = form.valueOf("in_meeting") == "yes";
    for (const auto* name : {"notes", "estimate"}) {
        auto& field = form.at(name);
        field.isShown = field.isShown || !field.value.empty();
    }
}

/// What a choice says in words; typing takes its place.
void setSymptom(Form& form, const std::string& words)
{
    auto& symptom = form.at("symptom");
    symptom.value = words;
    symptom.isReplaced = true;
    symptom.problem.clear();
}

} // namespace

std::optional<FaultSubject> ReportForm::subject(const Form& form) const
{
    return subjectOf(session(), form.keyOf("what"));
}

void ReportForm::update(Form& form, std::string_view changed)
{
    if (changed == "room") {
        chooseRoom(form);
    } else if (changed == "what" && !form.keyOf("what").empty()) {
        const auto about = subject(form);
        if (about && !about->id && !form.valueOf("room").empty()) {
            chooseRoom(form); // the trouble was chosen before the place
        }
        form.focus = "symptoms";
    } else if (changed == "symptom") {
        form.at("symptom").isReplaced = false;
    } else if (changed == "symptoms") {
        if (const auto* choice = choiceOf(form.at("symptoms"), form.valueOf("symptoms"))) {
            setSymptom(form, choice->word);
        }
    }
    showFilled(form);
    const auto about = subject(form);
    showSubject(form, about);
    assess(form, about);
    auto& reporter = form.at("reported_by");
    reporter.hint = isUnknownReporter(form) ? say("faults.reporter_unknown") : std::string();
    if (form.focus == "symptoms" && !form.at("symptoms").isShown) {
        form.focus = "symptom";
    }
}

void ReportForm::chooseRoom(Form& form)
{
    const auto trouble = parseCode<FaultAbout>(form.valueOf("room"));
    if (!trouble) {
        return;
    }
    const auto about = subject(form);
    const auto site = about ? about->site : m_nearSite; // the room of the device that was chosen
    auto& what = form.at("what");
    if (site) {
        what.key = subjectKey(*site, trouble);
        what.problem.clear();
    }
    form.at("severity").value.clear();
    // "mất mạng" is all most people would say; of the room itself there is no usual word
    setSymptom(form, trouble == FaultAbout::Room ? std::string()
                                                 : say("faults.room_" + form.valueOf("room")));
    form.focus = site ? "symptoms" : "what";
}

void ReportForm::showSubject(Form& form, const std::optional<FaultSubject>& about)
{
    auto& what = form.at("what");
    auto& step = form.at("what_step");
    step.isAnswered = about.has_value();
    step.hint = about ? std::string() : say("faults.half_a_word");
    if (about && what.key == m_shownSubject && what.picked) {
        return;
    }
    const bool isOther = what.key != m_shownSubject;
    m_shownSubject = about ? what.key : std::string();
    auto& symptoms = form.at("symptoms");
    auto& tries = form.at("tries");
    symptoms.choices.clear();
    tries.choices.clear();
    if (isOther) {
        tries.value.clear();
    }
    form.at("how_step").hint.clear();
    what.picked = about ? subjectChoice(session(), what.key) : std::nullopt;
    if (about && what.picked) {
        what.value = what.picked->word;
        const auto type = about->device ? about->device->type : std::nullopt;
        for (auto& word : usualSymptoms(session(), *about, mostSymptoms)) {
            symptoms.choices.push_back({std::to_string(symptoms.choices.size()), word, {}});
        }
        const auto language = session().language();
        form.at("how_step").hint =
            say("faults.usual_of", {{"what", about->about == FaultAbout::Device
                                                 ? wordOf(language, type)
                                                 : wordOf(language, std::optional{about->about})}});
        for (const auto& each : quickTries(about->about, type)) {
            tries.choices.push_back(
                {std::to_string(tries.choices.size()),
                 std::string(language == Language::Vietnamese ? each.vietnamese : each.english),
                 {}});
        }
        if (const auto before = faultsWithinYear(session(), *about); before > 0) {
            what.picked->detail +=
                " · " + say("faults.times_in_year", {{"count", std::to_string(before + 1)}});
        }
        if (about->device && isUnderWarranty(*about->device, session().today()).value_or(false)) {
            what.picked->pill = {"shield-check", say("faults.covered"), Tone::Ok};
        }
        if (about->device && !type) {
            what.picked->pill = {};
        }
        if (about->about == FaultAbout::Device) {
            form.at("room").value.clear();
        } else if (about->about != FaultAbout::Room || !form.valueOf("room").empty()) {
            form.at("room").value = codeOf(about->about);
        }
    }
    symptoms.isShown = !symptoms.choices.empty();
    tries.isShown = !tries.choices.empty();
}

void ReportForm::assess(Form& form, const std::optional<FaultSubject>& about)
{
    auto& symptom = form.at("symptom");
    const auto words = std::string(text::trim(symptom.value));
    const auto folded = text::fold(words);
    auto& symptoms = form.at("symptoms");
    symptoms.value.clear();
    for (const auto& each : symptoms.choices) {
        if (!folded.empty() && text::fold(each.word) == folded) {
            symptoms.value = each.key;
        }
    }
    form.at("how_step").isAnswered = !words.empty();
    symptom.hint.clear();
    symptom.hintTone = Tone::Ok;
    auto& severity = form.at("severity");
    severity.proposed.clear();
    std::string reason;
    m_duplicate.reset();
    form.consequences.clear();
    if (about && !words.empty()) {
        const auto type = about->device ? about->device->type : std::nullopt;
        const auto* known = recogniseSymptom(about->about, type, words);
        if (known != nullptr && text::fold(known->text) != folded) {
            symptom.hint = say("faults.recognised", {{"symptom", std::string(known->text)}});
        }
        const auto proposal = proposeSeverity(session(), *about, words);
        if (severity.value.empty()) {
            severity.proposed = codeOf(proposal.severity);
            reason = say("faults.proposed", {{"reason", proposal.reason}});
        }
        m_duplicate = openLikeFault(session(), *about, words);
        if (m_duplicate && id() == m_duplicate) {
            m_duplicate.reset();
        }
        const auto completes = id() ? std::optional{FaultId{*id()}} : std::nullopt;
        form.consequences = consequencesOf(session(), *about, words,
                                           read(form).choice<Severity>("severity"), completes);
    }
    auto& duplicate = form.at("duplicate");
    duplicate.isShown = m_duplicate.has_value();
    if (m_duplicate) {
        const auto row = store::faultRow(session().shown().database(), *m_duplicate);
        duplicate.value =
            say("faults.duplicate",
                {{"fault", row->fault.number.value_or("")},
                 {"age", shortAge(session().language(), store::ageOf(row->fault, session().now()))},
                 {"symptom", row->fault.symptom.value_or("")}});
    }
    auto& step = form.at("severity_step");
    const auto chosen = read(form).choice<Severity>("severity");
    step.isAnswered = chosen.has_value();
    step.hint = severity.note.empty() ? reason : severity.note;
    form.consequenceTone = chosen == Severity::Blocking       ? Tone::Bad
                           : chosen == Severity::Intermittent ? Tone::Odd
                                                              : Tone::Mute;
}

bool ReportForm::isUnknownReporter(const Form& form) const
{
    const auto reporter = std::string(text::trim(form.valueOf("reported_by")));
    // whoever acts stands in the journal, an officer or not
    return !reporter.empty() && form.keyOf("reported_by").empty() &&
           reporter != session().reg().actor().name && !officerOf(session(), reporter);
}

void ReportForm::onRegisterChanged(Form& form)
{
    RecordForm::onRegisterChanged(form);
    form.at("what").picked.reset(); // its symptoms and faults may be others now
    if (isNew() || !form.canSend) {
        return;
    }
    const auto now = recordOf<Fault>(seen());
    if (now.duringMeeting && form.at("during_meeting").value == *now.duringMeeting) {
        form.at("in_meeting").value = "yes";
    }
    if (!planning::isOpen(now.state.value_or(FaultState::Reported))) {
        form.notice =
            say("faults.moved_elsewhere", {{"state", statePill(session().language(), now).word}});
    }
}

} // namespace dongbo::present
