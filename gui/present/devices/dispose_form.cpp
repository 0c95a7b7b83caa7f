#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "gui/present/devices/device_forms.h"

namespace dongbo::present {

namespace {

constexpr const char* closeThem = "close";

class DisposeForm final : public DeviceStepForm
{
public:
    using DeviceStepForm::DeviceStepForm;

    void build(Form& form) override
    {
        begin(form, "device.dispose_title", "archive", "device.dispose_send");
        const bool isBad =
            device().condition == Condition::Broken || device().condition == Condition::Poor;
        askDisposal(form, device().paper).value =
            isBad ? device().conditionText.value_or("") : std::string();
        addField(form, RecordKind::Disposal, "proceeds").place = FormPlace::Half;
        add(form, "open_faults", FormFieldKind::Chips, say("device.open_faults")).choices = {
            {closeThem, say("device.open_faults_close", {{"faults", openFaults()}}), {}}};
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        const auto paper = read(form).choice<Paper>("paper");
        const bool isLeaving = paper != Paper::DisposalProposed;
        form.at("proceeds").isShown = paper == Paper::Disposed;
        // what becomes of open faults is asked when the device leaves the books
        form.at("open_faults").isShown = isLeaving && m_hasOpenFaults;
        form.consequences = {say(isLeaving ? "device.leaves_books" : "device.stays_in_books")};
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        auto draft = disposalAsked(form, ifUnlikely);
        draft.device = id();
        draft.proceeds = answers.money("proceeds");
        draft.openFaults =
            answers.chosen("open_faults") == closeThem ? OpenFaults::Close : OpenFaults::Refuse;
        const auto done = disposeDevice(session().reg(), draft);
        if (!done) {
            return done.problems();
        }
        const char* sentence = draft.paper == Paper::Lost               ? "device.lost"
                               : draft.paper == Paper::DisposalProposed ? "device.proposed"
                                                                        : "device.disposed";
        return Shell::Done{done->changeSet, say(sentence, {{"device", done->number}})};
    }

private:
    std::string openFaults()
    {
        std::string out;
        auto& database = session().reg().database();
        for (const auto& open : store::openFaultsOf(database, id())) {
            const auto fault = store::load<Fault>(database, open);
            out += (out.empty() ? "" : ", ") +
                   (fault ? fault->number.value_or(open.text()) : open.text());
        }
        m_hasOpenFaults = !out.empty();
        return out;
    }

    bool m_hasOpenFaults = false;
};

} // namespace

const FormMaker disposeDeviceForm = formOf<DisposeForm, RecordKind::Device>;

} // namespace dongbo::present
