#include "gui/present/forms/record_form.h"

#include "core/text/unicode.h"
#include "gui/present/forms/record_fields.h"

#include <algorithm>

namespace dongbo::present {

namespace {

/// A form with more fields has a heading over each group.
constexpr std::size_t mostWithoutHeadings = 12;

/// Puts the next short field of the same group beside one that would stand alone on its line.
void pairHalves(std::vector<FormField>& fields)
{
    for (std::size_t i = 0; i + 1 < fields.size(); ++i) {
        if (fields[i].place != FormPlace::Half) {
            continue;
        }
        auto next = i + 1;
        while (next < fields.size() && fields[next].group.empty() &&
               fields[next].place != FormPlace::Half) {
            ++next;
        }
        if (next < fields.size() && fields[next].group.empty()) {
            const auto begin = fields.begin() + static_cast<std::ptrdiff_t>(i + 1);
            const auto moved = fields.begin() + static_cast<std::ptrdiff_t>(next);
            std::rotate(begin, moved, moved + 1);
            ++i;
        }
    }
}

/// Whether a person would recognise the answer as what he typed.
bool isTypedText(const FormField& field)
{
    return field.choices.empty() || field.kind == FormFieldKind::Suggest;
}

/// As people read it.
std::string readable(const FormField& field, const std::string& value)
{
    const auto* choice = isTypedText(field) ? nullptr : choiceOf(field, value);
    return choice == nullptr ? value : choice->word;
}

} // namespace

RecordForm::RecordForm(Shell& shell, RecordKind kind, std::optional<RecordId> id)
    : FormTask(shell)
    , m_kind(kind)
    , m_id(id)
    , m_seen(describe(kind).fields.size())
{
    if (!m_id) {
        for (const auto& field : describe(kind).fields) {
            m_seen[field.number - 1u] = field.initial ? Value{*field.initial} : Value{};
        }
        return;
    }
    auto values = recordValues(session(), record());
    if (!values) {
        throw Error(Error::Kind::NotFound, {"find.gone",
                                            {{"kind", "@kind." + std::string(describe(kind).name)},
                                             {"id", m_id->text()}}});
    }
    m_seen = std::move(*values);
}

std::uint16_t RecordForm::number(std::string_view field) const
{
    const auto* described = describe(m_kind).field(field);
    return require(described == nullptr ? std::nullopt : std::optional{described->number},
                   "a field of the record");
}

void RecordForm::askFields(Form& form)
{
    const auto asked = fieldsToAsk(m_kind, isNew());
    const bool isLong = asked.size() > mostWithoutHeadings;
    std::optional<FieldGroup> group;
    for (const auto* field : asked) {
        const auto before = form.fields.size();
        askField(form, *field);
        if (!isLong || form.fields.size() == before) {
            continue;
        }
        auto& added = form.fields[before];
        if (group && group != field->group) {
            added.group = text::capitalized(say("group." + std::string(nameOf(field->group))));
        }
        group = field->group;
        if (added.kind == FormFieldKind::Chips) { // room for the others
            added.kind = FormFieldKind::Choice;
            added.place = FormPlace::Half;
        }
    }
    pairHalves(form.fields);
}

void RecordForm::askField(Form& form, const Field& field)
{
    addField(form, m_kind, field.name);
    bind(form, {std::string(field.name),
                {field.number},
                [this, &field](const Values& values) {
                    const auto& value = values[field.number - 1u];
                    const auto* id = std::get_if<RecordId>(&value);
                    return Shown{typedText(session(), field, value),
                                 id == nullptr ? std::string() : id->text()};
                },
                [this, &field](const Form&, const FormField& answer, Values& values) {
                    const auto value = typedValue(session(), field, answer);
                    if (value) {
                        values[field.number - 1u] = *value;
                    }
                    return value.has_value();
                }});
}

void RecordForm::bind(Form& form, Binding binding)
{
    auto& field = form.at(binding.name);
    fill(field, binding.show(m_seen));
    m_bindings.push_back(std::move(binding));
}

void RecordForm::unbind(const std::string& name)
{
    std::erase_if(m_bindings, [&](const Binding& one) { return one.name == name; });
}

void RecordForm::fill(FormField& field, const Shown& shown)
{
    field.value = shown.value;
    field.key = shown.key;
    m_shown[field.name] = shown;
}

bool RecordForm::isTyped(const FormField& field) const
{
    const auto at = m_shown.find(field.name);
    return at == m_shown.end() || at->second != Shown{field.value, field.key};
}

RecordForm::Values RecordForm::wanted(const Form& form) const
{
    auto values = m_seen;
    for (const auto& binding : m_bindings) {
        const auto* field = form.find(binding.name);
        if (field != nullptr && field->isShown && !field->conflict &&
            (isNew() || isTyped(*field))) {
            binding.read(form, *field, values);
        }
    }
    complete(form, values);
    return values;
}

bool RecordForm::areEqual(const Binding& binding, const Form& form, const FormField& field,
                          const Values& values) const
{
    auto typed = values;
    return binding.read(form, field, typed) && typed == values;
}

void RecordForm::onRegisterChanged(Form& form)
{
    if (isNew()) {
        return;
    }
    auto now = recordValues(session(), record());
    form.canSend = now.has_value();
    form.notice = now ? std::string() : say("form.gone");
    if (!now) {
        return;
    }
    const auto changes = changesSince(session(), m_kind, *m_id, m_seen, *now);
    for (const auto& binding : m_bindings) {
        meet(form, binding, *now, changes);
    }
    m_seen = std::move(*now);
}

void RecordForm::meet(Form& form, const Binding& binding, const Values& now,
                      const std::vector<FieldChange>& changes)
{
    auto* field = form.find(binding.name);
    const auto theirs = binding.show(now);
    if (field == nullptr || theirs == binding.show(m_seen)) {
        return; // another part of the same field of the record, perhaps
    }
    const auto at = std::find_if(changes.begin(), changes.end(), [&](const FieldChange& change) {
        return std::find(binding.fields.begin(), binding.fields.end(), change.field) !=
               binding.fields.end();
    });
    const auto change = at == changes.end() ? FieldChange() : *at;
    const auto theirsText = readable(*field, theirs.value);
    if (!isTyped(*field)) {
        fill(*field, theirs);
        field->problem.clear();
        field->note = changedWords(session(), change, theirsText);
    } else if (areEqual(binding, form, *field, now)) {
        m_shown[field->name] = theirs;
        field->conflict.reset();
    } else {
        const auto settled = m_settled.find(field->name);
        if (settled == m_settled.end() || settled->second != theirs) {
            field->conflict = FormConflict{conflictWords(
                session(), change, theirsText,
                isTypedText(*field) && field->kind != FormFieldKind::Check ? field->value
                                                                           : std::string())};
        }
    }
}

void RecordForm::settle(Form& form, const std::string& name, ConflictAnswer answer)
{
    auto& field = form.at(name);
    const auto binding = std::find_if(m_bindings.begin(), m_bindings.end(),
                                      [&](const Binding& one) { return one.name == name; });
    if (binding == m_bindings.end()) {
        return;
    }
    const auto theirs = binding->show(m_seen);
    m_settled[name] = theirs;
    if (answer == ConflictAnswer::TakeTheirs) {
        fill(field, theirs);
    } else {
        m_shown[name] = theirs; // mine differs from it, and is written over it
    }
    field.conflict.reset();
    field.problem.clear();
}

Checked<Shell::Done>
RecordForm::writeEdits(Form& form, const Edit& edit,
                       const std::function<std::string(const Edited<RecordId>&)>& done,
                       bool isMoreToWrite)
{
    constexpr int mostTries = 3; // part of a field may be mine and another part theirs
    for (int i = 1;; ++i) {
        const auto edits = editsOf(form);
        m_isLeft = form.hasConflicts();
        if (edits.empty() && !isMoreToWrite) {
            return m_isLeft ? Checked<Shell::Done>(Problems{})
                            : Shell::Done{{}, say("correct.nothing")};
        }
        const auto edited = edit(edits);
        if (!edited) {
            return edited.problems();
        }
        onRegisterChanged(form); // what was written is seen now; what was not is in conflict
        m_isLeft = form.hasConflicts();
        if (!edited->conflicts.empty() && !m_isLeft && i < mostTries) {
            continue;
        }
        return edited->changeSet
                   ? Checked<Shell::Done>(Shell::Done{
                         edited->changeSet, m_isLeft ? say("correct.done_in_part") : done(*edited)})
                   : Problems{};
    }
}

std::vector<FieldEdit> RecordForm::editsOf(const Form& form) const
{
    std::vector<FieldEdit> edits;
    const auto values = wanted(form);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] != m_seen[i]) {
            edits.push_back({static_cast<std::uint16_t>(i + 1), m_seen[i], values[i]});
        }
    }
    return edits;
}

} // namespace dongbo::present
