#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace dongbo::planning {

inline constexpr double unbounded = std::numeric_limits<double>::infinity();

/// A mixed integer program: the least cost·x with row bounds. Columns are added one by one.
struct IntegerProgram
{
    struct Entry
    {
        std::size_t row;
        double value;
    };
    struct Row
    {
        double least = -unbounded;
        double most = unbounded;
    };
    struct Column
    {
        double cost = 0;
        double least = 0;
        double most = 1;
        bool isInteger = true;
    };
    std::vector<Row> rows;
    std::vector<Column> columns;
    std::vector<std::vector<Entry>> entries; ///< by column; at most one per row

    std::size_t addRow(double least, double most)
    {
        rows.push_back({least, most});
        return rows.size() - 1;
    }
    std::size_t addColumn(const Column& column, std::vector<Entry> of)
    {
        columns.push_back(column);
        entries.push_back(std::move(of));
        return columns.size() - 1;
    }
};

struct SolverLimits
{
    double seconds = 60;    ///< CPU time; a limit that is reached may make two runs differ
    std::int64_t nodes = 0; ///< of the search tree; 0: no limit
    double relativeGap = 0; ///< stops when proven to be that close to the optimum
};

struct SolverAnswer
{
    enum class State : std::uint8_t
    {
        Optimal,    ///< proven within the relative gap asked for
        Stopped,    ///< a limit was reached; `x` is the best found, empty when none was
        Infeasible, ///< proven
        Failed
    };
    State state = State::Failed;
    std::vector<double> x; ///< integer columns are whole numbers
    double value = 0;
    double bound = -unbounded; ///< no solution costs less
};
/// By COIN-OR CBC (docs/decisions). Single-threaded and without output; deterministic unless the
/// time limit stops it. `start`: values of all columns of a known solution, or empty.
[[nodiscard]] SolverAnswer solve(const IntegerProgram& program, const SolverLimits& limits,
                                 std::span<const double> start = {});

} // namespace dongbo::planning
