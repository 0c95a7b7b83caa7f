#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dongbo::planning {

/// Rows to columns at the least cost, every row to one column of its own: answers the column of
/// each row. Rows ≤ columns, all rows equally long; costs of either sign, well below 2^60. Shortest
/// augmenting paths with potentials (Kuhn 1955, Jonker and Volgenant 1987): rows² × columns.
/// Equal choices fall to the earlier column.
[[nodiscard]] std::vector<std::size_t> assign(const std::vector<std::vector<std::int64_t>>& cost);

} // namespace dongbo::planning
