#pragma once

#include "core/domain/message.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::report {

/// "own:NAME" in place of a report's name is the own report of that name or id.
constexpr std::string_view ownPrefix = "own:";

/// By column, "unit" or "warranty": the values let through.
using OwnFilters = std::map<std::string, std::vector<std::string>, std::less<>>;

/// What somebody wants to see of a list: its columns, which rows, in what order. The definition of
/// an own report and of a saved view of a list; a file when it is shared. Columns are named as in
/// ownColumns; filters by column, "unit" (with every unit below) and "warranty" ("yes": ends within
/// 90 days), each with the values let through as keyOf (core/domain/value_key.h) writes them, ""
/// for none.
struct OwnDefinition
{
    std::string list = "devices"; ///< "devices", "faults", "repairs"
    std::vector<std::string> columns;
    OwnFilters filters;
    std::string text;  ///< words as typed
    std::string group; ///< a column; empty: none
    std::string sort;  ///< a column; empty: the list's own order
    bool isDescending = false;
    struct Chart
    {
        std::string by;    ///< a column whose values are the bars
        std::string value; ///< a column of numbers that is added up; empty: rows are counted

        bool operator==(const Chart&) const = default;
    };
    std::optional<Chart> chart;

    bool operator==(const OwnDefinition&) const = default;
};

/// JSON as docs/json.md states it, one line.
[[nodiscard]] std::string definitionText(const OwnDefinition& definition);
/// The inverse. Throws {Unreadable, "report.own_unreadable"} for anything else, {NewerSchema,
/// "report.own_newer"} for a later form.
[[nodiscard]] OwnDefinition definitionIn(std::string_view text);

/// Everything that speaks against making it a report: a list, column or value nobody knows, no
/// columns. `field` of each is "list", "columns", "filters" …
[[nodiscard]] Problems problemsOf(const OwnDefinition& definition);

/// A definition with its name, as it is shared.
struct OwnReportFile
{
    std::string name;
    OwnDefinition definition;
};
[[nodiscard]] std::string fileText(const OwnReportFile& file);
/// Throws as definitionIn.
[[nodiscard]] OwnReportFile fileIn(std::string_view text);

} // namespace dongbo::report
