#pragma once

#include "core/domain/time.h"

#include <optional>
#include <string_view>

namespace dongbo::text {

/// What a person typed where a day is asked for.
enum class TypedDate
{
    Empty,
    Good,
    Impossible, ///< numbers like a date, but no such day: 31/02/2021, 16/13/2021
    Unreadable
};

struct DateReading
{
    TypedDate kind = TypedDate::Empty;
    std::optional<Date> day; ///< with Good
    /// Day, month and a year of four digits are there: what is Impossible will not become a day by
    /// typing on. Of "31/2" and "29/02/19" (perhaps 1996) that is not known yet.
    bool isWhole = false;
};

/// Reads 16/06/2021, 16/6/21, 16.6.2021, 16-6-21, 160621, 16062021, 2021-06-16, and 16/6 as a day
/// of the year of `today`. Spaces around do not matter. A month alone is no day.
[[nodiscard]] DateReading readTypedDate(std::string_view typed, Date today);

} // namespace dongbo::text
