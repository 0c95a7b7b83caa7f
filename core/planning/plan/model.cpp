#include "core/planning/plan/model.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dongbo::planning {

PlanModel::PlanModel(const PlanProblem& problem)
    : m_problem(problem)
    , m_classes(problem)
{
    chooseUnit();
    addRows();
    for (std::size_t i = 0; i < m_classes.gapClasses.size(); ++i) {
        for (std::size_t way = 0; way < m_classes.gapClasses[i].ways.size(); ++way) {
            addWay(i, way);
        }
    }
    for (std::size_t i = 0; i < m_classes.siteClasses.size(); ++i) {
        addSites(i);
    }
    for (std::size_t i = 0; i < m_classes.bills.size(); ++i) {
        addBill(i);
    }
}

void PlanModel::chooseUnit()
{
    constexpr std::int64_t leastUnit = 1'000;
    constexpr std::int64_t usualUnit = 100'000;
    std::int64_t common = 0;
    for (const auto& gapClass : m_classes.gapClasses) {
        for (const auto& way : gapClass.ways) {
            common = std::gcd(common, way.cost);
        }
    }
    m_isWholeUnit = common == 0 || common >= leastUnit;
    m_unit = common == 0 ? 1 : m_isWholeUnit ? common : usualUnit;
}

double PlanModel::money(std::int64_t amount, bool isLimit) const
{
    return isLimit && m_isWholeUnit
               ? static_cast<double>(amount >= 0 ? amount / m_unit : std::int64_t{-1})
               : static_cast<double>(amount) / static_cast<double>(m_unit);
}

double PlanModel::coefficient(const Meaning& column, Count count) const
{
    if (column.kind == Meaning::Kind::Pay) {
        return 0;
    }
    if (column.kind == Meaning::Kind::Floor) {
        return count == Floors ? 1 : 0;
    }
    if (column.kind == Meaning::Kind::Ready) {
        return count == Weighted ? static_cast<double>(m_classes.siteClasses[column.one].weight)
               : count == Floors && m_problem.hasFloor ? 1
                                                       : 0;
    }
    const auto& gapClass = m_classes.gapClasses[column.one];
    const auto& way = gapClass.ways[column.other];
    switch (count) {
    case Critical:
        return gapClass.isCritical ? 1 : 0;
    case Others:
        return gapClass.isCritical ? 0 : 1;
    case Uniform:
        return way.isUniform ? 1 : 0;
    case Money:
        return -money(way.cost, false);
    case Floors:
    case Weighted:
        break;
    }
    return 0;
}

std::vector<double> PlanModel::sumOf(const std::vector<Part>& parts) const
{
    std::vector<double> sum(m_columns.size(), 0);
    for (std::size_t column = 0; column < sum.size(); ++column) {
        for (const auto& part : parts) {
            sum[column] += part.weight * coefficient(m_columns[column], part.count);
        }
    }
    return sum;
}

std::vector<double> PlanModel::weightedSum(const PlanWeights& weights) const
{
    std::vector<Part> parts{{Floors, static_cast<double>(weights.floors)},
                            {Weighted, static_cast<double>(weights.weighted)},
                            {Critical, static_cast<double>(weights.critical)},
                            {Others, static_cast<double>(weights.others)},
                            {Uniform, static_cast<double>(weights.uniform)}};
    if (weights.moneyUnit > 0) {
        parts.push_back(
            {Money, static_cast<double>(m_unit) / static_cast<double>(weights.moneyUnit)});
    }
    return sumOf(parts);
}

void PlanModel::startFrom(const std::vector<std::size_t>& choice)
{
    if (choice.empty() || flawOf(m_problem, choice)) {
        return;
    }
    const auto counts = m_classes.countsOf(choice);
    m_start.clear();
    if (!counts) {
        return;
    }
    for (const auto& column : m_columns) {
        const auto& of = column.kind == Meaning::Kind::Close   ? counts->closed[column.one]
                         : column.kind == Meaning::Kind::Pay   ? counts->paid[column.one]
                         : column.kind == Meaning::Kind::Floor ? counts->floors[column.one]
                                                               : counts->ready;
        m_start.push_back(static_cast<double>(
            of[column.kind == Meaning::Kind::Ready ? column.one : column.other]));
    }
}

