#pragma once

#include "importers/grid/workbook.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dongbo::importers {

/// The cell as a person reads it: text in NFC, spaces collapsed to one, nothing invisible; whole
/// numbers without point or exponent ("9640321"), other numbers in the shortest form that reads
/// back; dates as dd/mm/yyyy; "TRUE"/"FALSE"; errors as written.
[[nodiscard]] std::string cellText(const Cell& cell);
/// The same into `out`, whose memory is used again.
void cellTextInto(const Cell& cell, std::string& out);
/// True when nothing can be seen in the cell.
[[nodiscard]] bool isBlank(const Cell& cell);

/// Whole numbers of number cells and of text such as "02", "2 cái", "15 bộ"; nothing otherwise.
struct CountText
{
    double value = 0;
    std::string_view measure; ///< what stood behind the number, trimmed; may be empty
};
[[nodiscard]] std::optional<CountText> countOf(const Cell& cell, std::string_view text);

/// The first two numbers of a day written in figures: 1 and 26 of "1/26/2015", "1-26-2015 8:00".
/// Nothing where the text is no such day or begins with the year.
struct DayFigures
{
    unsigned first = 0;
    unsigned second = 0;
    std::string swapped; ///< "26/1/2015"
};
[[nodiscard]] std::optional<DayFigures> dayFigures(std::string_view text);

} // namespace dongbo::importers
