#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dongbo::importers {

/// How a number format displays a number.
enum class NumberMeaning : std::uint8_t
{
    Number, ///< also percent, money, General
    Date,   ///< a day, with or without a time
    Time    ///< a time of day or a duration, without a day
};

/// The kind of a number format built into spreadsheets. Ids 14–22, 27–36, 45–47 and 50–58 are
/// dates and times (ECMA-376 part 1, 18.8.30).
[[nodiscard]] NumberMeaning builtinMeaning(std::uint64_t formatId);

/// The kind of a format code such as `dd/mm/yyyy` or `[$-42A]#,##0 "đồng"`. Quoted text, escaped
/// letters, colours, conditions and locales are ignored.
[[nodiscard]] NumberMeaning meaningOf(std::string_view formatCode);

/// The least number of digits a format of zeros shows: 6 for "000000", which shows 123 as "000123".
/// 0 for any other format.
[[nodiscard]] std::uint8_t zerosShown(std::string_view formatCode);

/// The same for named formats, as in XML 2003 and HTML: "Short Date", "Fixed" and the like; any
/// other name is treated as a code.
[[nodiscard]] NumberMeaning meaningOfNamed(std::string_view format);

/// "2021-05-11", "2021-05-11T08:30:00", "08:30:00" (with or without a fraction or Z) as a serial of
/// the 1900 system, 1900-02-29 counted. Absent when it is none of these or before 1900.
[[nodiscard]] std::optional<double> serialOfIso(std::string_view text);

/// Offset of the 1904 date system in days.
inline constexpr double daysFrom1900To1904 = 1462;

} // namespace dongbo::importers
