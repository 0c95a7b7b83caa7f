#pragma once

#include "core/store/database.h"

#include <functional>

namespace dongbo::store {

/// Calls `watch` after each commit of this connection that appended operations: from then on the
/// change is on disk, whatever fails afterwards. `watch` must not throw.
void watchCommits(Database& database, std::function<void()> watch);

} // namespace dongbo::store
