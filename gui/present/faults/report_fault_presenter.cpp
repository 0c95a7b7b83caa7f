#include "gui/present/faults/report_fault_presenter.h"

#include "core/planning/fault_rules.h"
#include "core/register/faults/symptoms.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_timing.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/faults/suggest.h"
#include "gui/present/import/chosen_files.h"
#include "gui/present/typed_times.h"
#include "gui/present/words/moments.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <utility>

namespace dongbo::present {

namespace {

constexpr std::array roomTroubles{FaultAbout::Line, FaultAbout::Power, FaultAbout::Light,
                                  FaultAbout::Room};
constexpr std::array severities{Severity::Blocking, Severity::Degraded, Severity::Intermittent,
                                Severity::Minor};

using Spot = ReportFaultView::Spot;

DeviceChoice roomChoice(const FormChoice& site)
{
    DeviceChoice choice;
    choice.title = site.word;
    choice.detail = site.detail;
    choice.icon = "map-pin";
    choice.site = SiteId{*RecordId::parse(site.key)};
    choice.isRoom = true;
    return choice;
}

} // namespace

ReportFaultPresenter::ReportFaultPresenter(Shell& shell, ReportFaultView& view)
    : m_shell(shell)
    , m_view(view)
    , m_picker(shell, *this)
{}

void ReportFaultPresenter::open(const SheetRequest& request)
{
    auto& session = m_shell.session();
    m_form = {};
    m_site.reset();
    m_about.reset();
    m_severity.reset();
    m_files.clear();
    m_completes.reset();
    m_watched.reset();
    m_reporter.reset();
    m_unlikely = {};
    m_isLeft = false;
    m_picker.clear();
    beNear(request.hint);
    m_form.title = session.say("faults.report_title");
    m_momentProposed = text::formatInstant(session.now());
    m_form.moment = m_momentProposed;
    m_form.reporter = session.reg().actor().name;
    if (request.record && request.record->kind == RecordKind::Device) {
        m_picker.pick(DeviceId{request.record->id});
    } else if (request.record && request.record->kind == RecordKind::Site) {
        takeSite(SiteId{request.record->id});
        if (const auto about = parseCode<FaultAbout>(
                request.hint.substr(std::min<std::size_t>(6, request.hint.size())));
            about && request.hint.starts_with("about=")) {
            chooseRoom(*about);
        }
    } else if (request.record && request.record->kind == RecordKind::Fault) {
        const FaultId id{request.record->id};
        if (const auto fault = store::load<Fault>(session.reg().database(), id)) {
            startCompletion(id, *fault);
        }
    }
    if (!m_form.chosen) {
        m_form.choices = offered({});
    }
    constexpr std::string_view symptomHint = "symptom=";
    if (request.hint.starts_with(symptomHint)) {
        m_form.words = request.hint.substr(symptomHint.size());
    }
    whatChanged();
    m_view.focusOn(m_form.isWhatKnown ? Spot::Symptoms : Spot::What);
}

void ReportFaultPresenter::beNear(const std::string& hint)
{
    m_nearDevice.reset();
    m_nearSite.reset();
    const auto colon = hint.find(':');
    const auto id =
        colon == std::string::npos ? std::nullopt : RecordId::parse(hint.substr(colon + 1));
    if (id && hint.starts_with("near=site:")) {
        m_nearSite = SiteId{*id};
    } else if (id && hint.starts_with("near=device:")) {
        m_nearDevice = DeviceId{*id};
        const auto choice = deviceChoice(m_shell.session(), *m_nearDevice);
        m_nearSite = choice ? choice->site : std::nullopt;
    }
    DevicePickerScope scope;
    scope.site = m_nearSite;
    m_picker.setScope(scope);
}

std::vector<DeviceChoice> ReportFaultPresenter::offered(const std::string& typed)
{
    m_picker.type(typed);
    auto out = m_devices;
    if (text::trim(typed).empty()) {
        const auto near = m_nearDevice ? deviceChoice(m_shell.session(), *m_nearDevice)
                                       : std::optional<DeviceChoice>();
        if (near) { // what is looked at, before its neighbours
            std::erase_if(out, [&](const DeviceChoice& each) { return each.id == near->id; });
            out.insert(out.begin(), *near);
        }
        return out;
    }
    // one letter fits every place; and places are few beside the devices they hold
    if (text::countCodePoints(text::trim(typed)) >= 2) {
        for (const auto& site : suggestSites(m_shell.session(), typed, 2)) {
            out.push_back(roomChoice(site));
        }
    }
    return out;
}

void ReportFaultPresenter::showChoices(const std::vector<DeviceChoice>& choices,
                                       std::size_t /*marked*/)
{
    m_devices = choices;
}

void ReportFaultPresenter::showPicked(const std::optional<DeviceChoice>& picked)
{
    m_form.chosen = picked;
}

void ReportFaultPresenter::typeWhat(const std::string& text)
{
    m_form.typed = text;
    m_form.problems.erase("what");
    m_form.choices = offered(text);
    m_form.marked = 0;
    show();
}

void ReportFaultPresenter::moveMark(int by)
{
    if (m_form.choices.empty()) {
        return;
    }
    const auto last = static_cast<int>(m_form.choices.size()) - 1;
    m_form.marked =
        static_cast<std::size_t>(std::clamp(static_cast<int>(m_form.marked) + by, 0, last));
    show();
}

void ReportFaultPresenter::acceptMarked()
{
    acceptAt(m_form.marked);
}

void ReportFaultPresenter::acceptAt(std::size_t index)
{
    if (index >= m_form.choices.size()) {
        return;
    }
    const auto choice = m_form.choices[index];
    m_about.reset();
    m_site.reset();
    if (!choice.isRoom) {
        m_picker.pick(choice.id);
    } else if (choice.site) {
        takeSite(*choice.site);
    }
    m_form.typed.clear();
    m_form.choices.clear();
    whatChanged();
    m_view.focusOn(Spot::Symptoms);
}

void ReportFaultPresenter::takeSite(const SiteId& site)
{
    const auto row = store::siteRow(m_shell.session().shown().database(), site);
    if (!row) {
        return;
    }
    m_site = site;
    m_form.chosen =
        roomChoice({site.text(), shortSiteName(row->site.name.value_or("")), row->unit});
}

void ReportFaultPresenter::take(const RecordRef& record)
{
    if (record.kind == RecordKind::Device) {
        m_site.reset();
        m_about.reset();
        m_picker.pick(DeviceId{record.id});
    } else if (record.kind == RecordKind::Site) {
        m_picker.clear();
        takeSite(SiteId{record.id});
    }
    m_form.typed.clear();
    m_form.choices.clear();
    whatChanged();
    m_view.focusOn(Spot::Symptoms);
}

void ReportFaultPresenter::clearWhat()
{
    m_picker.clear();
    m_form.chosen.reset();
    m_site.reset();
    m_about.reset();
    m_form.typed.clear();
    m_form.choices = offered({});
    whatChanged();
    m_view.focusOn(Spot::What);
}

void ReportFaultPresenter::chooseRoom(FaultAbout about)
{
    auto& session = m_shell.session();
    if (!m_site && !m_form.chosen && m_nearSite) {
        takeSite(*m_nearSite);
    }
    if (!m_site && m_form.chosen && m_form.chosen->site) {
        const auto site = *m_form.chosen->site; // the room of the device that was chosen
        m_picker.clear();
        takeSite(site);
    }
    m_about = about;
    m_severity.reset();
    // "mất mạng" is all most people would say; of the room itself there is no usual word
    m_form.words = about == FaultAbout::Room
                       ? std::string()
                       : session.say("faults.room_" + std::string(codeOf(about)));
    whatChanged();
    m_view.focusOn(m_site ? Spot::Symptoms : Spot::What);
}

std::optional<FaultSubject> ReportFaultPresenter::subject() const
{
    FaultSubject subject;
    if (m_site) {
        subject.about = m_about.value_or(FaultAbout::Room);
        subject.site = m_site;
        return subject;
    }
    if (const auto& picked = m_picker.picked()) {
        subject.id = picked->id;
        subject.device = store::loadAsItIs(m_shell.session().shown().database(), picked->id);
        subject.site = picked->site;
        return subject;
    }
    return std::nullopt;
}

void ReportFaultPresenter::whatChanged()
{
    auto& session = m_shell.session();
    const auto about = subject();
    m_form.isWhatKnown = about.has_value();
    m_form.symptoms.clear();
    m_form.tries.clear();
    m_form.symptomsHint.clear();
    m_form.chosenDetail.clear();
    if (about) {
        const auto type = about->device ? about->device->type : std::nullopt;
        for (auto& word : usualSymptoms(session, *about, mostSymptoms)) {
            m_form.symptoms.push_back({std::move(word), false});
        }
        m_form.symptomsHint =
            about->about == FaultAbout::Device
                ? session.say("faults.usual_of", {{"what", wordOf(session.language(), type)}})
                : session.say("faults.usual_of",
                              {{"what", wordOf(session.language(), std::optional{about->about})}});
        for (const auto& each : quickTries(about->about, type)) {
            m_form.tries.push_back(
                {std::string(session.language() == Language::Vietnamese ? each.vietnamese
                                                                        : each.english),
                 false});
        }
        m_form.chosenDetail = m_form.chosen->detail;
        if (const auto before = faultsWithinYear(session, *about); before > 0) {
            m_form.chosenDetail += " · " + session.say("faults.times_in_year",
                                                       {{"count", std::to_string(before + 1)}});
        }
    }
    m_form.room.clear();
    for (const auto trouble : roomTroubles) {
        m_form.room.push_back({trouble, session.say("faults.room_" + std::string(codeOf(trouble))),
                               std::string(aboutIcon(trouble)), m_about == trouble});
    }
    judge();
    show();
}

std::string ReportFaultPresenter::symptom() const
{
    return std::string(text::trim(m_form.words));
}

void ReportFaultPresenter::judge()
{
    auto& session = m_shell.session();
    const auto language = session.language();
    const auto about = subject();
    const auto words = symptom();
    const auto folded = text::fold(words);
    m_form.isHowKnown = !words.empty();
    for (auto& each : m_form.symptoms) {
        each.isOn = !folded.empty() && text::fold(each.word) == folded;
    }
    m_form.recognised.clear();
    m_form.severityReason.clear();
    m_form.duplicate.reset();
    m_form.consequences.clear();
    auto severity = m_severity;
    if (about && !words.empty()) {
        const auto type = about->device ? about->device->type : std::nullopt;
        const auto* known = recogniseSymptom(about->about, type, words);
        if (known != nullptr && text::fold(known->text) != folded) {
            m_form.recognised =
                session.say("faults.recognised", {{"symptom", std::string(known->text)}});
        }
        const auto proposal = proposeSeverity(session, *about, words);
        if (!severity) {
            severity = proposal.severity;
            m_form.severityReason = session.say("faults.proposed", {{"reason", proposal.reason}});
        }
        if (const auto like = openLikeFault(session, *about, words); like && like != m_completes) {
            const auto row = store::faultRow(session.shown().database(), *like);
            m_form.duplicate = ReportDuplicate{
                *like,
                session.say("faults.duplicate",
                            {{"fault", row->fault.number.value_or("")},
                             {"age", shortAge(language, store::ageOf(row->fault, session.now()))},
                             {"symptom", row->fault.symptom.value_or("")}})};
        }
    }
    m_form.isSeverityKnown = severity.has_value();
    m_form.severities.clear();
    for (const auto each : severities) {
        m_form.severities.push_back({each, severityPill(language, each),
                                     session.say("faults.means_" + std::string(codeOf(each))),
                                     severity == each});
    }
    if (about && !words.empty()) {
        m_form.consequences = consequencesOf(session, *about, words, severity, m_completes);
    }
    m_form.consequenceTone = severity == Severity::Blocking       ? Tone::Bad
                             : severity == Severity::Intermittent ? Tone::Odd
                                                                  : Tone::Mute;
    const auto reporter = std::string(text::trim(m_form.reporter));
    m_form.reporters.clear();
    m_form.reporterHint.clear();
    if (isStranger(reporter)) {
        m_form.reporters = suggestOfficers(session, reporter, 4);
        m_form.reporterHint = session.say("faults.reporter_unknown");
    }
}

bool ReportFaultPresenter::isStranger(const std::string& reporter) const
{
    auto& session = m_shell.session();
    // whoever acts stands in the journal, an officer or not
    return !reporter.empty() && !m_reporter && reporter != session.reg().actor().name &&
           !officerOf(session, reporter);
}

std::optional<OfficerId> ReportFaultPresenter::reporter() const
{
    return m_reporter ? m_reporter
                      : officerOf(m_shell.session(), std::string(text::trim(m_form.reporter)));
}

void ReportFaultPresenter::show()
{
    m_view.showForm(m_form);
}

void ReportFaultPresenter::chooseSymptom(std::size_t index)
{
    if (index < m_form.symptoms.size()) {
        typeWords(m_form.symptoms[index].word);
    }
}

void ReportFaultPresenter::typeWords(const std::string& text)
{
    m_form.words = text;
    m_form.problems.erase("symptom");
    judge();
    show();
}

void ReportFaultPresenter::chooseSeverity(Severity severity)
{
    m_severity = severity;
    judge();
    show();
}

void ReportFaultPresenter::typeMoment(const std::string& text)
{
    m_form.moment = text;
    m_form.questions.erase("reported_at");
    m_unlikely.forget("reported_at");
    const auto problem = typedProblem(m_shell.session(), TypedAs::Moment, text, Typing::GoesOn);
    m_form.problems.erase("reported_at");
    if (!problem.empty()) {
        m_form.problems["reported_at"] = problem;
    }
    show();
}

void ReportFaultPresenter::leaveMoment()
{
    const auto problem =
        typedProblem(m_shell.session(), TypedAs::Moment, m_form.moment, Typing::Ended);
    if (!problem.empty() && m_form.problems.emplace("reported_at", problem).second) {
        show();
    }
}

void ReportFaultPresenter::typeReporter(const std::string& text)
{
    m_form.reporter = text;
    m_reporter.reset();
    judge();
    show();
}

void ReportFaultPresenter::takeReporter(const std::string& key)
{
    const auto at = std::find_if(m_form.reporters.begin(), m_form.reporters.end(),
                                 [&](const FormChoice& choice) { return choice.key == key; });
    const auto id = RecordId::parse(key);
    if (at != m_form.reporters.end() && id) {
        m_form.reporter = at->word;
        m_reporter = OfficerId{*id};
        judge();
        show();
    }
}

void ReportFaultPresenter::setInMeeting(bool isInMeeting)
{
    m_form.inMeeting = isInMeeting;
    show();
}

void ReportFaultPresenter::typeMeeting(const std::string& text)
{
    m_form.meeting = text;
    show();
}

void ReportFaultPresenter::typeNotes(const std::string& text)
{
    m_form.notes = text;
    m_form.problems.erase("notes");
    show();
}

void ReportFaultPresenter::typeEstimate(const std::string& text)
{
    m_form.estimate = text;
    m_form.problems.erase("estimate");
    show();
}

void ReportFaultPresenter::addFiles()
{
    m_form.problems.erase("files");
    auto chosen = chooseFiles(m_shell);
    if (!chosen.problem.empty()) {
        m_form.problems["files"] = chosen.problem;
    }
    for (auto& file : chosen.files) {
        const auto kilobytes = static_cast<std::int64_t>((file.bytes.size() + 1023) / 1024);
        m_form.files.push_back(file.name + " · " +
                               text::formatInteger(kilobytes, m_shell.session().language()) +
                               " kB");
        m_files.push_back(std::move(file));
    }
    show();
}

void ReportFaultPresenter::removeFile(std::size_t index)
{
    if (index < m_files.size()) {
        m_files.erase(m_files.begin() + static_cast<std::ptrdiff_t>(index));
        m_form.files.erase(m_form.files.begin() + static_cast<std::ptrdiff_t>(index));
        show();
    }
}

void ReportFaultPresenter::setTried(std::size_t index, bool isTried)
{
    if (index < m_form.tries.size()) {
        m_form.tries[index].isOn = isTried;
        show();
    }
}

} // namespace dongbo::present
