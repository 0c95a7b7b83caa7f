#pragma once

#include "core/store/file/database.h"

#include <cstdint>

namespace dongbo::store {

/// Marks a register's file: the letters "DONG".
inline constexpr std::int64_t applicationId = 0x444F4E47;

/// The schema this program writes: the highest number among data/schema/NNNN_*.sql.
[[nodiscard]] int newestSchema();

/// Runs the schema files after `from` up to `to`, each in a transaction of its own. Throws Error.
void migrate(Database::Impl& impl, int from, int to);
void migrate(Database::Impl& impl, int from);

/// Registers before it have no sums in their pages (page_checks.h).
inline constexpr int firstSchemaWithPageSums = 5;

} // namespace dongbo::store
