#include "gui/present/maintenance/maintenance_forms.h"

#include "core/register/maintenance/work_orders.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/lists/list_query.h"

namespace dongbo::present {

namespace {

/// What is about one turn of maintenance.
class OfWork : public FormTask
{
public:
    OfWork(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
    {
        if (request.record->kind == RecordKind::WorkOrder) {
            m_target.order = WorkOrderId{request.record->id};
        } else {
            m_target.device = DeviceId{request.record->id};
            const auto plan = RecordId::parse(ListQuery::parse(request.hint).first("plan"));
            m_target.plan =
                plan ? std::optional{MaintenancePlanId{*plan}} : std::optional<MaintenancePlanId>();
        }
    }

protected:
    void begin(Form& form, const char* title, const char* icon, const char* send)
    {
        form.title = say(title);
        form.icon = icon;
        form.sendWord = say(send);
        findTurn();
        if (m_device) {
            static_cast<void>(deviceSubject(form, *m_device));
        }
        form.caption = m_planName;
        if (m_target.order) {
            watch({RecordKind::WorkOrder, *m_target.order}, {"work_state"});
        }
    }
    [[nodiscard]] const WorkTarget& target() const { return m_target; }
    [[nodiscard]] const std::string& dueText() const { return m_due; }
    /// The same turn for another form.
    [[nodiscard]] SheetRequest requestFor(SheetKind kind) const
    {
        if (m_target.order) {
            return {kind, RecordRef{RecordKind::WorkOrder, *m_target.order}, {}};
        }
        return {kind, RecordRef{RecordKind::Device, *m_device},
                m_target.plan ? "plan=" + m_target.plan->text() : std::string()};
    }

private:
    void findTurn()
    {
        auto& reg = session().reg();
        if (m_target.order) {
            const auto order = store::load<WorkOrder>(reg.database(), *m_target.order);
            if (!order) {
                throw Error(
                    Error::Kind::NotFound,
                    {"find.gone", {{"kind", "@kind.work_order"}, {"id", m_target.order->text()}}});
            }
            m_device = order->device;
            const auto plan = order->plan
                                  ? store::load<MaintenancePlan>(reg.database(), *order->plan)
                                  : std::optional<MaintenancePlan>{};
            m_planName = plan ? plan->name.value_or("") : std::string();
            m_due = order->due ? text::formatDate(*order->due) : std::string();
            return;
        }
        m_device = m_target.device;
        for (const auto& next : nextWorkOf(reg, *m_device)) { // the earliest comes first
            if (!m_target.plan || next.plan == *m_target.plan) {
                m_target.plan = next.plan;
                m_planName = next.planName;
                m_due = text::formatDate(next.due);
                m_target.order = next.order;
                return;
            }
        }
        throw Error(Error::Kind::Refused,
                    {"maintenance.nothing_planned", {{"device", deviceLabel(reg, *m_device)}}});
    }
    [[nodiscard]] static std::string deviceLabel(Register& reg, const DeviceId& id)
    {
        const auto device = store::load<Device>(reg.database(), id);
        return device ? device->code.value_or(device->name.value_or("")) : id.text();
    }

    WorkTarget m_target;
    std::optional<DeviceId> m_device;
    std::string m_planName;
    std::string m_due;
};

std::string stepName(std::size_t index)
{
    return "step_" + std::to_string(index + 1);
}

class DoForm final : public OfWork
{
public:
    using OfWork::OfWork;

    void build(Form& form) override
    {
        begin(form, "maintenance.do_title", "check", "maintenance.do_send");
        m_steps = stepsOf(session().reg(), target());
        add(form, "rest", FormFieldKind::Check, say("maintenance.rest_right"),
            {.hint = say("maintenance.due_on", {{"day", dueText()}})});
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            addStep(form, i);
        }
        addField(form, RecordKind::WorkOrder, "work_done_day", today());
        addField(form, RecordKind::WorkOrder, "cost", {.place = FormPlace::Half});
        addField(form, RecordKind::WorkOrder, "done_by",
                 {.placeholder = session().reg().actor().name});
        addField(form, RecordKind::WorkOrder, "notes");
        add(form, "other", FormFieldKind::Links, {},
            {.choices = {{"snooze", say("maintenance.snooze_instead"), {}, "clock"}}});
        form.consequences = {say("maintenance.do_will")};
        form.focus = m_steps.empty() ? "work_done_day" : stepName(0);
    }

    void update(Form& form, std::string_view changed) override
    {
        if (changed != "rest" || form.valueOf("rest").empty()) {
            return;
        }
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            auto& field = form.at(stepName(i));
            if (m_steps[i].kind == AnswerKind::YesNo && field.value.empty()) {
                field.value = m_steps[i].wanted ? "yes" : "no";
            }
        }
    }

