#include "gui/present/form.h"

#include <algorithm>

namespace dongbo::present {

FormField* Form::find(std::string_view name)
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

} // namespace dongbo::present
