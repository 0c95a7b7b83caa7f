#include "core/store/projection/load.h"
#include "gui/present/devices/device_forms.h"
#include "gui/present/lists/list_query.h"

namespace dongbo::present {

namespace {

class TransferForm final : public DeviceStepForm
{
public:
    using DeviceStepForm::DeviceStepForm;

    void build(Form& form) override
    {
        begin(form, "device.transfer_title", "move", "device.transfer_send");
        askTransfer(form);
        if (const auto site = RecordId::parse(ListQuery::parse(hint()).first("to"))) {
            auto& to = form.at("to_site");
            to.key = site->text();
            to.value = siteName(SiteId{*site});
        }
    }

    void update(Form& form, std::string_view changed) override
    {
        const auto to = read(form).record<SiteId>("to_site");
        auto& custodian = form.at("custodian");
        if ((changed == "to_site" || changed.empty()) && to && custodian.value == m_proposed) {
            // whoever has the care of the place, unless somebody else was named
            const auto site = store::load<Site>(session().reg().database(), *to);
            const auto officer = site ? site->custodian : std::nullopt;
            m_proposed = officerName(officer);
            custodian.value = m_proposed;
            custodian.key = officer ? officer->text() : std::string();
        }
        form.consequences.clear();
        if (to) {
            form.consequences.push_back(say(
                "device.transfer_will", {{"from", siteName(device().site)}, {"to", siteName(to)}}));
            if (device().custodian) {
                form.consequences.push_back(
                    say("device.custody_ends", {{"officer", officerName(device().custodian)}}));
            }
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        auto draft = transferAsked(form, ifUnlikely);
        draft.device = id();
        const auto moved = transferDevice(session().reg(), draft);
        if (!moved) {
            return moved.problems();
        }
        Shell::Done done{moved->changeSet, say("device.transferred", {{"device", moved->number},
                                                                      {"to", siteName(draft.to)}})};
        done.explanation = say("device.transferred_papers");
        return done;
    }

private:
    std::string m_proposed; ///< the custodian the form itself put there
};

} // namespace

const FormMaker transferDeviceForm = formOf<TransferForm, RecordKind::Device>;

} // namespace dongbo::present
