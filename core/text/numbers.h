#pragma once

#include "core/domain/money.h"
#include "core/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Numbers as written in the office. Independent of locale; nothing here throws.
///
/// Groups of three are separated by dots, commas, spaces (NBSP too) or apostrophes, all the same. A
/// dot or comma followed by exactly three digits everywhere means thousands ("12.672" is 12 672,
/// but "0,125" is an eighth); where two kinds occur, the last one is the decimal mark
/// ("1.234,5", "1,234.5"). A minus may be '-', '−' or '–'; parentheses mean negative too.
/// "-" alone is zero, as in spreadsheets. Anything else is not a number: absent.
namespace dongbo::text {

/// Context of a column of money.
struct MoneyReading
{
    /// Đồng per unit of the column: 1000 under "ĐVT: nghìn đồng". 1 to 1,000,000,000.
    /// A unit written in the cell itself ("12 tr") takes precedence.
    std::int64_t multiplier = 1;
};

/// Whole đồng: "180 187 842", "12.672.000đ", "1.234.567 VNĐ", "12,67 tr", "12tr5", "1,2 tỷ",
/// "500k", "(1.000)" -> -1000, "-" -> 0. Fractions of a đồng are rounded, halves away from zero
/// ("180187841.67"), but an amount under 1000 đồng with a fraction is rejected: a unit is missing.
/// So is the ambiguous "1500.000".
[[nodiscard]] std::optional<Money> parseMoney(std::string_view text, MoneyReading reading = {});
/// A number cell as money, rounded to whole đồng, halves away from zero. Absent for NaN, infinity
/// and amounts past 9 * 10^15, which a double does not represent exactly.
[[nodiscard]] std::optional<Money> moneyFromCell(double value, MoneyReading reading = {});

/// A whole number of 64 bits; a decimal part of zeros only is allowed ("2,0").
[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text);

/// A number with decimals by the rules above. Always finite.
[[nodiscard]] std::optional<double> parseDecimal(std::string_view text);
/// The same for a known language: the decimal mark is a comma in Vietnamese, a dot in English, with
/// any number of digits after it. Parses the output of formatDecimal.
[[nodiscard]] std::optional<double> parseDecimal(std::string_view text, Language language);

/// "-1.234.567" (Vietnamese), "-1,234,567" (English).
[[nodiscard]] std::string formatInteger(std::int64_t value,
                                        Language language = Language::Vietnamese);
/// "1.234.567 đ" (Vietnamese), "1,234,567 đ" (English).
[[nodiscard]] std::string formatMoney(Money amount, Language language = Language::Vietnamese);
/// At most `places` (0 to 9) decimals, rounded, without trailing zeros: "1.234,5". Not finite:
/// "–".
[[nodiscard]] std::string formatDecimal(double value, int places = 2,
                                        Language language = Language::Vietnamese);

} // namespace dongbo::text
