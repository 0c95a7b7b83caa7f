#pragma once

#include <string>

namespace dongbo::bench {

/// The least a past register can cost: its rows inserted into the same tables and search indexes in
/// memory, one transaction, prepared statements. `path` holds the rows. Gives CPU seconds, those of
/// reading the rows taken off.
[[nodiscard]] double barePast(const std::string& path);

} // namespace dongbo::bench
