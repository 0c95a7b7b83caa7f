#include "gui/present/devices/device_forms.h"

namespace dongbo::present {

DeviceStepForm::DeviceStepForm(Shell& shell, const SheetRequest& request)
    : DeviceTask(shell)
    , m_id{require(request.record, "the device").id}
    , m_hint(request.hint)
{}

void DeviceStepForm::begin(Form& form, const char* title, const char* icon, const char* send)
{
    setHead(form, title, icon, send);
    m_device = deviceSubject(form, m_id);
    watch({RecordKind::Device, m_id}, {"site", "custodian", "use", "paper"});
}

FormField& DeviceTask::askDay(Form& form, RecordKind kind, const char* name) const
{
    auto& field = addField(form, kind, name);
    field.value = todayText();
    return field;
}

void DeviceTask::askTransfer(Form& form) const
{
    addField(form, RecordKind::Transfer, "to_site",
             {.isRequired = true, .standsFor = {"site", "to"}});
    askDay(form, RecordKind::Transfer, "day");
    addField(form, RecordKind::Transfer, "decision_no");
    addField(form, RecordKind::Device, "custodian").label = say("device.taken_over_by");
    addField(form, RecordKind::Transfer, "reason");
}

TransferDraft DeviceTask::transferAsked(const Form& form, checks::IfUnlikely ifUnlikely) const
{
    const auto answers = read(form);
    TransferDraft draft;
    draft.to = require(answers.record<SiteId>("to_site"), "the site");
    draft.day = answers.day("day");
    draft.custodian = answers.record<OfficerId>("custodian");
    draft.decisionNo = answers.plain("decision_no");
    draft.reason = answers.plain("reason");
    draft.ifUnlikely = ifUnlikely;
    return draft;
}

void DeviceTask::askCustody(Form& form) const
{
    addField(form, RecordKind::Custody, "officer",
             {.label = say("device.taken_over_by"), .isRequired = true});
    askDay(form, RecordKind::Custody, "from_day");
    addField(form, RecordKind::Custody, "document_no");
}

FormField& DeviceTask::askDisposal(Form& form, std::optional<Paper> without) const
{
    auto& paper = addField(form, RecordKind::Disposal, "paper",
                           {.kind = FormFieldKind::Chips, .label = say("device.dispose_how")});
    std::erase_if(paper.choices, [&](const FormChoice& one) {
        const auto step = parseCode<Paper>(one.key);
        return step == without ||
               (step != Paper::DisposalProposed && step != Paper::Disposed && step != Paper::Lost);
    });
    const bool isProposed = without == Paper::DisposalProposed;
    paper.value = codeOf(isProposed ? Paper::Disposed : Paper::DisposalProposed);
    askDay(form, RecordKind::Disposal, "day");
    addField(form, RecordKind::Disposal, "decision_no");
    return addField(form, RecordKind::Disposal, "reason");
}

DisposeDraft DeviceTask::disposalAsked(const Form& form, checks::IfUnlikely ifUnlikely) const
{
    const auto answers = read(form);
    DisposeDraft draft;
    draft.paper = require(answers.choice<Paper>("paper"), "the step");
    draft.day = answers.day("day");
    draft.decisionNo = answers.plain("decision_no");
    draft.reason = answers.plain("reason");
    draft.ifUnlikely = ifUnlikely;
    return draft;
}

} // namespace dongbo::present
