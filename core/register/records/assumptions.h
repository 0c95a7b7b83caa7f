#pragma once

#include "core/planning/readiness/assumptions.h"
#include "core/register/base/register.h"

namespace dongbo {

/// The figures the register goes by on its day: shipped, or set by the office (readiness-setting).
[[nodiscard]] planning::Assumptions assumptionsOf(Register& reg);

} // namespace dongbo
