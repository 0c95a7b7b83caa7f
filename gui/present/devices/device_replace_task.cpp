#include "core/register/devices/devices.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "gui/present/devices/device_picker.h"
#include "gui/present/devices/device_task.h"
#include "gui/present/devices/device_words.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr const char* bySpare = "spare";
constexpr const char* byNew = "new";

/// For a picker without a field of its own.
class NoPickerView final : public DevicePickerView
{
public:
    void showChoices(const std::vector<DeviceChoice>&, std::size_t) override {}
    void showPicked(const std::optional<DeviceChoice>&) override {}
};

class ReplaceTask final : public DeviceTask
{
public:
    ReplaceTask(Shell& shell, const DeviceId& device)
        : DeviceTask(shell)
        , m_id(device)
        , m_picker(shell, m_noView)
    {}

    void build(DeviceForm& form) override
    {
        form.title = say("device.replace_title");
        form.icon = "replace";
        form.sendWord = say("device.replace_send");
        m_device = subject(form, m_id);
        m_picker.setScope({Use::Spare, m_device.type, std::nullopt, m_id});
        auto& how = add(form, "how", AnswerKind::Choice, bySpare, "device.replace_how");
        how.choices = {{bySpare, say("device.replace_by_spare"), {}},
                       {byNew, say("device.replace_by_new"), {}}};
        addNewOne(form);
        add(form, "day", AnswerKind::Day, todayText());
        add(form, "reason", AnswerKind::Text);
        add(form, "document_no", AnswerKind::Text);
        const auto open = store::openFaultsOf(session().reg().database(), m_id);
        if (!open.empty()) {
            auto& fault = add(form, "fault", AnswerKind::Choice, open.back().text());
            fault.choices.push_back({"", say("device.no_fault"), {}});
            for (const auto& id : open) {
                const auto found = store::load<Fault>(session().reg().database(), id);
                if (found) {
                    fault.choices.push_back(
                        {id.text(), found->number.value_or(""), found->symptom.value_or("")});
                }
            }
            if (const auto found = store::load<Fault>(session().reg().database(), open.back())) {
                form.find("reason")->value = found->symptom.value_or("");
            }
        }
    }

    bool judge(DeviceForm& form, const std::string& changed) override
    {
        bool isOther = false;
        if (changed == "how") {
            addNewOne(form);
            isOther = true;
        }
        const char* becomes = m_device.condition == Condition::Broken ? "device.old_to_disposal"
                                                                      : "device.old_to_spare";
        form.consequences.clear();
        form.consequences.push_back(
            say(becomes, {{"device", m_device.code.value_or(form.subject)}}));
        const auto custodian = officerText(m_device.custodian);
        const auto site = shortSiteName(siteText(m_device.site));
        if (custodian.empty()) {
            form.consequences.push_back(say("device.new_to_site", {{"site", site}}));
        } else {
            form.consequences.push_back(
                say("device.new_to_site_and_officer", {{"site", site}, {"officer", custodian}}));
        }
        return isOther;
    }

    std::vector<FormChoice> offers(const DeviceForm& form, const Answer& answer) const override
    {
        if (answer.name != "with") {
            return DeviceTask::offers(form, answer);
        }
        std::vector<FormChoice> out;
        if (const auto id = RecordId::parse(answer.key)) { // pointed at in the list
            if (const auto choice = deviceChoice(session(), DeviceId{*id});
                choice && choice->id != m_id) {
                out.push_back(asChoice(*choice));
            }
            return out;
        }
        m_picker.type(answer.value);
        for (const auto& choice : m_picker.choices()) {
            out.push_back(asChoice(choice));
        }
        return out;
    }

    void lookAgain(DeviceForm& form) override
    {
        static_cast<void>(standsAsSeen(form, m_id, m_device));
    }

    Checked<Shell::Done> act(DeviceForm& form, checks::IfUnlikely ifUnlikely) override
    {
        AnswerReader reader(session(), form);
        ReplaceDraft draft;
        draft.oldDevice = m_id;
        draft.ifUnlikely = ifUnlikely;
        if (form.valueOf("how") == byNew) {
            Device fresh;
            fresh.type = m_device.type;
            fresh.name = reader.text("name");
            fresh.maker = reader.text("maker");
            fresh.model = reader.text("model");
            fresh.serial = reader.text("serial");
            fresh.cost = reader.money("cost");
            fresh.warrantyUntil = reader.day("warranty_until");
            fresh.condition = Condition::Good;
            reader.require("name");
            draft.create = fresh;
        } else {
            draft.newDevice = reader.record<DeviceId>("with");
            reader.require("with");
        }
        draft.types = ReplacementTypes::Any; // its type stands beside the name it was chosen by
        draft.day = reader.day("day");
        draft.reason = reader.text("reason").value_or("");
        draft.documentNo = reader.text("document_no").value_or("");
        if (const auto fault = RecordId::parse(form.valueOf("fault"))) {
            draft.fault = FaultId{*fault};
        }
        if (!reader.isFine()) {
            return Problems{};
        }
        if (draft.create) {
            draft.create->inUseDate = draft.day ? draft.day : session().today();
        }
        return actAsSeen(form, m_id, m_device, [&]() -> Checked<Shell::Done> {
            const auto done = replaceDevice(session().reg(), draft);
            if (!done) {
                return done.problems();
            }
            return Shell::Done{done->changeSet, say("device.replaced",
                                                    {{"old", m_device.code.value_or(form.subject)},
                                                     {"new", done->number}})};
        });
    }

private:
    static FormChoice asChoice(const DeviceChoice& choice)
    {
        return {choice.id.text(), choice.title, choice.detail + " · " + choice.condition.word};
    }

    /// The answers about the new device, after the choice between a spare and a new one.
    void addNewOne(DeviceForm& form)
    {
        std::erase_if(form.answers, [](const Answer& one) {
            return one.name == "with" || one.name == "name" || one.name == "maker" ||
                   one.name == "model" || one.name == "serial" || one.name == "cost" ||
                   one.name == "warranty_until";
        });
        DeviceForm more;
        if (form.valueOf("how") == byNew) {
            add(more, "name", AnswerKind::Text, m_device.name.value_or("")).isOptional = false;
            add(more, "maker", AnswerKind::Text);
            add(more, "model", AnswerKind::Text);
            add(more, "serial", AnswerKind::Text);
            add(more, "cost", AnswerKind::Money);
            add(more, "warranty_until", AnswerKind::Day);
            for (std::size_t i = 1; i < more.answers.size(); ++i) {
                more.answers[i].isHalf = true;
            }
        } else {
            auto& with = addLookup(more, "with", "box", {}, {}, "device.replace_with");
            with.isOptional = false;
            with.hint = say("device.replace_hint");
            with.choices = offers(form, with);
        }
        const auto at = std::find_if(form.answers.begin(), form.answers.end(),
                                     [](const Answer& one) { return one.name == "how"; });
        form.answers.insert(at == form.answers.end() ? at : at + 1, more.answers.begin(),
                            more.answers.end());
    }

    DeviceId m_id;
    Device m_device;
    NoPickerView m_noView;
    mutable DevicePicker m_picker; ///< asked for offers only
};

} // namespace

std::unique_ptr<DeviceTask> replaceDeviceTask(Shell& shell, const DeviceId& device)
{
    return std::make_unique<ReplaceTask>(shell, device);
}

} // namespace dongbo::present
