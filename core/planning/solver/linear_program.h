#pragma once

#include "core/planning/solver/integer_program.h"

#include <memory>
#include <vector>

namespace dongbo::planning {

/// A linear program that grows by columns and is solved again from where it was, by COIN-OR CLP:
/// the least cost·x with row bounds; integer marks are ignored.
class LinearProgram
{
public:
    explicit LinearProgram(const std::vector<IntegerProgram::Row>& rows);
    LinearProgram(LinearProgram&&) noexcept;
    LinearProgram& operator=(LinearProgram&&) noexcept;
    ~LinearProgram();

    /// The index of the new column.
    std::size_t add(const IntegerProgram::Column& column,
                    const std::vector<IntegerProgram::Entry>& entries);
    /// New costs of all columns.
    void setCosts(const std::vector<double>& costs);
    /// False when there is no solution or no finite one.
    [[nodiscard]] bool solve();
    [[nodiscard]] double value() const;
    /// The columns' values.
    [[nodiscard]] std::vector<double> solution() const;
    /// The rows' dual values: by how much the least cost changes per unit of a row's bound.
    [[nodiscard]] std::vector<double> prices() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace dongbo::planning
