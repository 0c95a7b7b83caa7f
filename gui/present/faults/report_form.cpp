#include "gui/present/faults/report_form.h"

#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/faults/fault_forms.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/faults/report_subject.h"
#include "gui/present/forms/suggest.h"
#include "gui/present/import/chosen_files.h"

#include <algorithm>
#include <array>

// What the form asks; what follows from the answers stands in report_assessment.cpp, what is
// written in report_writing.cpp.

namespace dongbo::present {

namespace {

constexpr std::array roomTroubles{FaultAbout::Line, FaultAbout::Power, FaultAbout::Light,
                                  FaultAbout::Room};
/// No repair of a device in a meeting room costs more: past it somebody typed a few zeros too many.
constexpr std::int64_t mostForEstimate = 1'000'000'000;

std::optional<RecordId> faultIn(const SheetRequest& request)
{
    return request.record && request.record->kind == RecordKind::Fault
               ? std::optional{request.record->id}
               : std::nullopt;
}

/// What follows "near=device:" in a hint; nothing when it begins otherwise.
std::optional<RecordId> idAfter(std::string_view hint, std::string_view begin)
{
    return hint.starts_with(begin) ? RecordId::parse(std::string(hint.substr(begin.size())))
                                   : std::nullopt;
}

} // namespace

ReportForm::ReportForm(Shell& shell, const SheetRequest& request)
    : RecordForm(shell, RecordKind::Fault, faultIn(request))
    , m_request(request)
{
    if (const auto site = idAfter(request.hint, "near=site:")) {
        m_nearSite = SiteId{*site};
    } else if (const auto device = idAfter(request.hint, "near=device:")) {
        m_nearDevice = DeviceId{*device};
        const auto choice = deviceChoice(session(), *m_nearDevice);
        m_nearSite = choice ? choice->site : std::nullopt;
    }
}

void ReportForm::build(Form& form)
{
    const auto number = recordOf<Fault>(seen()).number.value_or("");
    form.title =
        isNew() ? say("faults.report_title") : say("faults.complete_title", {{"fault", number}});
    form.caption = say(isNew() ? "faults.report_caption" : "faults.complete_caption");
    form.icon = "triangle-alert";
    form.tone = Tone::Bad;
    form.sendWord = say(isNew() ? "faults.send" : "faults.send_completed");
    if (isNew()) {
        form.otherKey = unfinished;
        form.otherWord = say("faults.send_later");
    }
    form.consequencesAfter = "severity";
    askWhat(form);
    askHow(form);
    askSeverity(form);
    askRest(form);
    fillFrom(form);
}

void ReportForm::askWhat(Form& form)
{
    add(form, "what_step", FormFieldKind::Step, say("faults.ask_what"), {.isRequired = true});
    // over the field, whose list would hide them
    auto& room = add(form, "room", FormFieldKind::Toggles, {});
    for (const auto trouble : roomTroubles) {
        const std::string code(codeOf(trouble));
        room.choices.push_back(
            {code, say("faults.room_" + code), {}, std::string(aboutIcon(trouble))});
    }
    add(form, "what", FormFieldKind::Picker, {},
        {.placeholder = say("faults.what_hint"),
         .missing = say("faults.what_missing"),
         .icon = "search",
         .isRequired = true,
         .standsFor = {"device", "site", "about"}});
    const auto about = number("about");
    const auto device = number("device");
    const auto site = number("site");
    bind(form, {"what",
                {about, device, site},
                [this](const Values& values) {
                    const auto fault = recordOf<Fault>(values);
                    const auto key = fault.device ? subjectKey(*fault.device)
                                     : fault.site ? subjectKey(*fault.site, fault.about)
                                                  : std::string();
                    const auto choice = subjectChoice(session(), key);
                    return Shown{choice ? choice->word : std::string(), key};
                },
                [this, about, device, site](const Form&, const FormField& answer, Values& values) {
                    const auto named = subjectOf(session(), answer.key);
                    if (!named) {
                        return false;
                    }
                    values[about - 1u] = toValue(named->about);
                    values[device - 1u] = toValue(named->id);
                    if (!named->id) { // a fault is where its device is
                        values[site - 1u] = toValue(named->site);
                    }
                    return true;
                }});
}

void ReportForm::askHow(Form& form)
{
    add(form, "how_step", FormFieldKind::Step, say("faults.ask_how")).isRequired = true;
    add(form, "symptoms", FormFieldKind::Keyed, {}).spoken = say("faults.ask_how");
    askField(form, *describe(RecordKind::Fault).field(number("symptom")));
    auto& symptom = form.at("symptom");
    symptom.kind = FormFieldKind::Text;
    symptom.label.clear();
    symptom.spoken = say("faults.words_spoken");
    symptom.placeholder = say("faults.words_hint");
    symptom.isRequired = true;
    symptom.missing = say("faults.symptom_missing");
    add(form, "duplicate", FormFieldKind::Note, {},
        {.choices = {{"add_to", say("faults.add_to"), {}}}, .icon = "copy", .isShown = false});
}

void ReportForm::askSeverity(Form& form)
{
    add(form, "severity_step", FormFieldKind::Step, say("faults.ask_severity"));
    askField(form, *describe(RecordKind::Fault).field(number("severity")));
    auto& severity = form.at("severity");
    severity.kind = FormFieldKind::Cards;
    severity.label.clear();
    severity.spoken = say("faults.ask_severity");
    for (auto& choice : severity.choices) {
        choice.pill = severityPill(session().language(), parseCode<Severity>(choice.key));
        choice.word = choice.pill.word;
        choice.icon = choice.pill.icon;
        choice.detail = say("faults.means_" + choice.key);
    }
}

void ReportForm::askRest(Form& form)
{
    const auto& kind = describe(RecordKind::Fault);
    for (const auto* name : {"reported_at", "reported_by"}) {
        askField(form, *kind.field(number(name)));
        form.at(name).place = FormPlace::Half;
    }
    form.at("reported_at").label = say("faults.field_since");
    auto& reporter = form.at("reported_by");
    reporter.label = say("faults.field_reporter");
    reporter.mayBeNew = true;
    add(form, "in_meeting", FormFieldKind::Check, say("faults.in_meeting"));
    add(form, "more", FormFieldKind::Links, {},
        {.choices = {{"files", say("faults.add_photo"), {}, "camera"},
                     {"notes", say("faults.add_note"), {}, "plus"}},
         .place = FormPlace::Beside,
         .hint = say("faults.optional")});
    for (const auto* name : {"during_meeting", "notes", "estimate"}) {
        askField(form, *kind.field(number(name)));
        form.at(name).isShown = false;
    }
    form.at("during_meeting").label = say("faults.field_meeting");
    form.at("notes").label = say("faults.field_notes");
    form.at("estimate").label = say("faults.field_estimate");
    form.at("estimate").most = mostForEstimate;
    add(form, "files", FormFieldKind::Files, {}, {.isShown = false, .standsFor = {"name"}});
    add(form, "tries", FormFieldKind::Checks, say("faults.tries"), {.isShown = false});
}

void ReportForm::fillFrom(Form& form)
{
    const auto fault = recordOf<Fault>(seen());
    auto& moment = form.at("reported_at");
    moment.exact = isNew() ? std::optional{session().now()} : fault.reportedAt;
    form.at("in_meeting").value = fault.duringMeeting ? "yes" : "";
    if (isNew()) {
        moment.value = text::formatInstant(*moment.exact);
        form.at("reported_by").value = session().reg().actor().name;
    }
    auto& what = form.at("what");
    if (m_request.record && m_request.record->kind == RecordKind::Device) {
        what.key = subjectKey(DeviceId{m_request.record->id});
    } else if (m_request.record && m_request.record->kind == RecordKind::Site) {
        what.key = subjectKey(SiteId{m_request.record->id}, std::nullopt);
    }
    constexpr std::string_view aboutHint = "about=";
    constexpr std::string_view symptomHint = "symptom=";
    if (m_request.hint.starts_with(aboutHint) && !what.key.empty()) {
        form.at("room").value = m_request.hint.substr(aboutHint.size());
        chooseRoom(form);
    }
    if (m_request.hint.starts_with(symptomHint)) {
        form.at("symptom").value = m_request.hint.substr(symptomHint.size());
    }
    form.focus = what.key.empty() ? "what" : "symptoms";
}

std::vector<DeviceChoice> ReportForm::devicesNearby(const std::string& typed) const
{
    DeviceScope scope;
    scope.site = m_nearSite;
    auto out = devicesFor(session(), typed, scope);
    const auto near = m_nearDevice && text::trim(typed).empty()
                          ? deviceChoice(session(), *m_nearDevice)
                          : std::nullopt;
    if (near) { // what is looked at, before its neighbours
        std::erase_if(out, [&](const DeviceChoice& each) { return each.id == near->id; });
        out.insert(out.begin(), *near);
    }
    return out;
}

std::vector<FormChoice> ReportForm::offers(const Form& form, const FormField& field)
{
    if (field.name == "reported_by") {
        return isUnknownReporter(form) ? suggestOfficers(session(), field.value, 4)
                                       : std::vector<FormChoice>();
    }
    std::vector<FormChoice> out;
    for (const auto& device : devicesNearby(field.value)) {
        out.push_back(subjectChoice(device));
    }
    // one letter fits every place; and places are few beside the devices they hold
    if (text::countCodePoints(text::trim(field.value)) >= 2) {
        for (const auto& site : suggestSites(session(), field.value, 2)) {
            const SiteId id{*RecordId::parse(site.key)};
            out.push_back({subjectKey(id, std::nullopt), site.word, site.detail, "map-pin"});
        }
    }
    return out;
}

std::optional<FormChoice> ReportForm::choiceFor(const FormField& /*field*/, const RecordRef& record)
{
    if (record.kind == RecordKind::Device) {
        return subjectChoice(session(), subjectKey(DeviceId{record.id}));
    }
    if (record.kind == RecordKind::Site) {
        return subjectChoice(session(), subjectKey(SiteId{record.id}, std::nullopt));
    }
    return std::nullopt;
}

void ReportForm::press(Form& form, std::string_view field, const std::string& key)
{
    if (field == "more" && key == "notes") {
        form.at("notes").isShown = true;
        form.at("estimate").isShown = true;
        form.focus = "notes";
    } else if (field == "more") {
        addFiles(form);
    } else if (field == "files") {
        auto& files = form.at("files");
        const auto at = std::find_if(files.choices.begin(), files.choices.end(),
                                     [&](const FormChoice& one) { return one.key == key; });
        if (at != files.choices.end()) {
            m_files.erase(m_files.begin() + (at - files.choices.begin()));
            files.choices.erase(at);
            files.isShown = !files.choices.empty();
        }
    }
}

void ReportForm::addFiles(Form& form)
{
    auto chosen = chooseFiles(shell());
    auto& files = form.at("files");
    files.problem = chosen.problem;
    for (auto& file : chosen.files) {
        const auto kilobytes = static_cast<std::int64_t>((file.bytes.size() + 1023) / 1024);
        files.choices.push_back(
            {file.name + " " + std::to_string(m_files.size()),
             file.name + " · " + text::formatInteger(kilobytes, session().language()) + " kB",
             {}});
        m_files.push_back(std::move(file));
    }
    files.isShown = !files.choices.empty() || !files.problem.empty();
}

const FormMaker reportFaultForm = formOf<ReportForm>;

} // namespace dongbo::present
