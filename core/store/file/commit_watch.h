#pragma once

#include "core/domain/id.h"
#include "core/store/file/database.h"

#include <functional>

namespace dongbo::store {

/// Calls `watch` after each commit of this connection that appended operations, with the change-set
/// of the last of them: from then on it is on disk, whatever fails afterwards. `watch` must not
/// throw.
void watchCommits(Database& database, std::function<void(const ChangeSetId&)> watch);

} // namespace dongbo::store
