#pragma once

#include "core/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dongbo::text {

// Shares of a hundred as people write them, kept as basis points: 1,250 are 12.5 %.

/// "12,5" of 1250, without the sign; never more than two decimals.
[[nodiscard]] std::string formatPercentNumber(std::int64_t basisPoints, Language language);
/// "12,5 %" of 1250.
[[nodiscard]] std::string formatPercent(std::int64_t basisPoints, Language language);
enum class PercentSign
{
    Required,
    Optional ///< "20" is 20 %, too
};
/// Basis points of "20 %", "12,5%", "20.00 %". Absent without its sign where that is required, when
/// the number is negative, or has more than two decimals.
[[nodiscard]] std::optional<std::int64_t> parsePercent(std::string_view text,
                                                       PercentSign sign = PercentSign::Required);

} // namespace dongbo::text
