#include "core/register/devices/device_batches.h"
#include "core/store/projection/load.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_forms.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/forms/record_fields.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <map>

// Forms that do with all chosen devices what another does with one.

namespace dongbo::present {

namespace {

constexpr std::size_t mostNamed = 6;       ///< devices by name in a sentence
constexpr std::size_t mostPreviewed = 400; ///< of more only the number is told before it is done

/// Devices as they were when the form opened, a preview of what will happen to each, and one
/// change-set that is taken back as one.
class ManyForm : public FormTask
{
public:
    ManyForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
    {
        for (const auto& id : request.many) {
            if (const auto device = store::load<Device>(session().reg().database(), DeviceId{id})) {
                m_devices.push_back({DeviceId{id}, *device});
            }
        }
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        form.consequences.clear();
        form.consequenceTone = Tone::Accent;
        if (!isAnswered(form) || m_devices.size() > mostPreviewed) {
            return;
        }
        const auto looked = change(form, checks::IfUnlikely::Write, Batch::Look);
        if (!looked) {
            return; // told beside its field when it is sent
        }
        form.consequences = preview(form, *looked);
        if (!looked->left.empty()) {
            form.consequenceTone = Tone::Warn;
            form.consequences.push_back(say("bulk.left", {{"count", number(looked->left.size())}}));
            for (std::size_t i = 0; i < std::min(mostNamed, looked->left.size()); ++i) {
                form.consequences.push_back(nameOf(looked->left[i].device) + ": " +
                                            session().say(looked->left[i].why));
            }
        }
        form.canSend = !looked->changed.empty();
    }

    /// Each device is weighed against what was seen: those that others moved are left and named.
    void onRegisterChanged(Form& form) override { update(form, {}); }

protected:
    /// What the form says and does of its own.
    [[nodiscard]] virtual bool isAnswered(const Form& form) const = 0;
    [[nodiscard]] virtual Checked<DevicesChanged>
    change(const Form& form, checks::IfUnlikely ifUnlikely, Batch batch) = 0;
    [[nodiscard]] virtual std::vector<std::string> preview(const Form& form,
                                                           const DevicesChanged& looked) = 0;

    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        auto changed = change(form, ifUnlikely, Batch::Write);
        if (!changed) {
            return changed.problems();
        }
        if (!changed->changeSet) {
            return Problem{"", {"bulk.nothing_fits", {}}};
        }
        Shell::Done done{changed->changeSet,
                         say("bulk.done", {{"count", number(changed->changed.size())}})};
        if (!changed->left.empty()) {
            done.explanation = say("bulk.left", {{"count", number(changed->left.size())}}) + " " +
                               namesOf(changed->left);
        }
        return done;
    }

    void begin(Form& form, const char* title, const char* icon, const char* send)
    {
        form.title = say(title, {{"count", number(m_devices.size())}});
        form.icon = icon;
        form.sendWord = say(send, {{"count", number(m_devices.size())}});
        form.subjectIcon = "box";
        form.subject = say("bulk.devices", {{"count", number(m_devices.size())}});
        std::vector<DevicesChanged::Left> all;
        for (const auto& device : m_devices) {
            all.push_back({device.device, {}});
        }
        form.detail = namesOf(all);
    }
    FormField& askDay(Form& form, RecordKind kind, const char* field) const
    {
        auto& day = addField(form, kind, field);
        day.value = todayText();
        return day;
    }
    [[nodiscard]] std::string number(std::size_t value) const
    {
        return text::formatInteger(static_cast<std::int64_t>(value), session().language());
    }
    [[nodiscard]] const std::vector<DeviceSeen>& devices() const { return m_devices; }
    [[nodiscard]] Register& reg() const { return session().reg(); }
    [[nodiscard]] const Device& seen(const DeviceId& id) const
    {
        return std::find_if(m_devices.begin(), m_devices.end(),
                            [&](const DeviceSeen& one) { return one.device == id; })
            ->seen;
    }
    /// "3 × Đại An, 1 × Gôi": how often each of these words.
    [[nodiscard]] std::string tally(const std::vector<std::string>& words) const
    {
        std::map<std::string, std::size_t> counts;
        for (const auto& word : words) {
            ++counts[word.empty() ? say("lists.nothing") : word];
        }
        std::string out;
        for (const auto& [word, count] : counts) {
            out += (out.empty() ? "" : ", ") + number(count) + " × " + word;
        }
        return out;
    }

private:
    [[nodiscard]] std::string nameOf(const DeviceId& id) const
    {
        const auto& device = seen(id);
        return device.code.value_or(deviceTitle(device));
    }
    [[nodiscard]] std::string namesOf(const std::vector<DevicesChanged::Left>& all) const
    {
        std::string out;
        for (std::size_t i = 0; i < std::min(mostNamed, all.size()); ++i) {
            out += (i == 0 ? "" : ", ") + nameOf(all[i].device);
        }
        return all.size() > mostNamed
                   ? out + " " +
                         say("present.and_more", {{"count", number(all.size() - mostNamed)}})
                   : out;
    }

