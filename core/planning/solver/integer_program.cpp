#include "core/planning/solver/integer_program.h"

#include "core/planning/solver/linear_program.h"

#include <algorithm>
#include <cmath>
#include <coin/Cbc_C_Interface.h>
#include <memory>
#include <string>

namespace dongbo::planning {

namespace {

struct Delete
{
    void operator()(Cbc_Model* model) const { Cbc_deleteModel(model); }
};
// the C interface names its model by a typedef of void
using Model = std::unique_ptr<Cbc_Model, Delete>;

/// The columns one after the other, as the solver takes them.
struct Packed
{
    explicit Packed(const IntegerProgram& program)
    {
        start.push_back(0);
        for (const auto& column : program.entries) {
            for (const auto& entry : column) {
                row.push_back(static_cast<int>(entry.row));
                value.push_back(entry.value);
            }
            start.push_back(static_cast<CoinBigIndex>(row.size()));
        }
        for (const auto& column : program.columns) {
            least.push_back(column.least);
            most.push_back(column.most);
            cost.push_back(column.cost);
        }
        for (const auto& bounds : program.rows) {
            rowLeast.push_back(bounds.least);
            rowMost.push_back(bounds.most);
        }
    }

    std::vector<CoinBigIndex> start;
    std::vector<int> row;
    std::vector<double> value;
    std::vector<double> least;
    std::vector<double> most;
    std::vector<double> cost;
    std::vector<double> rowLeast;
    std::vector<double> rowMost;
};

void setLimits(Cbc_Model* model, const SolverLimits& limits)
{
    const auto set = [model](const char* name, const std::string& value) {
        Cbc_setParameter(model, name, value.c_str());
    };
    set("logLevel", "0");
    set("slogLevel", "0");
    set("timeMode", "cpu");
    set("sec", std::to_string(limits.seconds));
    set("ratioGap", std::to_string(limits.relativeGap));
    // heuristics that search small trees of their own hand CLP 1.17 programs on which one of its
    // assertions ends the process
    for (const char* heuristic : {"feasibilityPump", "Rins", "combineSolutions"}) {
        set(heuristic, "off");
    }
    if (limits.nodes > 0) {
        set("maxNodes", std::to_string(limits.nodes));
    }
}

void setStart(Cbc_Model* model, std::span<const double> start)
{
    std::vector<int> columns(start.size());
    for (std::size_t i = 0; i < start.size(); ++i) {
        columns[i] = static_cast<int>(i);
    }
    Cbc_setMIPStartI(model, static_cast<int>(start.size()), columns.data(), start.data());
}

/// Nothing to branch on: CBC would report to standard output.
SolverAnswer solveLinear(const IntegerProgram& program)
{
    LinearProgram linear(program.rows);
    for (std::size_t i = 0; i < program.columns.size(); ++i) {
        linear.add(program.columns[i], program.entries[i]);
    }
    SolverAnswer answer;
    answer.state = SolverAnswer::State::Infeasible;
    if (linear.solve()) {
        answer.state = SolverAnswer::State::Optimal;
        answer.x = linear.solution();
        answer.value = linear.value();
        answer.bound = answer.value;
    }
    return answer;
}

} // namespace

SolverAnswer solve(const IntegerProgram& program, const SolverLimits& limits,
                   std::span<const double> start)
{
    SolverAnswer answer;
    if (program.columns.empty()) {
        const bool isOpen = std::all_of(program.rows.begin(), program.rows.end(),
                                        [](auto& row) { return row.least <= 0 && row.most >= 0; });
        answer.state = isOpen ? SolverAnswer::State::Optimal : SolverAnswer::State::Infeasible;
        answer.bound = 0;
        return answer;
    }
    const bool isLinear = std::none_of(program.columns.begin(), program.columns.end(),
                                       [](const auto& column) { return column.isInteger; });
    if (isLinear) {
        return solveLinear(program);
    }
    const Packed packed(program);
    const Model model(Cbc_newModel());
    // always minimised: maximising from a start gives wrong optima in CBC 2.10.8
    Cbc_loadProblem(model.get(), static_cast<int>(program.columns.size()),
                    static_cast<int>(program.rows.size()), packed.start.data(), packed.row.data(),
                    packed.value.data(), packed.least.data(), packed.most.data(),
                    packed.cost.data(), packed.rowLeast.data(), packed.rowMost.data());
    for (std::size_t i = 0; i < program.columns.size(); ++i) {
        if (program.columns[i].isInteger) {
            Cbc_setInteger(model.get(), static_cast<int>(i));
        }
    }
    setLimits(model.get(), limits);
    if (start.size() == program.columns.size()) {
        setStart(model.get(), start);
    }
    Cbc_solve(model.get());
    if (Cbc_isProvenInfeasible(model.get()) != 0) {
        answer.state = SolverAnswer::State::Infeasible;
        return answer;
    }
    if (Cbc_isAbandoned(model.get()) != 0) {
        return answer;
    }
    answer.state = Cbc_isProvenOptimal(model.get()) != 0 ? SolverAnswer::State::Optimal
                                                         : SolverAnswer::State::Stopped;
    answer.bound = Cbc_getBestPossibleObjValue(model.get());
    constexpr double nothingFound = 1e49;
    const double* best = Cbc_bestSolution(model.get());
    if (best == nullptr && answer.state == SolverAnswer::State::Optimal) {
        best = Cbc_getColSolution(model.get());
    }
    if (best == nullptr || Cbc_getObjValue(model.get()) > nothingFound) {
        answer.state = SolverAnswer::State::Stopped;
        return answer;
    }
    answer.x.assign(best, best + program.columns.size());
    for (std::size_t i = 0; i < answer.x.size(); ++i) {
        if (program.columns[i].isInteger) {
            answer.x[i] = std::round(answer.x[i]);
        }
        answer.value += answer.x[i] * program.columns[i].cost;
    }
    return answer;
}

} // namespace dongbo::planning
