#pragma once

#include "core/register/base/register.h"
#include "core/report/reports.h"
#include "core/text/wording.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::report {

/// Context of a report: the register, the parameters, the language. Private to core/report.
struct Builder
{
    Register& reg;
    const Parameters& parameters;
    Language language;
    Problems problems;
    Model model;

    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return text::say(language, code, args);
    }
    /// The name of a closed-list value; empty when absent.
    template <typename E> [[nodiscard]] std::string name(const std::optional<E>& value) const
    {
        return value ? say(std::string(listName<E>()) + "." + std::string(codeOf(*value)))
                     : std::string();
    }
    /// Adds a column headed by the sentence "report.column.<code>".
    void column(std::string_view code, ColumnKind kind, int width);
    /// Adds a parameter line such as "Điểm cầu: Đại An" to the head of the report.
    void addParameterLine(std::string_view parameter, const std::string& value);
    [[nodiscard]] const std::string* parameterValue(std::string_view parameter) const;

    // Parsed parameters; absent when not given. An unreadable value adds a Problem.
    [[nodiscard]] std::optional<SiteId> siteParameter();
    [[nodiscard]] std::optional<UnitId> unitParameter();
    [[nodiscard]] std::optional<Date> dayParameter(std::string_view parameter);
    /// One of the words; the first when not given.
    [[nodiscard]] std::string wordParameter(std::string_view parameter,
                                            std::initializer_list<std::string_view> words);
};

/// A row of that many empty cells with a text in the first one.
[[nodiscard]] Row rowNamed(const std::string& name, std::size_t columns);

void buildInventory(Builder& builder);
void buildFaults(Builder& builder);
void buildRepairCosts(Builder& builder);
void buildNeeds(Builder& builder);

} // namespace dongbo::report
