#include "gui/present/devices/device_forms.h"

namespace dongbo::present {

namespace {

class CustodyForm final : public DeviceStepForm
{
public:
    using DeviceStepForm::DeviceStepForm;

    void build(Form& form) override
    {
        begin(form, "device.custody_title", "user", "device.custody_send");
        askCustody(form);
        if (device().custodian) {
            form.consequences = {
                say("device.custody_ends", {{"officer", officerName(device().custodian)}})};
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        const auto officer = require(answers.record<OfficerId>("officer"), "the officer");
        const auto given = giveCustody(session().reg(), officer, id(), {}, answers.day("from_day"),
                                       answers.plain("document_no"), ifUnlikely);
        if (!given) {
            return given.problems();
        }
        return Shell::Done{given->changeSet,
                           say("device.custody_given",
                               {{"device", given->number}, {"officer", officerName(officer)}})};
    }
};

} // namespace

std::unique_ptr<FormTask> giveCustodyForm(Shell& shell, const SheetRequest& request)
{
    return deviceStepForm<CustodyForm>(shell, request);
}

} // namespace dongbo::present
