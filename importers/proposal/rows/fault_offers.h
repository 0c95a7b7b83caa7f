#pragma once

#include "core/register/base/register.h"
#include "core/register/faults/fault_batches.h"
#include "core/store/file/database.h"
#include "importers/proposal/model/proposal.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace dongbo::importers {

/// Offers what the row's notes tell of something broken, as faults of `device`, the one of the row
/// at `index`: a note speaks of the first, or of as many as it counts. Not what isReported.
void offerFaults(store::Database& database, const RowDraft& draft, const PlannedDevice& device,
                 std::int64_t index, std::vector<NotedFault>& out);

/// Offers a device that will be broken, and of which no fault is open or already offered, as a
/// fault that blocks meetings.
void offerBroken(store::Database& database, const RowDraft& draft, const PlannedDevice& device,
                 const std::vector<NotedFault>& noted, std::vector<NotedFault>& out);

/// Reports the broken devices of written lists as faults, as one change-set; devices that have an
/// open fault by now, or are gone, are skipped. `progress` gets how many were looked at; what
/// it throws leaves nothing written.
[[nodiscard]] FaultsReported
reportBroken(Register& reg, const std::vector<Proposal>& proposals,
             const std::function<void(std::uint64_t done, std::uint64_t all)>& progress = {});
/// How many reportBroken would report now.
[[nodiscard]] std::uint64_t stillBroken(store::Database& database,
                                        const std::vector<Proposal>& proposals);

/// Whether an open fault of the device has the same trouble: the same symptom group, or the same
/// words where the symptom is of no group.
[[nodiscard]] bool isReported(store::Database& database, const NotedFault& offer);

} // namespace dongbo::importers
