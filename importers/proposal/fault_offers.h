#pragma once

#include "core/store/database.h"
#include "importers/proposal/proposal.h"

#include <vector>

namespace dongbo::importers {

/// Offers what the row's notes tell of something broken, as faults of `device`, the first of the
/// row's; but not what isReported.
void offerFaults(store::Database& database, const RowDraft& draft, const PlannedDevice& device,
                 std::vector<NotedFault>& out);

/// Whether an open fault of the device has the same trouble: the same symptom group, or the same
/// words where the symptom is of no group.
[[nodiscard]] bool isReported(store::Database& database, const NotedFault& offer);

} // namespace dongbo::importers
