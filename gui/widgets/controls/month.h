#pragma once

#include "core/domain/time.h"

#include <vector>

/// Days as the calendar shows them. No window needed.
namespace dongbo::gui {

/// Six weeks from the Monday on or before the first of the month: 42 days.
[[nodiscard]] std::vector<Date> monthPage(std::chrono::year_month month);
/// The day that many months later; clamped to the last day of the month.
[[nodiscard]] Date plusMonths(Date day, int months);
[[nodiscard]] Date plusDays(Date day, int days);

} // namespace dongbo::gui