    std::vector<DeviceSeen> m_devices;
};

class TransferMany final : public ManyForm
{
public:
    using ManyForm::ManyForm;

    void build(Form& form) override
    {
        begin(form, "bulk.transfer_title", "move", "bulk.transfer_send");
        auto& to = addField(form, RecordKind::Transfer, "to_site");
        to.isRequired = true;
        to.standsFor = {"site", "to"};
        askDay(form, RecordKind::Transfer, "day");
        addField(form, RecordKind::Transfer, "decision_no");
        addField(form, RecordKind::Device, "custodian").label = say("device.taken_over_by");
        addField(form, RecordKind::Transfer, "reason");
    }

protected:
    bool isAnswered(const Form& form) const override
    {
        return read(form).record<SiteId>("to_site").has_value();
    }
    Checked<DevicesChanged> change(const Form& form, checks::IfUnlikely ifUnlikely,
                                   Batch batch) override
    {
        const auto answers = read(form);
        TransferDraft draft;
        draft.to = require(answers.record<SiteId>("to_site"), "the site");
        draft.day = answers.day("day");
        draft.custodian = answers.record<OfficerId>("custodian");
        draft.decisionNo = answers.plain("decision_no");
        draft.reason = answers.plain("reason");
        draft.ifUnlikely = ifUnlikely;
        return transferDevices(reg(), devices(), draft, batch);
    }
    std::vector<std::string> preview(const Form& form, const DevicesChanged& looked) override
    {
        std::vector<std::string> from;
        for (const auto& id : looked.changed) {
            from.push_back(siteName(seen(id).site));
        }
        return {say("bulk.transfer_will", {{"count", number(looked.changed.size())},
                                           {"to", siteName(read(form).record<SiteId>("to_site"))},
                                           {"from", tally(from)}})};
    }
};

class CustodyOfMany final : public ManyForm
{
public:
    using ManyForm::ManyForm;

    void build(Form& form) override
    {
        begin(form, "bulk.custody_title", "user", "bulk.custody_send");
        auto& officer = addField(form, RecordKind::Custody, "officer");
        officer.label = say("device.taken_over_by");
        officer.isRequired = true;
        askDay(form, RecordKind::Custody, "from_day");
        addField(form, RecordKind::Custody, "document_no");
    }

protected:
    bool isAnswered(const Form& form) const override
    {
        return read(form).record<OfficerId>("officer").has_value();
    }
    Checked<DevicesChanged> change(const Form& form, checks::IfUnlikely ifUnlikely,
                                   Batch batch) override
    {
        const auto answers = read(form);
        Custody custody;
        custody.officer = require(answers.record<OfficerId>("officer"), "the officer");
        custody.from = answers.day("from_day");
        custody.documentNo = answers.text("document_no");
        return giveCustodyOfMany(reg(), devices(), custody, ifUnlikely, batch);
    }
    std::vector<std::string> preview(const Form& form, const DevicesChanged& looked) override
    {
        std::vector<std::string> from;
        for (const auto& id : looked.changed) {
            from.push_back(officerName(seen(id).custodian));
        }
        return {say("bulk.custody_will",
                    {{"count", number(looked.changed.size())},
                     {"officer", officerName(read(form).record<OfficerId>("officer"))},
                     {"from", tally(from)}})};
    }
};

class DisposeMany final : public ManyForm
{
public:
    using ManyForm::ManyForm;

    void build(Form& form) override
    {
        begin(form, "bulk.dispose_title", "archive", "bulk.dispose_send");
        auto& paper = addField(form, RecordKind::Disposal, "paper");
        paper.label = say("device.dispose_how");
        paper.kind = FormFieldKind::Chips;
        std::erase_if(paper.choices, [](const FormChoice& one) {
            const auto step = parseCode<Paper>(one.key);
            return step != Paper::DisposalProposed && step != Paper::Disposed &&
                   step != Paper::Lost;
        });
        paper.value = codeOf(Paper::DisposalProposed);
        askDay(form, RecordKind::Disposal, "day");
        addField(form, RecordKind::Disposal, "decision_no");
        addField(form, RecordKind::Disposal, "reason");
    }

protected:
    bool isAnswered(const Form&) const override { return true; }
    Checked<DevicesChanged> change(const Form& form, checks::IfUnlikely ifUnlikely,
                                   Batch batch) override
    {
        const auto answers = read(form);
        DisposeDraft draft;
        draft.paper = require(answers.choice<Paper>("paper"), "the step");
        draft.day = answers.day("day");
        draft.decisionNo = answers.plain("decision_no");
        draft.reason = answers.plain("reason");
        draft.ifUnlikely = ifUnlikely;
        return disposeDevices(reg(), devices(), draft, batch);
    }
    std::vector<std::string> preview(const Form& form, const DevicesChanged& looked) override
    {
        const bool isLeaving = read(form).choice<Paper>("paper") != Paper::DisposalProposed;
        return {say("bulk.dispose_will", {{"count", number(looked.changed.size())}}) + " " +
                say(isLeaving ? "device.leaves_books" : "device.stays_in_books")};
    }
};

/// One field, the same value everywhere.
class EditMany final : public ManyForm
{
public:
    using ManyForm::ManyForm;

