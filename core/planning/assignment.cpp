#include "core/planning/assignment.h"

#include <algorithm>
#include <limits>

namespace dongbo::planning {

std::vector<std::size_t> assign(const std::vector<std::vector<std::int64_t>>& cost)
{
    const std::size_t rows = cost.size();
    const std::size_t columns = rows == 0 ? 0 : cost[0].size();
    constexpr auto far = std::numeric_limits<std::int64_t>::max() / 4;
    std::vector<std::int64_t> u(rows + 1, 0);
    std::vector<std::int64_t> v(columns + 1, 0);
    std::vector<std::size_t> rowOf(columns + 1, 0); // 0: nobody; rows and columns from 1
    std::vector<std::size_t> way(columns + 1, 0);
    std::vector<std::int64_t> least(columns + 1);
    std::vector<char> used(columns + 1);
    for (std::size_t row = 1; row <= rows; ++row) {
        rowOf[0] = row;
        std::size_t column = 0;
        std::fill(least.begin(), least.end(), far);
        std::fill(used.begin(), used.end(), char{0});
        do {
            used[column] = 1;
            const std::size_t i = rowOf[column];
            std::int64_t delta = far;
            std::size_t next = 0;
            for (std::size_t j = 1; j <= columns; ++j) {
                if (used[j] != 0) {
                    continue;
                }
                const auto reduced = cost[i - 1][j - 1] - u[i] - v[j];
                if (reduced < least[j]) {
                    least[j] = reduced;
                    way[j] = column;
                }
                if (least[j] < delta) {
                    delta = least[j];
                    next = j;
                }
            }
            for (std::size_t j = 0; j <= columns; ++j) {
                if (used[j] != 0) {
                    u[rowOf[j]] += delta;
                    v[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            }
            column = next;
        } while (rowOf[column] != 0);
        do {
            const std::size_t before = way[column];
            rowOf[column] = rowOf[before];
            column = before;
        } while (column != 0);
    }
    std::vector<std::size_t> columnOf(rows, 0);
    for (std::size_t j = 1; j <= columns; ++j) {
        if (rowOf[j] != 0) {
            columnOf[rowOf[j] - 1] = j - 1;
        }
    }
    return columnOf;
}

} // namespace dongbo::planning
