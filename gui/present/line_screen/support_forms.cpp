#include "core/register/lines/support.h"
#include "core/store/projection/load.h"
#include "gui/present/line_screen/line_forms.h"
#include "gui/present/words/value_text.h"

namespace dongbo::present {

namespace {

class AskSupportForm final : public FormTask
{
public:
    AskSupportForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_named(request.record)
    {}

    void build(Form& form) override
    {
        form.title = say("lines.support_title");
        form.icon = "users";
        form.sendWord = say("lines.support_send");
        auto& site = addField(form, RecordKind::SupportRequest, "site");
        site.kind = FormFieldKind::Suggest;
        if (m_named && m_named->kind == RecordKind::Site) {
            site.key = m_named->id.text();
            site.value = siteName(SiteId{m_named->id});
        }
        if (m_named && m_named->kind == RecordKind::Line) {
            const auto line = store::load<Line>(session().reg().database(), LineId{m_named->id});
            if (line && line->site) {
                site.key = line->site->text();
                site.value = siteName(line->site);
            }
        }
        if (m_named && m_named->kind == RecordKind::Fault) {
            const auto fault = store::load<Fault>(session().reg().database(), FaultId{m_named->id});
            if (fault && fault->site) {
                site.key = fault->site->text();
                site.value = siteName(fault->site);
            }
            form.subjectIcon = "triangle-alert";
            form.subject = fault ? fault->symptom.value_or("") : std::string();
            form.detail = fault ? fault->number.value_or("") : std::string();
        }
        addField(form, RecordKind::SupportRequest, "asked_of",
                 {.kind = FormFieldKind::Text,
                  .value = say("lines.support_usual"),
                  .isRequired = true,
                  .isReplaced = true});
        addField(form, RecordKind::SupportRequest, "request_content",
                 {.kind = FormFieldKind::Area, .isRequired = true, .standsFor = {"content"}});
        addField(form, RecordKind::SupportRequest, "day", today());
        addField(form, RecordKind::SupportRequest, "document_no").place = FormPlace::Half;
        form.focus = form.subject.empty() && site.key.empty() ? "site" : "request_content";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        SupportDraft draft;
        draft.site = answers.record<SiteId>("site");
        draft.askedOf = answers.plain("asked_of");
        draft.content = answers.plain("request_content");
        draft.day = answers.day("day");
        draft.documentNo = answers.plain("document_no");
        draft.ifUnlikely = ifUnlikely;
        if (m_named && m_named->kind == RecordKind::Fault) {
            draft.fault = FaultId{m_named->id};
        }
        return doneWith(askSupport(session().reg(), draft), "lines.done_support_asked", "request");
    }

private:
    std::optional<RecordRef> m_named;
};

class AnswerSupportForm final : public FormTask
{
public:
    AnswerSupportForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_id{require(request.record, "the request").id}
    {}

    void build(Form& form) override
    {
        const auto request = store::load<SupportRequest>(session().reg().database(), m_id)
                                 .value_or(SupportRequest{});
        form.title = say("lines.support_answer_title");
        form.icon = "users";
        form.sendWord = say("lines.answer_send");
        form.subjectIcon = "users";
        form.subject = request.content.value_or("");
        form.detail = joinedParts({request.number.value_or(""), request.askedOf.value_or("")});
        auto& what = add(form, "what", FormFieldKind::Cards, say("lines.support_what"));
        if (request.state == SupportState::Open) {
            what.choices.push_back({"answer", say("lines.support_answered"), {}});
        }
        what.choices.push_back({"help", say("lines.support_helped"), {}});
        what.choices.push_back({"refuse", say("lines.support_refused"), {}});
        what.isRequired = true;
        what.value = what.choices.front().key;
        addField(form, RecordKind::SupportRequest, "answer", {.kind = FormFieldKind::Area});
        addField(form, RecordKind::SupportRequest, "answered_day",
                 {.kind = FormFieldKind::Day,
                  .label = say("field.day"),
                  .value = todayText(),
                  .standsFor = {"helped_day"}});
        watch({RecordKind::SupportRequest, m_id}, {"support_state"});
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        const auto what = answers.chosen("what");
        const auto step = what == "answer" ? SupportStep::Answer
                          : what == "help" ? SupportStep::Help
                                           : SupportStep::Refuse;
        return doneWith(stepSupport(session().reg(), {m_id, step, answers.day("answered_day"),
                                                      answers.plain("answer")}),
                        "lines.done_support_" + what, "request");
    }

private:
    SupportRequestId m_id;
};

} // namespace

std::unique_ptr<FormTask> askSupportForm(Shell& shell, const SheetRequest& request)
{
    return std::make_unique<AskSupportForm>(shell, request);
}

const FormMaker answerSupportForm = formOf<AnswerSupportForm, RecordKind::SupportRequest>;

} // namespace dongbo::present
