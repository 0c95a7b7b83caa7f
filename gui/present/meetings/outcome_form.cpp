#include "core/register/meetings/meetings.h"
#include "core/store/queries/planning_queries.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/meetings/meeting_forms.h"
#include "gui/present/meetings/meeting_task.h"
#include "gui/present/meetings/meeting_words.h"

namespace dongbo::present {

namespace {

constexpr const char* newFault = "new";
constexpr const char* unknownFault = "unknown";

/// How a meeting went at one site: one key; of a bad one how long, why, and the fault behind it,
/// picked among those of about that time or reported with it.
class OutcomeForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.outcome", "presentation", "meetings.outcome_send");
        auto& site = addField(form, RecordKind::MeetingSite, "site",
                              {.kind = FormFieldKind::Choice, .isRequired = true});
        for (const auto& row : view().sites) {
            if (row.invited.site) {
                site.choices.push_back({row.invited.site->text(), shortSiteName(row.site), {}});
            }
        }
        const auto hinted = hintedSite();
        if (hinted) {
            site.value = hinted->text();
        }
        auto& outcome =
            add(form, "meeting_outcome", FormFieldKind::Keyed, say("field.meeting_outcome"));
        for (const auto& term : terms<MeetingOutcome>()) {
            const auto pill = outcomePill(session().language(), term.value);
            outcome.choices.push_back({std::string(term.code), pill.word, {}, pill.icon});
        }
        outcome.isRequired = true;
        outcome.value = hint().first("outcome");
        addField(form, RecordKind::MeetingSite, "minutes_lost").place = FormPlace::Half;
        addField(form, RecordKind::MeetingSite, "lost_at").place = FormPlace::Half;
        addField(form, RecordKind::MeetingSite, "outcome_cause");
        askFault(form);
        form.focus = hinted ? "meeting_outcome" : "site";
        offerFaults(form);
    }

    void update(Form& form, std::string_view changed) override
    {
        if (changed == "site") {
            offerFaults(form);
        }
        const auto outcome = form.valueOf("meeting_outcome");
        const bool isBad = outcome == "degraded" || outcome == "lost";
        form.at("minutes_lost").isShown = isBad;
        form.at("lost_at").isShown = outcome == "lost";
        form.at("outcome_cause").isShown = isBad;
        form.at("fault").isShown = isBad;
        const bool isNew = isBad && read(form).chosen("fault") == newFault;
        auto& about = form.at("new_about");
        about.isShown = about.isRequired = isNew;
        auto& device = form.at("new_device");
        device.isShown = device.isRequired = isNew && about.value == codeOf(FaultAbout::Device);
        auto& symptom = form.at("new_symptom");
        symptom.isShown = symptom.isRequired = isNew;
        if (changed == "fault" && isNew) {
            symptom.value = symptom.value.empty() ? form.valueOf("outcome_cause") : symptom.value;
            form.focus = "new_about";
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        OutcomeDraft draft;
        if (const auto site = RecordId::parse(form.valueOf("site"))) {
            draft.sites.sites = {SiteId{*site}};
        }
        draft.outcome =
            answers.choice<MeetingOutcome>("meeting_outcome").value_or(MeetingOutcome::Held);
        draft.minutesLost = text::parseInteger(form.valueOf("minutes_lost"));
        draft.lostAt = answers.moment("lost_at");
        draft.cause = answers.plain("outcome_cause");
        const auto fault = answers.chosen("fault");
        if (fault == newFault) {
            draft.report = reportOf(form);
        } else if (const auto known = RecordId::parse(fault)) {
            draft.fault = FaultId{*known};
        }
        draft.ifUnlikely = ifUnlikely;
        return doneSaying(
            recordOutcome(session().reg(), id(), draft),
            say("meetings.outcome_done",
                {{"site", draft.sites.sites.empty()
                              ? std::string()
                              : shortSiteName(siteName(draft.sites.sites.front()))}}));
    }

private:
    void askFault(Form& form)
    {
        add(form, "fault", FormFieldKind::Choice, say("meetings.outcome_fault"),
            {.isShown = false});
        auto& about = add(form, "new_about", FormFieldKind::Chips, say("field.about"));
        about.standsFor = {"about"};
        for (const auto& term : terms<FaultAbout>()) {
            const auto code = std::string(term.code);
            about.choices.push_back({code, text::capitalized(say("about." + code)), {}});
        }
        add(form, "new_device", FormFieldKind::Choice, say("field.device"),
            {.standsFor = {"device"}});
        add(form, "new_symptom", FormFieldKind::Text, say("field.symptom"),
            {.textLimit = checks::midText, .standsFor = {"symptom"}});
    }

    /// The faults of the site about that time, and its devices.
    void offerFaults(Form& form)
    {
        auto& fault = form.at("fault");
        auto& device = form.at("new_device");
        fault.choices = {{unknownFault, say("meetings.outcome_no_fault"), {}}};
        fault.value = unknownFault;
        device.choices.clear();
        if (const auto chosen = RecordId::parse(form.valueOf("site"))) {
            const SiteId site{*chosen};
            const auto found = faultsAround(session().reg(), id(), site);
            for (const auto& row : found) {
                const auto& at = row.fault.reportedAt;
                fault.choices.push_back(
                    {row.id.text(),
                     row.fault.number.value_or("") + " · " + row.fault.symptom.value_or(""),
                     at ? text::formatInstant(*at) : std::string()});
            }
            if (found.size() == 1) { // nothing else can have been it, as far as anybody knows
                fault.value = found.front().id.text();
            }
            store::eachDeviceBrief(
                session().reg().database(), site, [&](const store::DeviceBrief& brief) {
                    const auto type =
                        brief.type ? text::capitalized(
                                         say("device_type." + std::string(codeOf(*brief.type)))) +
                                         " · "
                                   : std::string();
                    device.choices.push_back({brief.id.text(), type + std::string(brief.code), {}});
                });
        }
        fault.choices.push_back({newFault, say("meetings.outcome_new_fault"), {}});
    }

    [[nodiscard]] FaultDraft reportOf(const Form& form) const
    {
        const auto answers = read(form);
        FaultDraft report;
        report.about = answers.choice<FaultAbout>("new_about").value_or(FaultAbout::Room);
        report.symptom = answers.plain("new_symptom");
        if (const auto device = RecordId::parse(form.valueOf("new_device"));
            device && report.about == FaultAbout::Device) {
            report.device = DeviceId{*device};
        }
        const auto& meeting = view().meeting;
        const auto lost = answers.moment("lost_at");
        report.at = lost ? lost : meeting.beganAt ? meeting.beganAt : meeting.startsAt;
        return report;
    }
};

} // namespace

std::unique_ptr<FormTask> meetingOutcomeForm(Shell& shell, const SheetRequest& request)
{
    return hasHint(request, "trial") ? recordTrialForm(shell, request)
                                     : formOf<OutcomeForm, RecordKind::Meeting>(shell, request);
}

} // namespace dongbo::present
