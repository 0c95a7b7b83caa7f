#pragma once

#include "core/store/file/database.h"

#include <string>

namespace dongbo::journal {

/// What a register says, in 64 hex digits (BLAKE2b-256): equal for two copies that hold the same
/// operations, whatever the order in which they came. Over every record that has something to show,
/// by kind number and record id: its state and its values by field number, as the archive writes
/// them. Left out: what is local (arrival numbers, search and sort columns), stubs, withdrawn
/// records without a value, and the kind ChangeSet, so that undoing and redoing everything gives
/// the first digest back.
[[nodiscard]] std::string digest(store::Database& database);

} // namespace dongbo::journal
