#pragma once

#include "core/register/base/inside.h"
#include "core/register/faults/faults.h"

// Inside core/register only.

namespace dongbo::repair_steps {

/// startRepair of faults.h, for a use case that writes more in the same change-set.
[[nodiscard]] Checked<Written<RepairId>> startRepair(Register& reg, const RepairStartDraft& draft,
                                                     const AlsoWrite<RepairId>& also);

} // namespace dongbo::repair_steps
