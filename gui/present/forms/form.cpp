#include "gui/present/forms/form.h"

#include "core/domain/require.h"
#include "core/text/unicode.h"

#include <algorithm>

namespace dongbo::present {

namespace {

template <typename Fields> auto* named(Fields& fields, std::string_view name)
{
    const auto at = std::find_if(fields.begin(), fields.end(),
                                 [&](const FormField& field) { return field.name == name; });
    return at == fields.end() ? nullptr : &*at;
}

template <typename Test> bool anyShown(const std::vector<FormField>& fields, const Test& test)
{
    return std::any_of(fields.begin(), fields.end(),
                       [&](const FormField& field) { return field.isShown && test(field); });
}

} // namespace

bool FormField::isEmpty() const
{
    return key.empty() && proposed.empty() &&
           (kind == FormFieldKind::Picker || text::trim(value).empty());
}

bool FormField::isAnswer() const
{
    return kind != FormFieldKind::Fact && kind != FormFieldKind::Step &&
           kind != FormFieldKind::Note && kind != FormFieldKind::Links &&
           kind != FormFieldKind::Files;
}

const FormChoice* choiceOf(const FormField& field, std::string_view key)
{
    const auto at = std::find_if(field.choices.begin(), field.choices.end(),
                                 [&](const FormChoice& choice) { return choice.key == key; });
    return at == field.choices.end() ? nullptr : &*at;
}

FormField* Form::find(std::string_view name)
{
    return named(fields, name);
}

const FormField* Form::find(std::string_view name) const
{
    return named(fields, name);
}

FormField& Form::at(std::string_view name)
{
    auto* field = find(name);
    return *require(field == nullptr ? std::nullopt : std::optional{field}, "a field of the form");
}

std::string Form::valueOf(std::string_view name) const
{
    const auto* field = find(name);
    return field == nullptr || !field->isShown ? std::string() : field->value;
}

std::string Form::keyOf(std::string_view name) const
{
    const auto* field = find(name);
    return field == nullptr || !field->isShown ? std::string() : field->key;
}

FormField* Form::standingFor(std::string_view name)
{
    auto* same = find(name);
    if (same != nullptr && same->isShown) {
        return same;
    }
    const auto at = std::find_if(fields.begin(), fields.end(), [&](const FormField& field) {
        return std::find(field.standsFor.begin(), field.standsFor.end(), name) !=
               field.standsFor.end();
    });
    return at == fields.end() ? nullptr : &*at;
}

bool Form::hasProblems() const
{
    return anyShown(fields, [](const FormField& field) { return !field.problem.empty(); });
}

bool Form::hasQuestions() const
{
    return anyShown(fields, [](const FormField& field) { return field.question.has_value(); });
}

bool Form::hasConflicts() const
{
    return anyShown(fields, [](const FormField& field) { return field.conflict.has_value(); });
}

FormField& Form::add(FormField field)
{
    return fields.emplace_back(std::move(field));
}

void Form::addAfter(std::string_view name, FormField field)
{
    const auto at = std::find_if(fields.begin(), fields.end(),
                                 [&](const FormField& one) { return one.name == name; });
    fields.insert(at == fields.end() ? at : at + 1, std::move(field));
}

} // namespace dongbo::present