void PlanModel::maximise(const std::vector<double>& sum)
{
    for (std::size_t column = 0; column < sum.size(); ++column) {
        m_program.columns[column].cost = -sum[column];
    }
}

void PlanModel::keep(const std::vector<double>& sum, double least)
{
    const auto row = m_program.addRow(least, unbounded);
    for (std::size_t i = 0; i < sum.size(); ++i) {
        if (sum[i] != 0) {
            m_program.entries[i].push_back({row, sum[i]});
        }
    }
}

PlanClasses::Counts PlanModel::countsAt(const std::vector<double>& x) const
{
    auto counts = m_classes.zero();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto& column = m_columns[i];
        const auto value = static_cast<std::int64_t>(std::llround(x[i]));
        if (column.kind == Meaning::Kind::Close) {
            counts.closed[column.one][column.other] = value;
        } else if (column.kind == Meaning::Kind::Pay) {
            counts.paid[column.one][column.other] = value;
        } else if (column.kind == Meaning::Kind::Ready) {
            counts.ready[column.one] = value;
        } else {
            counts.floors[column.one][column.other] = value;
        }
    }
    return counts;
}

std::vector<std::size_t> PlanModel::chosen(const std::vector<double>& x) const
{
    return m_classes.choiceOf(countsAt(x));
}

SolverAnswer PlanModel::solve(const SolverLimits& limits)
{
    constexpr int mostTries = 4;
    SolverAnswer answer;
    double bound = -unbounded; // of the limits as they were asked for
    for (int attempt = 0; attempt < mostTries; ++attempt) {
        answer = planning::solve(m_program, limits, m_start);
        bound = attempt == 0 ? answer.bound : bound;
        answer.bound = bound;
        if (answer.x.empty() || !flawOf(m_problem, chosen(answer.x))) {
            break;
        }
        answer.x.clear();
        answer.state = SolverAnswer::State::Stopped;
        drawIn();
    }
    if (!answer.x.empty()) {
        m_start = answer.x;
    }
    return answer;
}

std::vector<IntegerProgram::Row> PlanModel::rowsWithoutMoney() const
{
    auto rows = m_program.rows;
    rows[m_budgetRow] = {};
    for (const auto row : m_sourceRows) {
        rows[row] = {};
    }
    return rows;
}

std::vector<std::vector<double>> PlanModel::moneyTaken(double unit) const
{
    std::vector<std::vector<double>> takes(1 + m_sourceRows.size(),
                                           std::vector<double>(m_columns.size(), 0));
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto& column = m_columns[i];
        if (column.kind == Meaning::Kind::Close) {
            const auto cost = m_classes.gapClasses[column.one].ways[column.other].cost;
            takes[0][i] = static_cast<double>(cost) / unit;
        } else if (column.kind == Meaning::Kind::Pay) {
            const auto& bill = m_classes.bills[column.one];
            takes[1 + bill.sources[column.other]][i] = static_cast<double>(bill.cost) / unit;
        }
    }
    return takes;
}

void PlanModel::addLimitPrices(const std::vector<double>& duals, std::vector<double>& byLimit) const
{
    for (std::size_t i = 0; i < byLimit.size(); ++i) {
        const auto merged = m_classes.limitOf(i);
        if (merged != nowhere) {
            byLimit[i] += std::max(0.0, -duals[m_limitRows[merged]]);
        }
    }
}

std::vector<double> PlanModel::solvePriced(const std::vector<double>& costs,
                                           const SolverLimits& limits) const
{
    auto program = m_program;
    program.rows = rowsWithoutMoney();
    for (std::size_t i = 0; i < costs.size(); ++i) {
        program.columns[i].cost = costs[i];
    }
    return planning::solve(program, limits).x;
}

