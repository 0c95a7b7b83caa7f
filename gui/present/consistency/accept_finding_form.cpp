#include "core/register/planning/rule_checks.h"
#include "core/text/wording.h"
#include "gui/present/consistency/consistency_forms.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/words/value_text.h"

namespace dongbo::present {

namespace {

class AcceptFindingForm final : public FormTask
{
public:
    AcceptFindingForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_rule(ListQuery::parse(request.hint).first("rule"))
        , m_record(request.record)
    {}

    void build(Form& form) override
    {
        form.title = say(m_record ? "consistency.accept" : "consistency.switch_off");
        form.icon = "shield-check";
        form.sendWord = form.title;
        form.subjectIcon = "shield";
        form.subject = say("rule." + m_rule);
        if (m_record) {
            form.detail = recordTitle(session().shown().database(), session().language(),
                                      m_record->kind, m_record->id);
        }
        addField(form, RecordKind::RuleException, "reason").isRequired = true;
        addField(form, RecordKind::RuleException, "until", {.hint = say("consistency.until_hint")});
        form.consequences = {
            say(m_record ? "consistency.will_accept" : "consistency.will_switch_off")};
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        RuleException exception;
        exception.rule = m_rule;
        exception.reason = answers.text("reason");
        exception.until = answers.day("until");
        if (m_record && m_record->kind == RecordKind::Device) {
            exception.device = DeviceId{m_record->id};
        } else if (m_record && m_record->kind == RecordKind::Site) {
            exception.site = SiteId{m_record->id};
        } else if (m_record && m_record->kind == RecordKind::Fault) {
            exception.fault = FaultId{m_record->id};
        }
        return doneSaying(acceptFinding(session().reg(), exception),
                          say(m_record ? "consistency.accepted" : "consistency.switched_off",
                              {{"rule", say("rule." + m_rule)}}));
    }

private:
    std::string m_rule;
    std::optional<RecordRef> m_record;
};

} // namespace

std::unique_ptr<FormTask> acceptFindingForm(Shell& shell, const SheetRequest& request)
{
    return ListQuery::parse(request.hint).has("rule")
               ? std::make_unique<AcceptFindingForm>(shell, request)
               : nullptr;
}

} // namespace dongbo::present
