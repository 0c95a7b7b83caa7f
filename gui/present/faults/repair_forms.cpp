#include "core/register/faults/faults.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_forms.h"
#include "gui/present/faults/fault_step_form.h"
#include "gui/present/forms/suggest.h"

#include <algorithm>

namespace dongbo::present {

namespace {

/// No repair of a device in a meeting room costs more: past it somebody typed a few zeros too many.
constexpr std::int64_t mostForRepair = 1'000'000'000;

class StartRepairForm final : public FaultStepForm
{
public:
    using FaultStepForm::FaultStepForm;

    void build(Form& form) override
    {
        begin(form, "faults.form_start", "faults.step_start");
        auto& by = add(form, "by", FormFieldKind::Suggest, say("faults.field_by"));
        by.icon = "wrench";
        by.mayBeNew = true; // a shop the register has never heard of
        if (fault().device) {
            store::RepairFilter earlier;
            earlier.device = fault().device;
            const auto before = store::repairs(session().reg().database(), earlier);
            by.value = before.empty() ? std::string() : before.back().vendor;
        }
        askMoment(form, RecordKind::Repair, "started_at");
        askFor(form, RecordKind::Repair, "document_no");
        askNotes(form);
        form.consequences = {say(device() ? "faults.will_start_device" : "faults.will_start")};
    }

    std::vector<FormChoice> offers(const Form& /*form*/, const FormField& field) override
    {
        return suggestRepairers(session(), field.value);
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        auto& by = form.at("by");
        const auto typed = std::string(text::trim(by.value));
        const auto known = suggestRepairers(session(), typed);
        const bool isKnown = !by.key.empty() ||
                             std::any_of(known.begin(), known.end(), [&](const FormChoice& choice) {
                                 return text::fold(choice.word) == text::fold(typed);
                             });
        by.hint = typed.empty() ? say("faults.by_nobody", {{"name", session().reg().actor().name}})
                  : isKnown     ? std::string()
                                : say("faults.by_new", {{"name", typed}});
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        RepairStartDraft draft;
        draft.fault = id();
        draft.by = form.keyOf("by").empty() ? answers.plain("by") : form.keyOf("by");
        draft.at = answers.moment("started_at");
        draft.documentNo = answers.plain("document_no");
        draft.notes = answers.plain("notes");
        draft.ifUnlikely = ifUnlikely;
        return doneBy(startRepair(session().reg(), draft), "faults.started");
    }
};

class FinishRepairForm final : public FaultStepForm
{
public:
    using FaultStepForm::FaultStepForm;

    void build(Form& form) override
    {
        begin(form, "faults.form_finish", "faults.send_finish");
        const auto open = openRepair();
        if (!open) {
            throw Error(Error::Kind::Refused, {"faults.gone", {}});
        }
        m_repair = *open;
        auto& outcome = askFor(form, RecordKind::Repair, "outcome");
        outcome.value = codeOf(RepairOutcome::Fixed);
        outcome.isRequired = true;
        askFor(form, RecordKind::Repair, "cost").most = mostForRepair;
        const bool isCovered =
            device() && isUnderWarranty(*device(), session().today()).value_or(false);
        auto& warranty = askFor(form, RecordKind::Repair, "in_warranty");
        warranty.value = isCovered ? "yes" : "";
        if (device() && device()->warrantyUntil) {
            warranty.hint = say(isCovered ? "faults.warranty_until" : "faults.warranty_over",
                                {{"day", text::formatDate(*device()->warrantyUntil)}});
        }
        askFor(form, RecordKind::Repair, "parts").kind = FormFieldKind::Text;
        askMoment(form, RecordKind::Repair, "finished_at");
        const auto repair = store::load<Repair>(session().reg().database(), m_repair);
        askFor(form, RecordKind::Repair, "document_no").value =
            repair ? repair->documentNo.value_or("") : std::string();
        askNotes(form);
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        auto& cost = form.at("cost");
        const auto money = read(form).money("cost");
        cost.hint =
            money ? text::formatMoney(*money, session().language()) : say("faults.cost_hint");
        const bool isDear = money && device() && device()->cost && *money > *device()->cost;
        cost.caution =
            isDear ? say("faults.cost_above_price", {{"price", moneyOr(session(), device()->cost)}})
                   : std::string();
        const bool hasDevice = device().has_value();
        const auto outcome = read(form).choice<RepairOutcome>("outcome");
        form.consequences = {
            say(outcome == RepairOutcome::Fixed
                    ? (hasDevice ? "faults.will_fix_device" : "faults.will_fix")
                : outcome == RepairOutcome::Unrepairable
                    ? (hasDevice ? "faults.will_give_up_device" : "faults.will_give_up")
                    : "faults.will_stay")};
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        RepairFinishDraft draft;
        draft.repair = m_repair;
        draft.outcome = require(answers.choice<RepairOutcome>("outcome"), "the outcome");
        draft.cost = answers.money("cost");
        draft.at = answers.moment("finished_at");
        draft.parts = answers.plain("parts");
        draft.inWarranty = answers.isChecked("in_warranty");
        draft.documentNo = answers.plain("document_no");
        draft.notes = answers.plain("notes");
        draft.ifUnlikely = ifUnlikely;
        return doneBy(finishRepair(session().reg(), draft), "faults.finished");
    }

private:
    RepairId m_repair;
};

} // namespace

const FormMaker startRepairForm = formOf<StartRepairForm, RecordKind::Fault, RecordKind::Repair>;
const FormMaker finishRepairForm = formOf<FinishRepairForm, RecordKind::Fault, RecordKind::Repair>;

} // namespace dongbo::present
