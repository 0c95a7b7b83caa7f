#pragma once

#include "core/store/file/database.h"

namespace dongbo::store {

/// From now on this connection waits at most so long for another process's write before it throws
/// {Locked}. For a window, whose person is better told soon than left before a still picture.
void waitAtMost(Database& database, int milliseconds);

} // namespace dongbo::store
