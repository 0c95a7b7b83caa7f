#pragma once

#include "core/register/faults/faults.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace dongbo {

/// What reporting several faults at once came to.
struct FaultsReported
{
    std::size_t count = 0;
    std::optional<ChangeSetId> changeSet; ///< absent: nothing was reported
};

/// Gives the next report; nothing when there are no more. Called inside the transaction, before the
/// first report is written: what it reads of the register holds for all of them.
using NextReport = std::function<std::optional<FaultDraft>()>;

/// reportFault for each of them, as one change-set that is taken back as one. A report with
/// problems is skipped; a device that left the books throws as there. What `next` throws leaves
/// nothing written.
[[nodiscard]] FaultsReported reportFaults(Register& reg, const NextReport& next);

} // namespace dongbo
