#include "core/planning/plan/model.h"

#include <algorithm>

namespace dongbo::planning {

PlanModel::PlanModel(const PlanProblem& problem)
    : m_problem(problem)
    , m_useful(usefulOptions(problem))
{
    addRows();
    for (const auto at : m_useful) {
        addOption(problem.options[at]);
    }
    addSites();
}

double PlanModel::coefficient(std::size_t column, Count count) const
{
    if (column >= m_useful.size()) {
        const auto& site = m_siteColumns[column - m_useful.size()];
        const auto weight = static_cast<double>(m_problem.sites[site.site].weight);
        return count == Weighted && !site.isFloor ? weight
               : count == Floors && site.isFloor  ? 1
                                                  : 0;
    }
    const auto& option = m_problem.options[m_useful[column]];
    const bool isCritical = m_problem.gaps[option.gap].isCritical;
    switch (count) {
    case Critical:
        return isCritical ? 1 : 0;
    case Others:
        return isCritical ? 0 : 1;
    case Uniform:
        return option.isUniform ? 1 : 0;
    case Money:
        return -static_cast<double>(option.cost) / static_cast<double>(moneyScale);
    case Floors:
    case Weighted:
        break;
    }
    return 0;
}

std::vector<double> PlanModel::sumOf(const std::vector<Part>& parts) const
{
    std::vector<double> sum(m_program.columns.size(), 0);
    for (std::size_t column = 0; column < sum.size(); ++column) {
        for (const auto& part : parts) {
            sum[column] += static_cast<double>(part.weight) * coefficient(column, part.count);
        }
    }
    return sum;
}

void PlanModel::startFrom(const std::vector<std::size_t>& choice)
{
    if (choice.empty() || flawOf(m_problem, choice)) {
        return;
    }
    std::vector<std::int64_t> closed(m_problem.sites.size(), 0);
    std::vector<bool> isChosen(m_problem.options.size(), false);
    for (const auto option : choice) {
        const auto& gap = m_problem.gaps[m_problem.options[option].gap];
        closed[gap.site] += gap.isCritical ? 1 : 0;
        isChosen[option] = true;
    }
    m_start.clear();
    std::size_t found = 0;
    for (const auto option : m_useful) {
        found += isChosen[option] ? 1 : 0;
        m_start.push_back(isChosen[option] ? 1 : 0);
    }
    for (const auto& column : m_siteColumns) {
        const bool isWhole = closed[column.site] == m_critical[column.site];
        m_start.push_back((column.isFloor ? closed[column.site] > 0 : isWhole) ? 1 : 0);
    }
    if (found != choice.size()) { // an option was left out for a better one
        m_start.clear();
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

std::vector<std::size_t> PlanModel::chosen(const std::vector<double>& x) const
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < m_useful.size(); ++i) {
        if (x[i] > 0.5) {
            out.push_back(m_useful[i]);
        }
    }
    return out;
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
    const auto money = [](std::int64_t most) {
        return static_cast<double>(most) / static_cast<double>(moneyScale);
    };
    m_budgetRow = m_program.addRow(-unbounded, money(m_problem.budget));
    for (const auto most : m_problem.sources) {
        m_sourceRows.push_back(m_program.addRow(-unbounded, money(most)));
    }
    for (const auto most : m_problem.limits) {
        m_limitRows.push_back(m_program.addRow(-unbounded, static_cast<double>(most)));
    }
    for (const auto& gap : m_problem.gaps) {
        m_gapRows.push_back(m_program.addRow(gap.isPinned ? 1 : -unbounded, 1));
    }
    // y of a site ≤ the sum of the options of each of its critical gaps
    for (std::size_t i = 0; i < m_problem.gaps.size(); ++i) {
        const auto& gap = m_problem.gaps[i];
        m_readyRows.push_back(gap.isCritical ? m_program.addRow(-unbounded, 0) : nowhere);
    }
    m_floorRows.assign(m_problem.sites.size(), nowhere);
    m_critical.assign(m_problem.sites.size(), 0);
    for (const auto& gap : m_problem.gaps) {
        m_critical[gap.site] += gap.isCritical ? 1 : 0;
    }
    if (m_problem.hasFloor) {
        for (std::size_t s = 0; s < m_problem.sites.size(); ++s) {
            if (m_critical[s] > 0) {
                m_floorRows[s] = m_program.addRow(-unbounded, 0);
            }
        }
    }
}

void PlanModel::addOption(const PlanProblem::Option& option)
{
    std::vector<IntegerProgram::Entry> entries{{m_gapRows[option.gap], 1}};
    const double money = static_cast<double>(option.cost) / static_cast<double>(moneyScale);
    if (option.cost > 0) {
        entries.push_back({m_budgetRow, money});
        if (option.source != nowhere) {
            entries.push_back({m_sourceRows[option.source], money});
        }
    }
    for (const auto limit : option.limits) {
        if (limit != nowhere) {
            entries.push_back({m_limitRows[limit], 1});
        }
    }
    if (m_readyRows[option.gap] != nowhere) {
        entries.push_back({m_readyRows[option.gap], -1});
        const auto floorRow = m_floorRows[m_problem.gaps[option.gap].site];
        if (floorRow != nowhere) {
            entries.push_back({floorRow, -1});
        }
    }
    m_program.addColumn({}, std::move(entries));
}

void PlanModel::addSites()
{
    std::vector<std::vector<IntegerProgram::Entry>> ready(m_problem.sites.size());
    for (std::size_t i = 0; i < m_problem.gaps.size(); ++i) {
        if (m_readyRows[i] != nowhere) {
            ready[m_problem.gaps[i].site].push_back({m_readyRows[i], 1});
        }
    }
    const IntegerProgram::Column column{0, 0, 1, false};
    for (std::size_t s = 0; s < m_problem.sites.size(); ++s) {
        if (m_critical[s] == 0) {
            continue;
        }
        // f + (n − 1)·y ≤ all options of critical gaps: stronger than f alone
        if (m_floorRows[s] != nowhere) {
            m_siteColumns.push_back({s, true});
            m_program.addColumn(column, {{m_floorRows[s], 1}});
            if (m_critical[s] > 1) {
                ready[s].push_back({m_floorRows[s], static_cast<double>(m_critical[s] - 1)});
            }
        }
        m_siteColumns.push_back({s, false});
        m_program.addColumn(column, std::move(ready[s]));
    }
}

} // namespace dongbo::planning
