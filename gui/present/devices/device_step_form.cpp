#include "gui/present/devices/device_forms.h"

namespace dongbo::present {

DeviceStepForm::DeviceStepForm(Shell& shell, const SheetRequest& request)
    : FormTask(shell)
    , m_id{require(request.record, "the device").id}
{}

void DeviceStepForm::begin(Form& form, const char* title, const char* icon, const char* send)
{
    form.title = say(title);
    form.icon = icon;
    form.sendWord = say(send);
    m_device = deviceSubject(form, m_id);
    watch({RecordKind::Device, m_id}, {"site", "custodian", "use", "paper"});
}

FormField& DeviceStepForm::askDay(Form& form, RecordKind kind, const char* name) const
{
    auto& field = addField(form, kind, name);
    field.value = todayText();
    return field;
}

} // namespace dongbo::present
