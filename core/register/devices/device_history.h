#pragma once

#include "core/journal/read/history.h"
#include "core/register/base/register.h"

#include <vector>

namespace dongbo {

/// The device's own history, oldest first, and between its entries the steps of its faults and
/// repairs by which it became broken or under repair, or ceased to be: entries whose fields are
/// `condition` and `use` as they held before and after. Steps that are undone now are left out.
/// Costs the histories of its faults and their repairs.
[[nodiscard]] std::vector<journal::HistoryEntry> deviceHistory(store::Database& database,
                                                               DeviceId device);

} // namespace dongbo
