#include "cli/commands/import_choices.h"

#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "importers/recognise/headers/heading.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace dongbo::cli::commands {

namespace {

using importers::HeaderRows;
using importers::ListField;

/// "3" or "3-4", from 1.
std::optional<HeaderRows> rowsIn(std::string_view typed)
{
    const auto dash = typed.find('-');
    const auto first = text::parseInteger(text::trim(typed.substr(0, dash)));
    const auto last = dash == std::string_view::npos
                          ? first
                          : text::parseInteger(text::trim(typed.substr(dash + 1)));
    if (!first || !last || *first < 1 || *last < *first || *last > 1'048'576) {
        return std::nullopt;
    }
    return HeaderRows{static_cast<std::uint32_t>(*first), static_cast<std::uint32_t>(*last)};
}

/// "B" → 2; 0 for what names no column.
std::uint32_t columnIn(std::string_view typed)
{
    std::uint32_t out = 0;
    for (const char c : typed) {
        const char letter = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (letter < 'A' || letter > 'Z' || out > 16'384) {
            return 0;
        }
        out = out * 26 + static_cast<std::uint32_t>(letter - 'A' + 1);
    }
    return out <= 16'384 ? out : 0;
}

/// A field by its code, by what the window calls it, or by a heading lists have.
std::optional<ListField> fieldIn(std::string_view typed)
{
    if (const auto field = importers::parseListField(typed)) {
        return field;
    }
    const auto folded = text::fold(typed);
    for (std::size_t i = 1; i < importers::listFieldCount; ++i) {
        const auto field = static_cast<ListField>(i);
        for (const auto language : {Language::Vietnamese, Language::English}) {
            if (text::fold(text::say(language, importers::wordingOf(field))) == folded) {
                return field;
            }
        }
    }
    const auto heading = importers::readHeading(typed);
    return heading.match == importers::HeadingMatch::Exact ? std::optional{heading.fields.front()}
                                                           : std::nullopt;
}

std::optional<std::int64_t> unitIn(std::string_view typed)
{
    static constexpr std::array<std::pair<std::string_view, std::int64_t>, 12> units{
        {{"dong", 1},
         {"d", 1},
         {"vnd", 1},
         {"1", 1},
         {"nghin", 1000},
         {"ngan", 1000},
         {"nghin dong", 1000},
         {"1000", 1000},
         {"thousand", 1000},
         {"trieu", 1'000'000},
         {"1000000", 1'000'000},
         {"million", 1'000'000}}};
    const auto folded = text::fold(typed);
    const auto found = std::find_if(units.begin(), units.end(),
                                    [&](const auto& unit) { return unit.first == folded; });
    return found == units.end() ? std::nullopt : std::optional{found->second};
}

void refuse(Problems& problems, const char* field, const char* code, const std::string& value)
{
    problems.push_back({field, {code, {{"value", value}}}});
}

} // namespace

bool ReadingWords::isEmpty() const
{
    return sheets.empty() && headerRow.empty() && columns.empty() && money.empty() && rows.empty();
}

void addChoices(importers::Choices& choices, const ReadingWords& words,
                const importers::Workbook& list, Problems& problems)
{
    importers::SheetChoices own;
    if (!words.headerRow.empty()) {
        own.header = words.headerRow == "0" ? HeaderRows{0, 0} : rowsIn(words.headerRow);
        if (!own.header || own.header->last - own.header->first > 7) {
            refuse(problems, "header_row", "cli.header_row_unreadable", words.headerRow);
        }
    }
    if (!words.rows.empty() && !(own.rows = rowsIn(words.rows))) {
        refuse(problems, "rows", "cli.rows_unreadable", words.rows);
    }
    if (!words.money.empty() && !(own.unitOfMoney = unitIn(words.money))) {
        refuse(problems, "money", "cli.money_unreadable", words.money);
    }
    for (const auto& typed : words.columns) {
        const auto at = typed.find('=');
        const auto column = columnIn(text::trim(std::string_view(typed).substr(0, at)));
        const auto field = at == std::string::npos
                               ? std::nullopt
                               : fieldIn(text::trim(std::string_view(typed).substr(at + 1)));
        if (column == 0 || !field) {
            refuse(problems, "column", "cli.column_unreadable", typed);
        } else {
            own.columns[column] = *field;
        }
    }
    for (const auto& name : words.sheets) {
        const bool isThere = std::any_of(list.sheets().begin(), list.sheets().end(),
                                         [&](const auto& sheet) { return sheet.name == name; });
        if (!isThere) {
            refuse(problems, "sheet", "cli.sheet_missing", name);
        }
    }
    for (const auto& sheet : list.sheets()) {
        const bool isNamed =
            std::find(words.sheets.begin(), words.sheets.end(), sheet.name) != words.sheets.end();
        if (!words.sheets.empty()) {
            choices.sheets[sheet.name] = own;
            choices.sheets[sheet.name].isRead = isNamed;
        } else if (own != importers::SheetChoices{}) {
            choices.sheets[sheet.name] = own;
        }
    }
}

} // namespace dongbo::cli::commands
