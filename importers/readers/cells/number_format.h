#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dongbo::importers {

/// What a number format makes of a number.
enum class NumberMeaning : std::uint8_t
{
    Number, ///< also percent, money, General
    Date,   ///< a day, with or without a time
    Time    ///< a time of day or a length of time, without a day
};

/// The meaning of a number format built into spreadsheets. Ids 14–22, 27–36, 45–47 and 50–58 are
/// dates and times (ECMA-376 part 1, 18.8.30).
[[nodiscard]] NumberMeaning builtinMeaning(std::uint64_t formatId);

/// The meaning of a format's code such as `dd/mm/yyyy` or `[$-42A]#,##0 "đồng"`. Text in quotes,
/// escaped letters, colours, conditions and locales do not count.
[[nodiscard]] NumberMeaning meaningOf(std::string_view formatCode);

/// The same for formats by name, as XML 2003 and web pages write them: "Short Date", "Fixed" and
/// the like; what is no such name is a code.
[[nodiscard]] NumberMeaning meaningOfNamed(std::string_view format);

/// "2021-05-11", "2021-05-11T08:30:00", "08:30:00" (with or without a fraction or Z) as a serial of
/// the 1900 system, 1900-02-29 counted. Nothing when it is none of these or before 1900.
[[nodiscard]] std::optional<double> serialOfIso(std::string_view text);

/// The days by which the 1904 system starts later.
inline constexpr double daysFrom1900To1904 = 1462;

} // namespace dongbo::importers
