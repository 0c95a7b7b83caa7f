#include "core/register/devices/devices.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "gui/present/devices/device_forms.h"
#include "gui/present/devices/device_picker.h"
#include "gui/present/devices/device_words.h"

#include <array>

namespace dongbo::present {

namespace {

constexpr const char* bySpare = "spare";
constexpr const char* byNew = "new";
constexpr std::array newFields{"name", "maker", "model", "serial", "cost", "warranty_until"};

class ReplaceForm final : public DeviceStepForm
{
public:
    using DeviceStepForm::DeviceStepForm;

    void build(Form& form) override
    {
        begin(form, "device.replace_title", "replace", "device.replace_send");
        add(form, "how", FormFieldKind::Chips, say("device.replace_how"),
            {.value = bySpare,
             .choices = {{bySpare, say("device.replace_by_spare"), {}},
                         {byNew, say("device.replace_by_new"), {}}}});
        addField(form, RecordKind::Replacement, "new_device",
                 {.kind = FormFieldKind::Picker,
                  .label = say("device.replace_with"),
                  .isRequired = true,
                  .hint = say("device.replace_hint")});
        for (const auto* name : newFields) {
            addField(form, RecordKind::Device, name).place = FormPlace::Half;
        }
        form.at("cost").most = mostForADevice;
        auto& name = form.at("name");
        name.value = device().name.value_or("");
        name.isRequired = true;
        name.place = FormPlace::Line;
        askDay(form, RecordKind::Replacement, "day");
        addField(form, RecordKind::Replacement, "document_no");
        auto& reason = addField(form, RecordKind::Replacement, "reason");
        reason.kind = FormFieldKind::Text;
        askFault(form, reason);
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        const bool isNew = form.valueOf("how") == byNew;
        form.at("new_device").isShown = !isNew;
        for (const auto* name : newFields) {
            form.at(name).isShown = isNew;
        }
        const char* becomes = device().condition == Condition::Broken ? "device.old_to_disposal"
                                                                      : "device.old_to_spare";
        const auto site = siteName(device().site);
        form.consequences = {
            say(becomes, {{"device", device().code.value_or(form.subject)}}),
            device().custodian ? say("device.new_to_site_and_officer",
                                     {{"site", site}, {"officer", officerName(device().custodian)}})
                               : say("device.new_to_site", {{"site", site}})};
    }

    std::vector<FormChoice> offers(const Form& /*form*/, const FormField& field) override
    {
        std::vector<FormChoice> out;
        for (const auto& choice :
             devicesFor(session(), field.value, {Use::Spare, device().type, std::nullopt, id()})) {
            out.push_back(asChoice(choice));
        }
        return out;
    }

    std::optional<FormChoice> choiceFor(const FormField& /*field*/,
                                        const RecordRef& record) override
    {
        const auto choice = record.kind == RecordKind::Device && DeviceId{record.id} != id()
                                ? deviceChoice(session(), DeviceId{record.id})
                                : std::nullopt;
        return choice ? std::optional{asChoice(*choice)} : std::nullopt;
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        ReplaceDraft draft;
        draft.oldDevice = id();
        draft.newDevice = answers.record<DeviceId>("new_device");
        draft.day = answers.day("day");
        if (form.valueOf("how") == byNew) {
            Device fresh;
            fresh.type = device().type;
            fresh.name = answers.text("name");
            fresh.maker = answers.text("maker");
            fresh.model = answers.text("model");
            fresh.serial = answers.text("serial");
            fresh.cost = answers.money("cost");
            fresh.warrantyUntil = answers.day("warranty_until");
            fresh.condition = Condition::Good;
            fresh.inUseDate = draft.day ? draft.day : session().today();
            draft.create = fresh;
        }
        draft.types = ReplacementTypes::Any; // its type stands beside the name it was chosen by
        draft.reason = answers.plain("reason");
        draft.documentNo = answers.plain("document_no");
        if (const auto fault = RecordId::parse(answers.chosen("fault"))) {
            draft.fault = FaultId{*fault};
        }
        draft.ifUnlikely = ifUnlikely;
        const auto done = replaceDevice(session().reg(), draft);
        if (!done) {
            return done.problems();
        }
        return Shell::Done{done->changeSet,
                           say("device.replaced", {{"old", device().code.value_or(form.subject)},
                                                   {"new", done->number}})};
    }

private:
    /// Because of which open fault, and with its symptom for a reason.
    void askFault(Form& form, FormField& reason)
    {
        auto& database = session().reg().database();
        std::vector<FormChoice> open;
        for (const auto& each : store::openFaultsOf(database, id())) {
            if (const auto fault = store::load<Fault>(database, each)) {
                reason.value = fault->symptom.value_or("");
                open.push_back({each.text(), fault->number.value_or(""), reason.value});
            }
        }
        if (!open.empty()) {
            auto& fault = add(form, "fault", FormFieldKind::Choice, say("field.fault"),
                              {.value = open.back().key, .choices = std::move(open)});
            fault.choices.insert(fault.choices.begin(), {"-", say("device.no_fault"), {}});
        }
    }
};

} // namespace

const FormMaker replaceDeviceForm = formOf<ReplaceForm, RecordKind::Device>;

} // namespace dongbo::present
