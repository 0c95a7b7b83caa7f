#pragma once

#include "cli/context.h"
#include "cli/json/values.h"
#include "core/register/planning/plans.h"

namespace dongbo::cli {

/// A kept plan and one of its lines as docs/json.md fixes their shape.
[[nodiscard]] Json planRecordJson(Register& reg, const store::PlanRow& row);
[[nodiscard]] Json planLineJson(const Context& context, Register& reg,
                                const store::PlanLineRow& row);

} // namespace dongbo::cli
