#include "core/register/base/office.h"
#include "core/register/records/simple_records.h"
#include "core/register/upkeep/backups.h"
#include "core/text/unicode.h"
#include "gui/present/corrections/correction_forms.h"
#include "gui/present/corrections/setting_choice.h"
#include "gui/present/corrections/time_correction.h"
#include "gui/present/forms/record_fields.h"
#include "gui/present/forms/record_form.h"
#include "gui/present/line_screen/line_forms.h"
#include "gui/present/words/twins.h"
#include "gui/present/words/value_text.h"

namespace dongbo::present {

namespace {

/// Asks why, beside the record's own fields.
constexpr const char* why = "reason_for_change";

/// A record as its descriptor has it: put right, or (a unit, site, officer or vendor) added.
class PlainRecordForm final : public RecordForm
{
public:
    PlainRecordForm(Shell& shell, RecordKind kind, std::optional<RecordId> id,
                    std::optional<RecordId> unit = {})
        : RecordForm(shell, kind, id)
        , m_kind(kind)
    {
        if (unit && isNew()) {
            auto values = seen();
            values[number(kind == RecordKind::Unit ? "parent" : "unit") - 1u] = Value{*unit};
            setDefaults(std::move(values));
        }
    }

    void build(Form& form) override
    {
        const auto word = say("kind." + std::string(describe(m_kind).name));
        form.title = say(isNew() ? "form.add_title" : "correct.title", {{"kind", word}});
        form.icon = isNew() ? "plus" : "pencil";
        form.sendWord = say(isNew() ? "form.add_send" : "correct.send");
        form.subjectIcon = "pencil";
        askFields(form);
        if (isNew()) {
            return;
        }
        form.subject = text::capitalized(
            recordTitle(session().reg().database(), session().language(), m_kind, record().id));
        if (m_kind == RecordKind::Office) {
            addRegister(form);
        }
        add(form, why, FormFieldKind::Text, say("correct.why"));
        form.consequences = {say("correct.consequence")};
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        if (m_kind == RecordKind::ReadinessSetting) {
            form.at("setting_value").hint =
                settingRange(session().language(), form.valueOf("code"));
        }
        if (auto* name = form.find("name")) {
            const auto values = wanted(form);
            std::optional<UnitId> parent;
            if (m_kind == RecordKind::Unit) {
                fromValue(values[number("parent") - 1u], parent);
            }
            name->caution = twinCaution(session(), m_kind, name->value, id(), parent);
        }
    }

protected:
    /// What an assumption is called nobody knows by heart.
    void askField(Form& form, const Field& field) override
    {
        RecordForm::askField(form, field);
        if (m_kind == RecordKind::ReadinessSetting && field.name == "code") {
            auto& code = form.at("code");
            code.kind = FormFieldKind::Choice;
            code.choices = settingChoices(session());
        }
    }

    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        auto& reg = session().reg();
        if (isNew()) {
            const auto added = addRecord(reg, m_kind, wanted(form), {}, ifUnlikely);
            return added ? Checked<Shell::Done>(Shell::Done{
                               added->changeSet, say("form.added", {{"name", addedName(form)}})})
                         : added.problems();
        }
        const auto edit = [&](const std::vector<FieldEdit>& edits) {
            return editRecord(reg, record(), edits, read(form).plain(why), ifUnlikely);
        };
        return writeEdits(form, edit, [&](const Edited<RecordId>&) {
            return say("correct.done", {{"what", form.subject}});
        });
    }

private:
    /// What else belongs to "this register": who acts, where it and its backups are.
    void addRegister(Form& form) const
    {
        form.title = say("correct.register_title");
        form.subject = registerIdentity(session().reg()).name;
        const auto state = backupState(session().reg());
        const auto fact = [&](const char* name, const std::string& value) {
            add(form, name, FormFieldKind::Fact, say(std::string("correct.") + name)).value = value;
        };
        fact("register_person",
             session().person() ? session().reg().actor().name : say("person.not_chosen"));
        fact("register_file", session().path().string());
        fact("register_backups", state.isOn ? state.folder.string() : say("window.backup.off"));
    }

    [[nodiscard]] std::string addedName(const Form& form) const
    {
        const auto& kind = describe(m_kind);
        return kind.isSimple ? simpleLabel(kind, wanted(form), session().language())
                             : form.valueOf("name");
    }

    RecordKind m_kind;
};

constexpr std::string_view hintBegin = "kind=";

} // namespace

std::string kindHint(RecordKind kind)
{
    return std::string(hintBegin) + std::string(describe(kind).name);
}

std::optional<RecordKind> kindInHint(std::string_view hint)
{
    if (hint.starts_with(hintBegin)) {
        for (const auto& kind : kinds()) {
            if (kind.name == hint.substr(hintBegin.size())) {
                return kind.number;
            }
        }
    }
    return std::nullopt;
}

std::unique_ptr<FormTask> correctionForm(Shell& shell, const SheetRequest& request)
{
    if (!request.record) {
        return nullptr;
    }
    if (request.record->kind == RecordKind::ChangeSet) {
        return timeCorrectionForm(shell, ChangeSetId{request.record->id});
    }
    const auto [kind, id] = *request.record;
    return fieldsToAsk(kind, /*isNew=*/false).empty()
               ? nullptr
               : std::make_unique<PlainRecordForm>(shell, kind, id);
}

std::unique_ptr<FormTask> addRecordForm(Shell& shell, const SheetRequest& request)
{
    const auto kind = kindInHint(request.hint);
    if (kind == RecordKind::LineMeasurement && request.record) {
        return measureLineForm(shell, request); // in the units people measure in
    }
    const auto unit = request.record && request.record->kind == RecordKind::Unit
                          ? std::optional{request.record->id}
                          : std::nullopt;
    return kind ? std::make_unique<PlainRecordForm>(shell, *kind, std::nullopt, unit) : nullptr;
}

} // namespace dongbo::present
