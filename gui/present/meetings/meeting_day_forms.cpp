#include "core/register/meetings/calls.h"
#include "core/register/meetings/duties.h"
#include "core/register/meetings/meetings.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/meetings/meeting_forms.h"
#include "gui/present/meetings/meeting_task.h"
#include "gui/present/meetings/meeting_words.h"

#include <algorithm>

// What is written down while a meeting is prepared and held: duty, calls, how it went, its end.

namespace dongbo::present {

namespace {

class CallForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.call", "phone", "meetings.call_send");
        m_site = require(hintedSite(), "the site that is called");
        const auto board = boardOfSite(session().reg(), m_site, session().now());
        form.subject = shortSiteName(siteName(m_site));
        form.detail = board ? board->onDuty.name + (board->onDuty.phone.empty() ? "" : " · ") +
                                  board->onDuty.phone
                            : std::string();
        auto& result = add(form, "call_result", FormFieldKind::Keyed, say("meetings.call_result"),
                           {.value = hint().first("result"),
                            .choices = callChoices(session().language()),
                            .isRequired = true});
        addField(form, RecordKind::Contact, "answer",
                 {.kind = FormFieldKind::Text, .placeholder = say("meetings.call_answer_hint")});
        auto& told = addField(form, RecordKind::Contact, "told_at");
        told.label = say("meetings.called_at");
        told.exact = session().now();
        told.value = text::formatInstant(*told.exact);
        form.focus = result.value.empty() ? "call_result" : "answer";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        CallDraft draft;
        draft.site = m_site;
        draft.result = answers.choice<CallResult>("call_result").value_or(CallResult::Reached);
        draft.answer = answers.plain("answer");
        if (draft.answer.empty() && draft.result != CallResult::NoAnswer) {
            draft.answer = say("call_result." + std::string(codeOf(draft.result)));
        }
        draft.at = answers.moment("told_at");
        return doneSaying(logCall(session().reg(), id(), draft),
                          say("meetings.called", {{"site", shortSiteName(siteName(m_site))}}));
    }

private:
    SiteId m_site;
};

class FreezeForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.freeze", "lock", "meetings.freeze_send");
        addField(form, RecordKind::Meeting, "began_at").place = FormPlace::Half;
        addField(form, RecordKind::Meeting, "ended_at").place = FormPlace::Half;
        const auto open = std::count_if(view().sites.begin(), view().sites.end(),
                                        [](const auto& row) { return !row.invited.outcome; });
        if (open > 0) {
            add(form, "rest", FormFieldKind::Check,
                say("meetings.rest_held", {{"count", std::to_string(open)}}),
                {.isRequired = true, .standsFor = {"meeting_outcome"}});
        }
        form.consequences = {say("meetings.freeze_will")};
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        FreezeDraft draft;
        draft.restHeld = form.find("rest") != nullptr && answers.isChecked("rest");
        draft.beganAt = answers.moment("began_at");
        draft.endedAt = answers.moment("ended_at");
        return doneSaying(
            freezeMeeting(session().reg(), id(), draft),
            say("meetings.freeze_done", {{"meeting", view().meeting.number.value_or("")}}));
    }
};

class DutyForm final : public OfMeeting
{
public:
    using OfMeeting::OfMeeting;

    void build(Form& form) override
    {
        begin(form, "meetings.duty", "user", "meetings.duty_send");
        addField(form, RecordKind::Duty, "officer",
                 {.kind = FormFieldKind::Suggest, .isRequired = true});
        addField(form, RecordKind::Duty, "duty_role").value = "main";
        addField(form, RecordKind::Duty, "site",
                 {.kind = FormFieldKind::Suggest, .hint = say("meetings.duty_site_hint")});
        addField(form, RecordKind::Duty, "on_duty_from").place = FormPlace::Half;
        addField(form, RecordKind::Duty, "on_duty_until").place = FormPlace::Half;
        addField(form, RecordKind::Duty, "phone");
        form.focus = "officer";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        DutyDraft draft;
        auto& duty = draft.duty;
        duty.meeting = id();
        duty.officer = answers.record<OfficerId>("officer");
        duty.role = answers.choice<DutyRole>("duty_role");
        duty.site = answers.record<SiteId>("site");
        duty.from = answers.moment("on_duty_from");
        duty.until = answers.moment("on_duty_until");
        duty.phone = answers.text("phone");
        draft.ifUnlikely = ifUnlikely;
        return doneWith(giveDuty(session().reg(), draft), "meetings.duty_done", "officer");
    }
};

} // namespace

const FormMaker logCallForm = formOf<CallForm, RecordKind::Meeting>;
const FormMaker freezeMeetingForm = formOf<FreezeForm, RecordKind::Meeting>;
const FormMaker giveDutyForm = formOf<DutyForm, RecordKind::Meeting>;

} // namespace dongbo::present
