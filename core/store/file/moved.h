#pragma once

#include "core/store/file/database.h"

namespace dongbo::store {

/// Whether the file that is open no longer stands at its path: it was deleted, renamed or another
/// file took its place. What is written then goes into a file without that name. Costs one question
/// to the system; false for a register in memory or read through a private copy.
[[nodiscard]] bool isMoved(const Database& database);

} // namespace dongbo::store
