#include "core/register/faults/faults.h"
#include "gui/present/faults/fault_forms.h"
#include "gui/present/faults/fault_step_form.h"

namespace dongbo::present {

namespace {

class AcceptForm final : public FaultStepForm
{
public:
    using FaultStepForm::FaultStepForm;

    void build(Form& form) override
    {
        begin(form, "faults.form_accept", "faults.step_accept");
        add(form, "accepted_by", FormFieldKind::Fact, say("faults.field_accepted_by")).value =
            session().reg().actor().name;
        askNotes(form);
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely) override
    {
        return doneBy(acceptFault(session().reg(), id(), read(form).plain("notes")),
                      "faults.accepted");
    }
};

class WaitForm final : public FaultStepForm
{
public:
    using FaultStepForm::FaultStepForm;

    void build(Form& form) override
    {
        begin(form, "faults.form_wait", "faults.send_wait");
        auto& what = askFor(form, RecordKind::Fault, "waiting_for");
        what.value = codeOf(fault().waitingFor.value_or(WaitingFor::Parts));
        what.isRequired = true;
        askNotes(form);
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely) override
    {
        const auto what = require(read(form).choice<WaitingFor>("waiting_for"), "what for");
        return doneBy(waitFault(session().reg(), id(), what, read(form).plain("notes")),
                      "faults.waits");
    }
};

class FixForm final : public FaultStepForm
{
public:
    using FaultStepForm::FaultStepForm;

    void build(Form& form) override
    {
        begin(form, "faults.form_fix", "faults.send_fix");
        askMoment(form, RecordKind::Fault, "fixed_at");
        askNotes(form);
        form.consequences = {say(device() ? "faults.will_fix_device" : "faults.will_fix")};
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        return doneBy(fixFault(session().reg(), id(), read(form).moment("fixed_at"),
                               read(form).plain("notes"), ifUnlikely),
                      "faults.fixed");
    }
};

class CloseForm final : public FaultStepForm
{
public:
    using FaultStepForm::FaultStepForm;

    void build(Form& form) override
    {
        begin(form, "faults.form_close", "faults.step_close");
        askNotes(form);
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely) override
    {
        return doneBy(closeFault(session().reg(), id(), read(form).plain("notes")),
                      "faults.closed");
    }
};

class ReopenForm final : public FaultStepForm
{
public:
    using FaultStepForm::FaultStepForm;

    void build(Form& form) override
    {
        begin(form, "faults.step_reopen", "faults.step_reopen");
        add(form, "reason", FormFieldKind::Area, say("faults.field_reason")).isRequired = true;
        form.consequences = {say("faults.will_reopen")};
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely) override
    {
        return doneBy(reopenFault(session().reg(), id(), read(form).plain("reason")),
                      "faults.reopened");
    }
};

} // namespace

const FormMaker acceptFaultForm = formOf<AcceptForm, RecordKind::Fault, RecordKind::Repair>;
const FormMaker waitFaultForm = formOf<WaitForm, RecordKind::Fault, RecordKind::Repair>;
const FormMaker fixFaultForm = formOf<FixForm, RecordKind::Fault, RecordKind::Repair>;
const FormMaker closeFaultForm = formOf<CloseForm, RecordKind::Fault, RecordKind::Repair>;
const FormMaker reopenFaultForm = formOf<ReopenForm, RecordKind::Fault, RecordKind::Repair>;

} // namespace dongbo::present
