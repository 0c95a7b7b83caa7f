#pragma once

#include "core/store/database.h"

#include <cstdint>

namespace dongbo::store {

/// Marks a register's file: the letters "DONG".
inline constexpr std::int64_t applicationId = 0x444F4E47;

/// The schema this program writes: the highest number among data/schema/NNNN_*.sql.
[[nodiscard]] int newestSchema();

/// Runs the schema files after `from`, each in a transaction of its own. Throws Error.
void migrate(Database::Impl& impl, int from);

/// Copies the register to "<name>.v<from>-<date>.bak" beside it and checks the copy; throws rather
/// than let an upgrade begin without it.
void backupBeforeUpgrade(Database::Impl& impl, int from);

} // namespace dongbo::store
