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
        auto& result = add(form, "call_result", FormFieldKind::Keyed, say("meetings.call_result"));
        result.choices = callChoices(session().language());
        result.isRequired = true;
        result.value = hint().first("result");
        auto& answer = addField(form, RecordKind::Contact, "answer");
        answer.kind = FormFieldKind::Text;
        answer.placeholder = say("meetings.call_answer_hint");
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
        draft.result = parseCallResult(answers.chosen("call_result")).value_or(CallResult::Reached);
        draft.answer = answers.plain("answer");
        if (draft.answer.empty() && draft.result != CallResult::NoAnswer) {
            draft.answer = say("call_result." + std::string(codeOf(draft.result)));
        }
        draft.at = answers.moment("told_at");
        const auto done = logCall(session().reg(), id(), draft);
        if (!done) {
            return done.problems();
        }
        return Shell::Done{done->changeSet,
                           say("meetings.called", {{"site", shortSiteName(siteName(m_site))}})};
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
            auto& rest = add(form, "rest", FormFieldKind::Check,
                             say("meetings.rest_held", {{"count", std::to_string(open)}}));
            rest.isRequired = true;
            rest.standsFor = {"meeting_outcome"};
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
        return doneBy(
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
        auto& officer = addField(form, RecordKind::Duty, "officer");
        officer.kind = FormFieldKind::Suggest;
        officer.isRequired = true;
        addField(form, RecordKind::Duty, "duty_role").value = "main";
        auto& site = addField(form, RecordKind::Duty, "site");
        site.kind = FormFieldKind::Suggest;
        site.hint = say("meetings.duty_site_hint");
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
        const auto done = giveDuty(session().reg(), draft);
        if (!done) {
            return done.problems();
        }
        return Shell::Done{done->changeSet, say("meetings.duty_done", {{"officer", done->number}})};
    }
};

} // namespace

std::unique_ptr<FormTask> logCallForm(Shell& shell, const SheetRequest& request)
{
    return ofMeeting<CallForm>(shell, request);
}

std::unique_ptr<FormTask> freezeMeetingForm(Shell& shell, const SheetRequest& request)
{
    return ofMeeting<FreezeForm>(shell, request);
}

std::unique_ptr<FormTask> giveDutyForm(Shell& shell, const SheetRequest& request)
{
    return ofMeeting<DutyForm>(shell, request);
}

} // namespace dongbo::present
