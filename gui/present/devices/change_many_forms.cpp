#include "core/store/projection/load.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_forms.h"
#include "gui/present/devices/many_form.h"
#include "gui/present/forms/record_fields.h"
#include "gui/present/words/value_text.h"

namespace dongbo::present {

namespace {

class TransferMany final : public ManyForm
{
public:
    using ManyForm::ManyForm;

    void build(Form& form) override
    {
        begin(form, "bulk.transfer_title", "move", "bulk.transfer_send");
        askTransfer(form);
    }

protected:
    bool isAnswered(const Form& form) const override
    {
        return read(form).record<SiteId>("to_site").has_value();
    }
    Change changeOf(const Form& form) const override
    {
        return [draft = transferAsked(form, checks::IfUnlikely::Ask)](
                   auto& reg, auto devices, auto ifUnlikely, auto batch, const auto& progress) {
            auto common = draft;
            common.ifUnlikely = ifUnlikely;
            return transferDevices(reg, devices, common, batch, progress);
        };
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
        askCustody(form);
    }

protected:
    bool isAnswered(const Form& form) const override
    {
        return read(form).record<OfficerId>("officer").has_value();
    }
    Change changeOf(const Form& form) const override
    {
        const auto answers = read(form);
        Custody custody;
        custody.officer = require(answers.record<OfficerId>("officer"), "the officer");
        custody.from = answers.day("from_day");
        custody.documentNo = answers.text("document_no");
        return
            [custody](auto& reg, auto devices, auto ifUnlikely, auto batch, const auto& progress) {
                return giveCustodyOfMany(reg, devices, custody, ifUnlikely, batch, progress);
            };
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
        askDisposal(form, std::nullopt);
    }

protected:
    bool isAnswered(const Form&) const override { return true; }
    Change changeOf(const Form& form) const override
    {
        return [draft = disposalAsked(form, checks::IfUnlikely::Ask)](
                   auto& reg, auto devices, auto ifUnlikely, auto batch, const auto& progress) {
            auto common = draft;
            common.ifUnlikely = ifUnlikely;
            return disposeDevices(reg, devices, common, batch, progress);
        };
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
                auto& field = addField(form, RecordKind::Device, asked->name,
                                       {.isShown = false, .isRequired = true});
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
    Change changeOf(const Form& form) const override
    {
        const std::vector<FieldEdit> edits{
            {edited(form).number, std::nullopt, wanted(form).value_or(Value{})}};
        return [edits, reason = read(form).plain("reason")](
                   auto& reg, auto devices, auto ifUnlikely, auto batch, const auto& progress) {
            return editDevices(reg, devices, edits, reason, ifUnlikely, batch, progress);
        };
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
        return text::capitalized(
            valueText(session().reg().database(), session().language(), field, value));
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
