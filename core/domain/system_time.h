#pragma once

#include "core/domain/time.h"

#include <string>

namespace dongbo {

/// The one place of the project that asks what time it is. Normally the machine's clock. With
/// DONGBO_CLOCK in the environment ("2024-02-29T22:30:00+07:00", as parseIsoInstant) the process
/// starts at that moment, at its first question, and time goes on from there: tests, journeys and
/// pictures then show the same at any hour. A value that cannot be read counts as absent here; see
/// unreadableClock.
[[nodiscard]] Instant systemNow();

/// What DONGBO_CLOCK holds when it cannot be read; programs refuse to start with it.
[[nodiscard]] std::optional<std::string> unreadableClock();

} // namespace dongbo
