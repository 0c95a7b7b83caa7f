#pragma once

#include "core/domain/time.h"

#include <optional>
#include <string_view>
#include <vector>

/// Days as the calendar shows them and hands type them. No window needed.
namespace dongbo::gui {

/// What a person typed into a date field.
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
};

/// Reads 16/06/2021, 16/6/21, 16.6.2021, 16-6-21, 160621, 16062021, 2021-06-16, and 16/6 as a day
/// of the year of `today`. Spaces around do not matter. A month alone is no day.
[[nodiscard]] DateReading readTypedDate(std::string_view typed, Date today);

/// Six weeks from the Monday on or before the first of the month: 42 days.
[[nodiscard]] std::vector<Date> monthPage(std::chrono::year_month month);
/// The day so many months later; the last of the month when it has no such day.
[[nodiscard]] Date plusMonths(Date day, int months);
[[nodiscard]] Date plusDays(Date day, int days);

} // namespace dongbo::gui
