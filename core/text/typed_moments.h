#pragma once

#include "core/domain/time.h"

#include <optional>
#include <string_view>

namespace dongbo::text {

/// A moment as lists and programs write it, at UTC+7 unless it says otherwise.
struct MomentReading
{
    Instant at; ///< of a day alone its first minute
    bool hasTime = false;
};
/// "11/05/2021 08:30", "08:30 11/05/2021", "11/05/2021 8h30", "2021-05-11 08:30:15", ISO moments
/// with or without "Z" or an offset, a day alone. Seconds are dropped but in ISO moments. Nothing
/// for anything else.
[[nodiscard]] std::optional<MomentReading> readTypedMoment(std::string_view typed, Date today);

} // namespace dongbo::text
