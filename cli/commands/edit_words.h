#pragma once

#include "cli/answer.h"
#include "cli/command_line.h"
#include "cli/json/values.h"
#include "core/domain/fields.h"
#include "core/register/base/checks.h"
#include "core/register/base/edits.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The one shape of every verb that edits: options made from the kind's descriptor, --clear for
/// what is to be emptied, --if for conditions, --reason.
namespace dongbo::cli::commands {

/// The field that goes by a word in JSON and behind "--", hyphens or underscores; nothing when the
/// kind has no such field.
[[nodiscard]] const Field* fieldOfWord(RecordKind kind, std::string_view word);

/// What was typed for a field, as its value: "8,5 triệu", "tốt", "xã Đại An". Adds a Problem when
/// it cannot be meant; throws {Usage} for a record that is not found.
[[nodiscard]] std::optional<Value> typedValue(const Context& context, Register& reg,
                                              const Field& field, const std::string& text,
                                              Problems& problems);

/// Options that fill fields of a record, made from its kind's descriptor.
class FieldWords
{
public:
    /// One for each field that people may correct (Field::isEdited).
    explicit FieldWords(RecordKind kind);

    enum class For
    {
        Editing,
        Adding,  ///< the command is refused without the required ones
        Choosing ///< only fields that say what the record is (FieldGroup::Identity)
    };
    void addTo(Verb& verb, For use = For::Editing);
    struct Typed
    {
        const Field* field;
        Value value;
    };
    /// What was typed, in the order of the fields; those without a word are left out. Adds a
    /// Problem for what cannot be meant.
    [[nodiscard]] std::vector<Typed> values(const Context& context, Register& reg,
                                            Problems& problems) const;
    /// Gives the record what was typed; its other fields stay.
    template <typename R>
    void applyTo(R& record, const Context& context, Register& reg, Problems& problems) const
    {
        auto values = valuesOf(record);
        for (auto& typed : this->values(context, reg, problems)) {
            values[typed.field->number - 1u] = std::move(typed.value);
        }
        record = recordOf<R>(values);
    }
    [[nodiscard]] RecordKind kind() const { return m_kind; }
    [[nodiscard]] const std::vector<std::string_view>& fields() const { return m_fields; }
    [[nodiscard]] bool has(std::string_view word) const { return m_typed.count(word) > 0; }
    /// What was typed for a field, as it was typed; empty when nothing was.
    [[nodiscard]] const std::string& typed(std::string_view word) const { return m_typed.at(word); }

private:
    RecordKind m_kind;
    std::vector<std::string_view> m_fields;
    std::map<std::string_view, std::string> m_typed;
};

/// What must hold for an edit to be written: --if FIELD=VALUE, once or several times.
class EditConditions
{
public:
    explicit EditConditions(RecordKind kind)
        : m_kind(kind)
    {}

    void addTo(Verb& verb);
    /// Adds an edit for each that changes nothing and is in conflict unless it holds. Adds a
    /// Problem for what cannot be meant.
    void addEdits(const Context& context, Register& reg, Problems& problems,
                  std::vector<FieldEdit>& edits) const;
    /// With conditions nothing is written unless all hold.
    [[nodiscard]] OnConflict onConflict() const;

private:
    RecordKind m_kind;
    std::vector<std::string> m_typed;
};

/// What a person typed behind an edit verb.
class EditWords
{
public:
    explicit EditWords(RecordKind kind);

    void addTo(Verb& verb);
    /// The edits asked for: conditions first, then fields to be written whatever they hold. Adds a
    /// Problem for what cannot be meant.
    [[nodiscard]] std::vector<FieldEdit> edits(const Context& context, Register& reg,
                                               Problems& problems) const;
    [[nodiscard]] OnConflict onConflict() const { return m_conditions.onConflict(); }
    [[nodiscard]] const std::string& reason() const { return m_reason; }

private:
    void addCleared(Problems& problems, std::vector<FieldEdit>& edits) const;

    FieldWords m_words;
    EditConditions m_conditions;
    std::string m_clear;
    std::string m_reason;
};

/// Says what was found instead of what --if asked for, and by whom; gives DoneWithNo.
Exit answerConflicts(const Context& context, Register& reg, RecordKind kind,
                     const std::vector<Conflict>& conflicts);
/// A hand-over as docs/json.md shapes it, with its device or site.
[[nodiscard]] Json custodyRecord(Register& reg, const CustodyId& id);

/// What is particular about the edit verb of one kind.
template <typename IdType> struct EditVerb
{
    RecordKind kind = RecordKind::Device;
    const char* noun = ""; ///< "repair": what the argument is called, and the answer in JSON
    std::function<IdType(Register&, std::string_view)> find;
    using Edit = std::function<Checked<Edited<IdType>>(
        Register&, const IdType&, const std::vector<FieldEdit>&, const std::string&, OnConflict)>;
    /// One that asks about unlikely values, so that the verb has --yes.
    using AskingEdit = std::function<Checked<Edited<IdType>>(
        Register&, const IdType&, const std::vector<FieldEdit>&, const std::string&, OnConflict,
        checks::IfUnlikely)>;
    std::variant<Edit, AskingEdit> edit;
    std::function<Json(Register&, const IdType&)> record; ///< as docs/json.md shapes it
};

/// The answer of an edit: the record, or what stood against it.
template <typename IdType>
Exit answerEdited(const Context& context, Register& reg, const EditVerb<IdType>& verb,
                  const Checked<Edited<IdType>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    if (!done->changeSet) {
        return answerConflicts(context, reg, verb.kind, done->conflicts);
    }
    printWarnings(context, done->warnings);
    return answerWritten(context, reg, verb.noun, verb.record(reg, done->id), *done->changeSet);
}

/// `<noun> edit WHICH --field …`
template <typename IdType> void addEditVerb(Noun& noun, EditVerb<IdType> parts)
{
    struct Typed
    {
        EditVerb<IdType> verb;
        EditWords words;
        std::string which;
        bool yes = false;
    };
    EditWords words(parts.kind);
    auto typed = std::make_shared<Typed>(Typed{std::move(parts), std::move(words), {}, false});
    auto& verb = noun.verb("edit", Effect::Writes);
    if (typed->verb.find) {
        verb.argument(typed->verb.noun, typed->which);
    }
    typed->words.addTo(verb);
    using AskingEdit = typename EditVerb<IdType>::AskingEdit;
    if (std::holds_alternative<AskingEdit>(typed->verb.edit)) {
        verb.flag("--yes", typed->yes);
    }
    verb.run([typed](const Context& context) {
        refuseCsv(context);
        auto reg = context.openForWriting();
        const auto id = typed->verb.find ? typed->verb.find(reg, typed->which) : IdType{};
        Problems problems;
        const auto edits = typed->words.edits(context, reg, problems);
        if (!problems.empty()) {
            return context.refuse(problems);
        }
        const auto& reason = typed->words.reason();
        const auto onConflict = typed->words.onConflict();
        const auto* asking = std::get_if<AskingEdit>(&typed->verb.edit);
        return answerEdited(
            context, reg, typed->verb,
            asking != nullptr
                ? (*asking)(reg, id, edits, reason, onConflict, ifUnlikely(typed->yes))
                : std::get<0>(typed->verb.edit)(reg, id, edits, reason, onConflict));
    });
}

} // namespace dongbo::cli::commands
