#pragma once

#include "core/domain/money.h"

#include <cstdint>
#include <string>

namespace dongbo::text {

// Values of gaps that each language formats its own way, stored independently of language. Used
// by say (wording.h) only.

/// Rendered as "16.900.000 đ" in Vietnamese, as "16,900,000 đ" in English.
[[nodiscard]] std::string argumentOf(Money amount);
/// Rendered as "16.900" in Vietnamese, as "16,900" in English.
[[nodiscard]] std::string argumentOf(std::int64_t number);

} // namespace dongbo::text