    void build(Form& form) override
    {
        begin(form, "bulk.edit_title", "pencil", "bulk.edit_send");
        auto& which = add(form, whichField, FormFieldKind::Choice, say("bulk.which_field"));
        which.isRequired = true;
        const auto all = fieldsToAsk(RecordKind::Device, false);
        for (const auto* asked : all) {
            if (isCommon(*asked)) {
                which.choices.push_back({std::string(asked->name), "", ""});
            }
        }
        for (const auto* asked : all) {
            if (isCommon(*asked)) {
                auto& field = addField(form, RecordKind::Device, asked->name);
                field.isRequired = true;
                field.isShown = false;
                for (auto& choice : form.at(whichField).choices) {
                    if (choice.key == asked->name) {
                        choice.word = text::capitalized(field.label);
                    }
                }
            }
        }
        form.at(whichField).value = "condition";
        auto& reason =
            add(form, "reason", FormFieldKind::Area, text::capitalized(say("field.reason")));
        reason.isRequired = false;
    }

    void update(Form& form, std::string_view changed) override
    {
        const auto chosen = form.valueOf(whichField);
        for (auto& field : form.fields) {
            if (field.name != whichField && field.name != "reason") {
                field.isShown = field.name == chosen;
            }
        }
        ManyForm::update(form, changed);
    }

protected:
    bool isAnswered(const Form& form) const override
    {
        const auto* field = form.find(form.valueOf(whichField));
        return field != nullptr && !field->isEmpty() && wanted(form).has_value();
    }
    Checked<DevicesChanged> change(const Form& form, checks::IfUnlikely ifUnlikely,
                                   Batch batch) override
    {
        return editDevices(reg(), devices(),
                           {{edited(form).number, std::nullopt, wanted(form).value_or(Value{})}},
                           read(form).plain("reason"), ifUnlikely, batch);
    }
    std::vector<std::string> preview(const Form& form, const DevicesChanged& looked) override
    {
        const auto& field = edited(form);
        std::vector<std::string> before;
        for (const auto& id : looked.changed) {
            before.push_back(shownValue(field, valuesOf(seen(id))[field.number - 1u]));
        }
        return {say("bulk.edit_will", {{"count", number(looked.changed.size())},
                                       {"value", shownValue(field, wanted(form).value_or(Value{}))},
                                       {"before", tally(before)}})};
    }

private:
    static constexpr const char* whichField = "which_field";

    /// What tells one device from another cannot be the same of many.
    static bool isCommon(const Field& field)
    {
        return field.control != FormControl::None && field.control != FormControl::Attributes &&
               field.number != fieldOf<&Device::code> && field.number != fieldOf<&Device::serial> &&
               field.number != fieldOf<&Device::custodian>;
    }
    [[nodiscard]] const Field& edited(const Form& form) const
    {
        return *describe(RecordKind::Device).field(form.valueOf(whichField));
    }
    [[nodiscard]] std::optional<Value> wanted(const Form& form) const
    {
        return typedValue(session(), edited(form), *form.find(form.valueOf(whichField)));
    }
    [[nodiscard]] std::string shownValue(const Field& field, const Value& value) const
    {
        return text::capitalized(valueText(reg().database(), session().language(), field, value));
    }
};

template <typename F> std::unique_ptr<FormTask> make(Shell& shell, const SheetRequest& request)
{
    return std::make_unique<F>(shell, request);
}

} // namespace

std::unique_ptr<FormTask> changeManyForm(Shell& shell, const SheetRequest& request)
{
    if (request.hint == "transfer") {
        return make<TransferMany>(shell, request);
    }
    if (request.hint == "custody") {
        return make<CustodyOfMany>(shell, request);
    }
    if (request.hint == "dispose") {
        return make<DisposeMany>(shell, request);
    }
    return request.hint == "edit" ? make<EditMany>(shell, request) : nullptr;
}

} // namespace dongbo::present
