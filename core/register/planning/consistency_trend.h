#pragma once

#include "core/register/base/register.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace dongbo {

/// How the register stood at the end of a quarter, under the standards of that day.
struct TrendPoint
{
    Date day{};             ///< the last of the quarter, or the day the trend ends with
    std::int64_t sites = 0; ///< with a standard
    std::int64_t able = 0;  ///< of them, could meet
    std::int64_t gaps = 0;  ///< places that were missing or broken
    std::int64_t score = 0; ///< mean of the sites by the consistency rules, 0 to 100
};

/// The last day of the quarter before the day's own.
[[nodiscard]] Date endOfQuarterBefore(Date day);

/// The trend up to `until` (itself the last point), as the journal knew it then: at most so many
/// points, oldest first, none from before the first device. Each is a replay into
/// memory, as Register::asOf. `progress(done, all)` may throw Error{Cancelled}.
[[nodiscard]] std::vector<TrendPoint>
consistencyTrend(Register& reg, Date until, std::size_t most,
                 const std::function<void(std::size_t, std::size_t)>& progress);

} // namespace dongbo
