#include "core/register/planning/plans.h"
#include "core/store/projection/load.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_forms.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/forms/suggest.h"
#include "gui/present/purchase/plan_forms.h"
#include "gui/present/purchase/purchase_words.h"

namespace dongbo::present {

namespace {

/// A step of one line, done only while the line is at the step the person saw.
class PlanLineForm : public FormTask
{
public:
    PlanLineForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_id{require(request.record, "the plan line").id}
    {}

protected:
    void begin(Form& form, const char* title, const char* send)
    {
        auto& database = session().reg().database();
        const auto line = store::load<PlanLine>(database, m_id);
        if (!line) {
            throw Error(Error::Kind::NotFound,
                        {"find.gone", {{"kind", "@kind.plan_line"}, {"id", m_id.text()}}});
        }
        m_line = *line;
        const auto language = session().language();
        setHead(form, title, planActionIcon(action()), send);
        form.subjectIcon = typeIcon(m_line.type);
        const auto device =
            m_line.device ? store::load<Device>(database, *m_line.device) : std::optional<Device>();
        form.subject = device ? deviceTitle(*device) : bought();
        form.detail = planActionWord(language, action()) + " · " +
                      shortSiteName(siteName(m_line.site)) + " · " +
                      moneyOr(session(), m_line.cost);
        form.pill = planStepPill(language, m_line.step);
        watch({RecordKind::PlanLine, m_id}, {"plan_step"});
    }
    /// "Camera Logitech PTZ Pro 2".
    [[nodiscard]] std::string bought() const
    {
        const auto word = typeWord(session().language(), m_line.type);
        return m_line.model ? word + " " + *m_line.model : word;
    }
    void askDay(Form& form) const { addField(form, RecordKind::PlanLine, "day", today()); }
    FormField& askCost(Form& form) const
    {
        auto& cost = addField(form, RecordKind::PlanLine, "actual_cost");
        cost.place = FormPlace::Half;
        cost.most = mostForADevice;
        return cost;
    }
    [[nodiscard]] PlanStepDraft stepOf(const Form& form, checks::IfUnlikely ifUnlikely) const
    {
        const auto answers = read(form);
        PlanStepDraft draft;
        draft.line = m_id;
        draft.day = answers.day("day");
        draft.documentNo = answers.plain("document_no");
        draft.by = form.keyOf("by").empty() ? answers.plain("by") : form.keyOf("by");
        draft.cost = answers.money("actual_cost");
        draft.notes = answers.plain("notes");
        draft.ifUnlikely = ifUnlikely;
        return draft;
    }
    [[nodiscard]] const PlanLineId& id() const { return m_id; }
    [[nodiscard]] const PlanLine& line() const { return m_line; }
    [[nodiscard]] PlanAction action() const { return m_line.action.value_or(PlanAction::Buy); }

private:
    PlanLineId m_id;
    PlanLine m_line;
};

class DoPlanLineForm final : public PlanLineForm
{
public:
    using PlanLineForm::PlanLineForm;

    void build(Form& form) override
    {
        begin(form, "purchase.do_title", "purchase.do_send");
        form.title = say("purchase.do_" + std::string(codeOf(action())));
        form.sendWord = form.title;
        switch (action()) {
        case PlanAction::Move:
            askDay(form);
            addField(form, RecordKind::PlanLine, "document_no");
            form.consequences = {say("device.transfer_will", {{"from", siteName(line().fromSite)},
                                                              {"to", siteName(line().site)}})};
            break;
        case PlanAction::Repair: {
            add(form, "by", FormFieldKind::Suggest, say("faults.field_by"),
                {.icon = "wrench", .mayBeNew = true}); // a shop the register has never heard of
            addField(form, RecordKind::PlanLine, "document_no");
            form.consequences = {say("faults.will_start_device")};
            break;
        }
        case PlanAction::Buy:
            askDay(form);
            askCost(form).hint =
                say("purchase.planned_cost", {{"cost", moneyOr(session(), line().cost)}});
            addField(form, RecordKind::PlanLine, "document_no");
            form.consequences = {say("purchase.order_will")};
            break;
        }
        addField(form, RecordKind::PlanLine, "notes");
    }

    std::vector<FormChoice> offers(const Form& /*form*/, const FormField& field) override
    {
        return suggestRepairers(session(), field.value);
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        return doneWith(doPlanLine(session().reg(), stepOf(form, ifUnlikely)),
                        action() == PlanAction::Move     ? "purchase.moved"
                        : action() == PlanAction::Repair ? "purchase.repair_begun"
                                                         : "purchase.ordered",
                        "line");
    }
};

class ReceivePlanLineForm final : public PlanLineForm
{
public:
    using PlanLineForm::PlanLineForm;

    void build(Form& form) override
    {
        begin(form, "purchase.receive_title", "purchase.receive_send");
        if (isBought()) {
            for (const auto* name : {"model", "serial", "maker", "name"}) {
                addField(form, RecordKind::Device, name).place = FormPlace::Half;
            }
            form.at("model").value = line().model.value_or("");
            m_proposed = bought();
            auto& name = form.at("name");
            name.value = m_proposed;
            name.isRequired = true;
            name.place = FormPlace::Line;
            form.focus = line().model ? "serial" : "model";
        }
        askCost(form).value =
            moneyOr(session(), line().actualCost ? line().actualCost : line().cost);
        if (!isBought()) { // the repair knows what it cost
            form.at("actual_cost").value.clear();
            form.at("actual_cost").hint = say("purchase.cost_of_repair");
        }
        askDay(form);
        addField(form, RecordKind::PlanLine, "document_no",
                 {.value = line().documentNo.value_or("")});
        addField(form, RecordKind::PlanLine, "notes");
        form.consequences = {isBought()
                                 ? say("purchase.receive_will", {{"site", siteName(line().site)}})
                                 : say("purchase.repaired_will")};
    }

    void update(Form& form, std::string_view changed) override
    {
        if (changed == "model" && form.at("name").value == m_proposed) {
            const auto typed = std::string(text::trim(form.valueOf("model")));
            m_proposed = typeWord(session().language(), line().type) +
                         (typed.empty() ? std::string() : " " + typed);
            form.at("name").value = m_proposed;
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        ReceiveDraft draft;
        draft.step = stepOf(form, ifUnlikely);
        draft.device.model = answers.text("model");
        draft.device.serial = answers.text("serial");
        draft.device.maker = answers.text("maker");
        draft.device.name = answers.text("name");
        return doneWith(receivePlanLine(session().reg(), draft), "purchase.received", "line");
    }

private:
    [[nodiscard]] bool isBought() const { return action() == PlanAction::Buy; }

    std::string m_proposed; ///< the name the form itself put there
};

class DropPlanLineForm final : public PlanLineForm
{
public:
    using PlanLineForm::PlanLineForm;

    void build(Form& form) override
    {
        begin(form, "purchase.drop_title", "purchase.drop_send");
        form.icon = "ban";
        askReason(form, "purchase.reason", "purchase.drop_will").isRequired = true;
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        return doneWith(dropPlanLine(session().reg(), id(), read(form).plain("reason")),
                        "purchase.dropped", "line");
    }
};

} // namespace

const FormMaker doPlanLineForm = formOf<DoPlanLineForm, RecordKind::PlanLine>;
const FormMaker receivePlanLineForm = formOf<ReceivePlanLineForm, RecordKind::PlanLine>;
const FormMaker dropPlanLineForm = formOf<DropPlanLineForm, RecordKind::PlanLine>;

} // namespace dongbo::present
