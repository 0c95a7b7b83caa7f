#include "gui/present/form.h"

#include <algorithm>

namespace dongbo::present {

const FormChoice* choiceOf(const FormField& field, std::string_view key)
{
    const auto at = std::find_if(field.choices.begin(), field.choices.end(),
                                 [&](const FormChoice& choice) { return choice.key == key; });
    return at == field.choices.end() ? nullptr : &*at;
}

FormField* Form::find(std::string_view name)
{
    const auto at = std::find_if(fields.begin(), fields.end(),
                                 [&](const auto& field) { return field.name == name; });
    return at == fields.end() ? nullptr : &*at;
}

const FormField* Form::find(std::string_view name) const
{
    const auto at = std::find_if(fields.begin(), fields.end(),
                                 [&](const auto& field) { return field.name == name; });
    return at == fields.end() ? nullptr : &*at;
}

std::string Form::valueOf(std::string_view name) const
{
    const auto at = std::find_if(fields.begin(), fields.end(),
                                 [&](const auto& field) { return field.name == name; });
    return at == fields.end() ? std::string() : at->value;
}

bool Form::hasProblems() const
{
    return std::any_of(fields.begin(), fields.end(),
                       [](const auto& field) { return !field.problem.empty(); });
}

bool Form::hasQuestions() const
{
    return std::any_of(fields.begin(), fields.end(),
                       [](const auto& field) { return field.question.has_value(); });
}

} // namespace dongbo::present
