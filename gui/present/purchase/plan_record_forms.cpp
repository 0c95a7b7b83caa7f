#include "core/register/planning/plan_summary.h"
#include "core/register/planning/plans.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "gui/present/purchase/plan_forms.h"
#include "gui/present/purchase/purchase_desk.h"
#include "gui/present/purchase/purchase_words.h"

namespace dongbo::present {

namespace {

class SavePlanForm final : public FormTask
{
public:
    using FormTask::FormTask;

    void build(Form& form) override
    {
        m_run = purchaseDesk(shell()).run;
        if (!m_run) {
            throw Error(Error::Kind::Refused, {"purchase.nothing_computed", {}});
        }
        setHead(form, "purchase.save_title", "cart", "purchase.save_send");
        form.subjectIcon = "cart";
        const auto language = session().language();
        form.subject =
            say("purchase.save_subject",
                {{"count", text::formatInteger(std::ssize(m_run->outcome.actions), language)},
                 {"spent", text::formatMoney(m_run->outcome.spent, language)}});
        form.detail = say("purchase.save_detail",
                          {{"budget", text::formatMoney(m_run->request.budget, language)},
                           {"before", std::to_string(m_run->outcome.readyBefore)},
                           {"after", std::to_string(m_run->outcome.readyAfter)}});
        addField(form, RecordKind::Plan, "name",
                 {.value = freeName(), .isRequired = true, .isReplaced = true});
        addField(form, RecordKind::Plan, "notes");
        form.consequences = {say("purchase.save_will")};
        form.focus = "name";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        return doneWith(
            savePlan(session().reg(), answers.plain("name"), *m_run, answers.plain("notes")),
            "purchase.saved", "plan");
    }

private:
    /// "Phương án 2 năm 2026", one that no plan bears.
    [[nodiscard]] std::string freeName() const
    {
        const auto year = std::to_string(static_cast<int>(session().today().year()));
        const auto plans = store::plans(session().reg().database());
        for (std::size_t i = 1; i <= plans.size() + 1; ++i) {
            auto name = say("purchase.plan_name", {{"number", std::to_string(i)}, {"year", year}});
            if (std::none_of(plans.begin(), plans.end(),
                             [&](const auto& row) { return row.plan.name == name; })) {
                return name;
            }
        }
        return {};
    }

    std::shared_ptr<const PlanRun> m_run;
};

/// A step of a plan, done only while its state is the one the person saw.
class PlanStateForm : public FormTask
{
public:
    PlanStateForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_id{require(request.record, "the plan").id}
    {}

protected:
    void begin(Form& form, const char* title, const char* icon, const char* send)
    {
        m_summary = summaryOf(session().reg(), m_id);
        const auto language = session().language();
        setHead(form, title, icon, send);
        form.subjectIcon = "cart";
        form.subject = m_summary.plan.name.value_or("");
        form.detail =
            say("purchase.save_subject",
                {{"count", text::formatInteger(std::ssize(m_summary.progress.lines), language)},
                 {"spent", text::formatMoney(m_summary.progress.planned, language)}});
        form.pill = planStatePill(language, m_summary.plan.state);
        watch({RecordKind::Plan, m_id}, {"plan_state"});
    }
    [[nodiscard]] const PlanId& id() const { return m_id; }
    [[nodiscard]] const PlanSummary& summary() const { return m_summary; }

private:
    PlanId m_id;
    PlanSummary m_summary;
};

class ApprovePlanForm final : public PlanStateForm
{
public:
    using PlanStateForm::PlanStateForm;

    void build(Form& form) override
    {
        begin(form, "purchase.approve_title", "gavel", "purchase.approve_send");
        addField(form, RecordKind::Plan, "decision_no");
        addField(form, RecordKind::Plan, "approved_day",
                 {.kind = FormFieldKind::Day, .value = todayText(), .standsFor = {"day"}});
        form.consequences = {say("purchase.approve_will")};
        form.focus = "decision_no";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        return doneWith(approvePlan(session().reg(), id(), answers.day("approved_day"),
                                    answers.plain("decision_no")),
                        "purchase.approved", "plan");
    }
};

class CancelPlanForm final : public PlanStateForm
{
public:
    using PlanStateForm::PlanStateForm;

    void build(Form& form) override
    {
        begin(form, "purchase.cancel_title", "ban", "purchase.cancel_send");
        askReason(form, "purchase.reason", "purchase.cancel_will");
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        return doneWith(cancelPlan(session().reg(), id(), read(form).plain("reason")),
                        "purchase.cancelled", "plan");
    }
};

} // namespace

const FormMaker savePlanForm = formOf<SavePlanForm>;
const FormMaker approvePlanForm = formOf<ApprovePlanForm, RecordKind::Plan>;
const FormMaker cancelPlanForm = formOf<CancelPlanForm, RecordKind::Plan>;

} // namespace dongbo::present
