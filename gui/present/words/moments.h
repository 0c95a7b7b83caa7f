#pragma once

#include "core/domain/time.h"
#include "core/text/typed_dates.h"

#include <optional>
#include <string>
#include <string_view>

namespace dongbo::present {

struct MomentReading
{
    text::TypedDate kind = text::TypedDate::Empty;
    std::optional<Instant> moment; ///< with Good
    bool isWhole = false;          ///< what is Impossible stays so whatever is typed on
};

/// What was typed where a moment is asked for, told as text::readTypedDate tells of days.
[[nodiscard]] MomentReading readMoment(std::string_view typed, Date today);
/// A moment as people type it: "16/06/2021 08:14", "16/6/21 8h14", "16/06/2021" (its first minute),
/// "8:14" or "8h" (of `today`). Nothing for days and times that do not exist, and anything else.
[[nodiscard]] std::optional<Instant> parseMoment(std::string_view text, Date today);

} // namespace dongbo::present