void PlanModel::drawIn()
{
    constexpr double little = 1e-5;
    m_program.rows[m_budgetRow].most -= little * (1 + m_program.rows[m_budgetRow].most);
    for (const auto row : m_sourceRows) {
        m_program.rows[row].most -= little * (1 + m_program.rows[row].most);
    }
}

void PlanModel::addRows()
{
    m_budgetRow = m_program.addRow(-unbounded, money(m_problem.budget, true));
    for (const auto most : m_problem.sources) {
        m_sourceRows.push_back(m_program.addRow(-unbounded, money(most, true)));
    }
    for (const auto most : m_classes.limits) {
        m_limitRows.push_back(m_program.addRow(-unbounded, static_cast<double>(most)));
    }
    for (const auto& gapClass : m_classes.gapClasses) {
        const auto all = static_cast<double>(gapClass.gaps.size());
        m_gapRows.push_back(m_program.addRow(gapClass.isPinned ? all : -unbounded, all));
        m_neededRows.push_back(gapClass.isCritical ? m_program.addRow(-unbounded, 0) : nowhere);
    }
    for (const auto& siteClass : m_classes.siteClasses) {
        m_siteRows.push_back(
            m_program.addRow(-unbounded, static_cast<double>(siteClass.sites.size())));
    }
    for (std::size_t i = 0; i < m_classes.bills.size(); ++i) {
        m_billRows.push_back(m_program.addRow(0, 0));
    }
}

void PlanModel::addBill(std::size_t at)
{
    const auto& bill = m_classes.bills[at];
    for (std::size_t i = 0; i < bill.sources.size(); ++i) {
        const auto most = m_problem.sources[bill.sources[i]] / bill.cost;
        m_program.addColumn(
            {0, 0, static_cast<double>(most), true},
            {{m_billRows[at], -1}, {m_sourceRows[bill.sources[i]], money(bill.cost, false)}});
        m_columns.push_back({Meaning::Kind::Pay, at, i});
    }
}

void PlanModel::addWay(std::size_t gapClass, std::size_t at)
{
    const auto& way = m_classes.gapClasses[gapClass].ways[at];
    std::vector<IntegerProgram::Entry> entries{{m_gapRows[gapClass], 1}};
    if (way.cost > 0) {
        entries.push_back({m_budgetRow, money(way.cost, false)});
    }
    if (way.bill != nowhere) {
        entries.push_back({m_billRows[way.bill], 1});
    }
    for (const auto limit : way.limits) {
        if (limit != nowhere) {
            entries.push_back({m_limitRows[limit], 1});
        }
    }
    if (m_neededRows[gapClass] != nowhere) {
        entries.push_back({m_neededRows[gapClass], -1});
    }
    const auto most = static_cast<double>(m_classes.gapClasses[gapClass].gaps.size());
    m_program.addColumn({0, 0, most, true}, std::move(entries));
    m_columns.push_back({Meaning::Kind::Close, gapClass, at});
}

void PlanModel::addSites(std::size_t at)
{
    const auto& siteClass = m_classes.siteClasses[at];
    const IntegerProgram::Column column{0, 0, static_cast<double>(siteClass.sites.size()), true};
    std::vector<IntegerProgram::Entry> entries{{m_siteRows[at], 1}};
    for (const auto& [gapClass, count] : siteClass.needs) {
        entries.push_back({m_neededRows[gapClass], static_cast<double>(count)});
    }
    m_program.addColumn(column, std::move(entries));
    m_columns.push_back({Meaning::Kind::Ready, at, 0});
    for (std::size_t need = 0; m_problem.hasFloor && need < siteClass.needs.size(); ++need) {
        m_program.addColumn(column,
                            {{m_siteRows[at], 1}, {m_neededRows[siteClass.needs[need].first], 1}});
        m_columns.push_back({Meaning::Kind::Floor, at, need});
    }
}

} // namespace dongbo::planning