    void press(Form& /*form*/, std::string_view field, const std::string& key) override
    {
        if (field == "other" && key == "snooze") {
            shell().openSheet(requestFor(SheetKind::SnoozeWork));
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        WorkDone done;
        Problems problems;
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            const auto typed = m_steps[i].kind == AnswerKind::YesNo ? answers.chosen(stepName(i))
                                                                    : form.valueOf(stepName(i));
            const auto answer = answerOf(m_steps[i], typed);
            if (!answer) {
                problems.push_back({stepName(i), answer.problems().front().message});
            }
            done.results.emplace_back(static_cast<std::int64_t>(i + 1), typed);
        }
        if (!problems.empty()) {
            return problems;
        }
        done.day = answers.day("work_done_day");
        done.doneBy = answers.plain("done_by");
        done.cost = answers.money("cost");
        done.notes = answers.plain("notes");
        done.ifUnlikely = ifUnlikely;
        const auto finished = doWork(session().reg(), target(), done);
        if (!finished) {
            return finished.problems();
        }
        Shell::Done out{finished->changeSet,
                        say(finished->hasPassed ? "maintenance.done" : "maintenance.done_failed",
                            {{"order", finished->number}})};
        if (finished->fault) {
            out.explanation =
                say(finished->isFaultNew ? "maintenance.fault_opened" : "maintenance.fault_found",
                    {{"fault", finished->faultNumber}});
        }
        return out;
    }

private:
    void addStep(Form& form, std::size_t index)
    {
        const auto& step = m_steps[index];
        const auto kind = step.kind == AnswerKind::YesNo ? FormFieldKind::Chips
                          : step.kind == AnswerKind::Day ? FormFieldKind::Day
                                                         : FormFieldKind::Text;
        auto& field = add(form, stepName(index), kind, step.text,
                          {.isRequired = step.isRequired(), .textLimit = checks::longText});
        if (step.kind == AnswerKind::YesNo) {
            field.choices = {{"yes", text::capitalized(say("maintenance.answer.yes")), {}},
                             {"no", text::capitalized(say("maintenance.answer.no")), {}}};
            return;
        }
        field.standsFor = {"work_results"};
        if (step.kind != AnswerKind::Number) {
            return;
        }
        field.placeholder = step.unit;
        if (step.least || step.most) {
            field.hint =
                say(step.least ? "maintenance.at_least" : "maintenance.at_most",
                    {{"value", shownAnswer({{},
                                            AnswerKind::Number,
                                            step.unit,
                                            limitText(step.least.value_or(step.most.value_or(0))),
                                            {}})}});
        }
    }
    [[nodiscard]] static std::string limitText(double limit)
    {
        auto out = std::to_string(limit);
        out.erase(out.find_last_not_of('0') + 1);
        if (out.ends_with('.')) {
            out.pop_back();
        }
        return out;
    }

    std::vector<WorkStep> m_steps;
};

class SnoozeForm final : public OfWork
{
public:
    using OfWork::OfWork;

    void build(Form& form) override
    {
        begin(form, "maintenance.snooze_title", "clock", "maintenance.snooze_send");
        addField(form, RecordKind::WorkOrder, "snoozed_until",
                 {.kind = FormFieldKind::Day,
                  .isRequired = true,
                  .hint = say("maintenance.due_on", {{"day", dueText()}})});
        addField(form, RecordKind::WorkOrder, "reason",
                 {.kind = FormFieldKind::Area, .isRequired = true});
        form.consequences = {say("maintenance.snooze_will")};
        form.focus = "snoozed_until";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto answers = read(form);
        return doneWith(snoozeWork(session().reg(), target(), answers.day("snoozed_until"),
                                   answers.plain("reason")),
                        "maintenance.snoozed", "order");
    }
};

class CancelForm final : public OfWork
{
public:
    using OfWork::OfWork;

    void build(Form& form) override
    {
        begin(form, "maintenance.cancel_title", "ban", "maintenance.cancel_send");
        addField(form, RecordKind::WorkOrder, "reason",
                 {.kind = FormFieldKind::Area,
                  .isRequired = true,
                  .hint = say("maintenance.due_on", {{"day", dueText()}})});
        form.consequences = {say("maintenance.cancel_will")};
        form.focus = "reason";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        return doneWith(cancelWork(session().reg(), target(), read(form).plain("reason")),
                        "maintenance.cancelled", "order");
    }
};

} // namespace

const FormMaker doWorkForm = formOf<DoForm, RecordKind::WorkOrder, RecordKind::Device>;
const FormMaker snoozeWorkForm = formOf<SnoozeForm, RecordKind::WorkOrder, RecordKind::Device>;
const FormMaker cancelWorkForm = formOf<CancelForm, RecordKind::WorkOrder, RecordKind::Device>;

} // namespace dongbo::present
