#include "core/planning/solver/linear_program.h"

#include <coin/Clp_C_Interface.h>

namespace dongbo::planning {

namespace {

struct Delete
{
    void operator()(Clp_Simplex* model) const { Clp_deleteModel(model); }
};

} // namespace

struct LinearProgram::Impl
{
    std::unique_ptr<Clp_Simplex, Delete> model{Clp_newModel()}; // a typedef of void
    bool isFirst = true;
};

LinearProgram::LinearProgram(const std::vector<IntegerProgram::Row>& rows)
    : m_impl(std::make_unique<Impl>())
{
    auto* model = m_impl->model.get();
    Clp_setLogLevel(model, 0);
    std::vector<double> least;
    std::vector<double> most;
    for (const auto& row : rows) {
        least.push_back(row.least);
        most.push_back(row.most);
    }
    const std::vector<CoinBigIndex> starts(rows.size() + 1, 0);
    const int none = 0;
    const double nothing = 0;
    Clp_addRows(model, static_cast<int>(rows.size()), least.data(), most.data(), starts.data(),
                &none, &nothing);
}

LinearProgram::LinearProgram(LinearProgram&&) noexcept = default;
LinearProgram& LinearProgram::operator=(LinearProgram&&) noexcept = default;
LinearProgram::~LinearProgram() = default;

std::size_t LinearProgram::add(const IntegerProgram::Column& column,
                               const std::vector<IntegerProgram::Entry>& entries)
{
    auto* model = m_impl->model.get();
    const auto index = static_cast<std::size_t>(Clp_numberColumns(model));
    std::vector<int> rows;
    std::vector<double> values;
    for (const auto& entry : entries) {
        rows.push_back(static_cast<int>(entry.row));
        values.push_back(entry.value);
    }
    const CoinBigIndex starts[] = {0, static_cast<CoinBigIndex>(entries.size())};
    Clp_addColumns(model, 1, &column.least, &column.most, &column.cost, starts, rows.data(),
                   values.data());
    return index;
}

void LinearProgram::setCosts(const std::vector<double>& costs)
{
    Clp_chgObjCoefficients(m_impl->model.get(), costs.data());
}

bool LinearProgram::solve()
{
    auto* model = m_impl->model.get();
    // the first time from nothing, then from the last basis, which new columns leave feasible
    static_cast<void>(m_impl->isFirst ? Clp_initialPrimalSolve(model) : Clp_primal(model, 0));
    m_impl->isFirst = false;
    return Clp_status(model) == 0;
}

double LinearProgram::value() const
{
    return Clp_objectiveValue(m_impl->model.get());
}

std::vector<double> LinearProgram::solution() const
{
    auto* model = m_impl->model.get();
    const double* x = Clp_getColSolution(model);
    return {x, x + Clp_numberColumns(model)};
}

std::vector<double> LinearProgram::prices() const
{
    auto* model = m_impl->model.get();
    const double* price = Clp_getRowPrice(model);
    return {price, price + Clp_numberRows(model)};
}

} // namespace dongbo::planning
