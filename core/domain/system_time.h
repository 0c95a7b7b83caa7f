#pragma once

#include "core/domain/time.h"

#include <string>

namespace dongbo {

/// The only function of the project that reads the system clock.
/// With DONGBO_CLOCK in the environment ("2024-02-29T22:30:00+07:00", see parseIsoInstant) time in
/// the process starts at that instant on the first call and runs on from there, so that tests,
/// journeys and screenshots do not depend on the hour. An unreadable value is ignored here; see
/// unreadableClock.
[[nodiscard]] Instant systemNow();

/// The value of DONGBO_CLOCK when it is unreadable; programs refuse to start with it.
[[nodiscard]] std::optional<std::string> unreadableClock();

} // namespace dongbo
