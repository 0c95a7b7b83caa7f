#pragma once

#include <string>

namespace dongbo::bench {

/// Lower bound of the cost of a past register: its rows inserted into the same tables and search
/// indexes in memory, one transaction, prepared statements. `path` holds the rows. Returns CPU
/// seconds without those of reading the rows.
[[nodiscard]] double barePast(const std::string& path);

} // namespace dongbo::bench
