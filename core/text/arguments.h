#pragma once

#include "core/domain/money.h"

#include <cstdint>
#include <string>

namespace dongbo::text {

// Values for the gaps of a message that each language writes its own way, in no language yet. They
// are for say (wording.h) alone.

/// Put in as "16.900.000 đ" in Vietnamese, as "16,900,000 đ" in English.
[[nodiscard]] std::string argumentOf(Money amount);
/// Put in as "16.900" in Vietnamese, as "16,900" in English.
[[nodiscard]] std::string argumentOf(std::int64_t number);

} // namespace dongbo::text
