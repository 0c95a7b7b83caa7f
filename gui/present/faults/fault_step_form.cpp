#include "gui/present/faults/fault_step_form.h"

#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/dates.h"
#include "gui/present/faults/fault_lines.h"
#include "gui/present/faults/fault_words.h"

namespace dongbo::present {

FaultStepForm::FaultStepForm(Shell& shell, const SheetRequest& request)
    : FormTask(shell)
    , m_named(require(request.record, "the fault"))
{}

void FaultStepForm::begin(Form& form, const char* title, const char* send)
{
    auto& database = session().reg().database();
    m_id = FaultId{m_named.id};
    if (m_named.kind == RecordKind::Repair) {
        const auto repair = store::load<Repair>(database, RepairId{m_named.id});
        m_id = repair ? repair->fault.value_or(FaultId{}) : FaultId{};
    }
    const auto fault = store::load<Fault>(database, m_id);
    if (!fault) {
        throw Error(Error::Kind::Refused, {"faults.gone", {}});
    }
    m_fault = *fault;
    m_device =
        m_fault.device ? store::load<Device>(database, *m_fault.device) : std::optional<Device>();
    setHead(form, title, "wrench", send);
    form.subjectIcon = "triangle-alert";
    form.subject = symptomOf(session().language(), m_fault);
    form.pill = severityPill(session().language(), m_fault.severity);
    if (const auto line = readFaultLine(database, session().language(), session().now(), m_id)) {
        form.detail = line->number + " · " + line->where();
    }
    watch({RecordKind::Fault, m_id}, {"fault_state"});
}

FormField& FaultStepForm::askFor(Form& form, RecordKind kind, const char* name) const
{
    auto& field = addField(form, kind, name);
    field.label = say("faults.field_" + field.name);
    return field;
}

FormField& FaultStepForm::askMoment(Form& form, RecordKind kind, const char* name) const
{
    auto& field = askFor(form, kind, name);
    field.exact = session().now(); // "now" never lies before the report
    field.value = text::formatInstant(*field.exact);
    return field;
}

std::optional<RepairId> FaultStepForm::openRepair() const
{
    return m_named.kind == RecordKind::Repair
               ? std::optional{RepairId{m_named.id}}
               : store::openRepairOf(session().reg().database(), m_id);
}

std::string FaultStepForm::doneWords(const char* sentence) const
{
    const auto fault = store::load<Fault>(session().reg().database(), m_id);
    return say(sentence, {{"fault", fault ? fault->number.value_or("") : std::string()}});
}

} // namespace dongbo::present
