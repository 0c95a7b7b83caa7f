#pragma once

#include "core/domain/fields.h"
#include "core/register/base/edits.h"
#include "gui/present/forms/changes_since.h"
#include "gui/present/forms/form_task.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// A form about one record: a new one, or one that is there and is put right. Of one that is there
/// only the fields a person changed are written, each against what was seen of it; one that
/// somebody else wrote meanwhile shows theirs where nobody typed, else is a conflict beside it
/// until the person settles it, and the others pass.
class RecordForm : public FormTask
{
public:
    void onRegisterChanged(Form& form) override;
    void settle(Form& form, const std::string& field, ConflictAnswer answer) override;
    [[nodiscard]] bool isLeft() const override { return m_isLeft; }

protected:
    using Values = std::vector<Value>; ///< element i is field i + 1
    /// What a field of the form holds.
    struct Shown
    {
        std::string value;
        std::string key = {};

        bool operator==(const Shown&) const = default;
    };
    /// How a field of the form stands for fields of the record.
    struct Binding
    {
        std::string name;                  ///< of the form's field
        std::vector<std::uint16_t> fields; ///< of the record
        std::function<Shown(const Values&)> show;
        /// Reads the answer into the record; false when it cannot be read.
        std::function<bool(const Form&, const FormField&, Values&)> read;
    };

    /// `id` empty: a new record. Throws {NotFound, "find.gone"} when there is none of that id.
    RecordForm(Shell& shell, RecordKind kind, std::optional<RecordId> id);

    [[nodiscard]] bool isNew() const { return !m_id; }
    [[nodiscard]] RecordRef record() const { return {m_kind, require(m_id, "the record")}; }
    [[nodiscard]] std::optional<RecordId> id() const { return m_id; }
    /// The record as the person was last shown it; of a new one its defaults.
    [[nodiscard]] const Values& seen() const { return m_seen; }
    /// The defaults of a new record, before fields are asked for.
    void setDefaults(Values values) { m_seen = std::move(values); }

    /// Asks for every field the descriptor has for people: of a new record those typed once, too.
    void askFields(Form& form);
    /// Asks for one; a form that puts it otherwise binds a field of its own.
    virtual void askField(Form& form, const Field& field);
    /// A field of the form, already added, that stands for the record in another way; fills it.
    void bind(Form& form, Binding binding);
    void unbind(const std::string& name);
    [[nodiscard]] std::uint16_t number(std::string_view field) const;
    /// Whether the answer differs from what the form showed.
    [[nodiscard]] bool isTyped(const FormField& field) const;

    /// The record with every answer, or (of one that is there) those typed and not in conflict.
    [[nodiscard]] Values wanted(const Form& form) const;
    /// What follows from the answers beyond what each of them says.
    virtual void complete(const Form& /*form*/, Values& /*wanted*/) const {}
    using Edit = std::function<Checked<Edited<RecordId>>(const std::vector<FieldEdit>&)>;
    /// Writes what was changed; `done` is what the banner says of it. Conflicts stay in the form.
    /// `isMoreToWrite`: also when no field was changed.
    [[nodiscard]] Checked<Shell::Done>
    writeEdits(Form& form, const Edit& edit,
               const std::function<std::string(const Edited<RecordId>&)>& done,
               bool isMoreToWrite = false);

private:
    [[nodiscard]] bool areEqual(const Binding& binding, const Form& form, const FormField& field,
                                const Values& values) const;
    void meet(Form& form, const Binding& binding, const Values& now,
              const std::vector<FieldChange>& changes);
    void fill(FormField& field, const Shown& shown);
    [[nodiscard]] std::vector<FieldEdit> editsOf(const Form& form) const;

    RecordKind m_kind;
    std::optional<RecordId> m_id;
    Values m_seen;
    std::vector<Binding> m_bindings;
    std::map<std::string, Shown> m_shown;   ///< what each field was filled with
    std::map<std::string, Shown> m_settled; ///< values of others that the person has decided about
    bool m_isLeft = false;
};

} // namespace dongbo::present
