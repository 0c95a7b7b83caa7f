#pragma once

#include "core/domain/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace dongbo::present {

/// A moment as people type it: "16/06/2021 08:14", "16/6/21 8h14", "16/06/2021" (its first minute),
/// "8:14" or "8h" (of `today`). Nothing for days and times that do not exist, and anything else.
[[nodiscard]] std::optional<Instant> parseMoment(std::string_view text, Date today);

} // namespace dongbo::present
