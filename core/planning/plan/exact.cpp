#include "core/planning/plan/exact.h"

#include "core/planning/plan/model.h"

#include <algorithm>
#include <cmath>
#include <ctime>

namespace dongbo::planning {

namespace {

/// A count and what one of it weighs in the whole objective.
struct Stage
{
    PlanModel::Count count;
    std::int64_t weight; ///< 0: is not asked for; of money: decides among equals
};

/// In the order in which they are decided. Each by itself: the bound of a single count of whole
/// numbers is soon below the next one, that of a weighted sum of counts only after a long search.
std::vector<Stage> stagesOf(const PlanWeights& weights)
{
    return {{PlanModel::Floors, weights.floors},     {PlanModel::Weighted, weights.weighted},
            {PlanModel::Critical, weights.critical}, {PlanModel::Others, weights.others},
            {PlanModel::Uniform, weights.uniform},   {PlanModel::Money, 0}};
}

std::int64_t valueOf(const Stage& stage, const PlanCounts& counts)
{
    const std::int64_t values[] = {counts.floors, counts.weighted, counts.critical,
                                   counts.others, counts.uniform,  0};
    return values[stage.count];
}

/// More than any choice can reach.
PlanCounts everythingOf(const PlanProblem& problem)
{
    PlanCounts counts;
    counts.floors = static_cast<std::int64_t>(problem.sites.size());
    for (const auto& site : problem.sites) {
        counts.weighted += site.weight;
    }
    for (const auto& gap : problem.gaps) {
        ++(gap.isCritical ? counts.critical : counts.others);
        ++counts.uniform;
    }
    return counts;
}

/// CPU seconds of this process.
double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// The whole number that a solver's bound of a maximum allows.
std::int64_t wholeBound(double bound)
{
    constexpr double tolerance = 1e-6;
    return static_cast<std::int64_t>(std::floor(bound * (1 + 1e-12) + tolerance));
}

void finish(const PlanProblem& problem, PlanChoice& choice)
{
    std::sort(choice.chosen.begin(), choice.chosen.end());
    choice.counts = countsOf(problem, choice.chosen);
    choice.objective = choice.weights.valueOf(choice.counts);
    choice.bound = std::max(choice.bound, choice.objective);
}

/// Solves the stages one after the other, each bound by what the earlier ones reached.
class Stages
{
public:
    Stages(const PlanProblem& problem, const PlanRules& rules)
        : m_problem(problem)
        , m_rules(rules)
        , m_model(problem)
        , m_end(cpuSeconds() + rules.seconds)
    {
        m_choice.method = "exact";
        m_choice.weights = weightsOf(problem);
        m_model.startFrom(rules.start);
    }

    PlanChoice run()
    {
        const auto stages = stagesOf(m_choice.weights);
        for (std::size_t i = 0; i < stages.size(); ++i) {
            if (m_rules.onProgress) {
                m_rules.onProgress(static_cast<double>(i) / static_cast<double>(stages.size()));
            }
            const bool isAsked = stages[i].weight > 0 || stages[i].count == PlanModel::Money;
            if (isAsked && !decide(stages[i])) {
                break;
            }
        }
        finish(m_problem, m_choice);
        if (m_choice.state == PlanChoice::State::Optimal) {
            m_choice.bound = m_choice.objective;
        }
        return std::move(m_choice);
    }

private:
    /// False when there is nothing left to decide.
    bool decide(const Stage& stage)
    {
        const bool isFirst = !m_hasBegun;
        m_hasBegun = true;
        const auto sum = m_model.sumOf({{stage.count, 1}});
        m_model.maximise(sum);
        constexpr double leastSeconds = 0.1;
        const auto answer = m_model.solve({std::max(leastSeconds, m_end - cpuSeconds()), 0, 0});
        m_choice.isTimeUp = m_choice.isTimeUp || answer.state == SolverAnswer::State::Stopped;
        if (answer.state == SolverAnswer::State::Infeasible && isFirst) {
            m_choice.state = PlanChoice::State::Impossible;
            return false;
        }
        if (!answer.x.empty()) {
            m_choice.chosen = m_model.chosen(answer.x);
        } else if (isFirst && flawOf(m_problem, {})) {
            m_choice.state = PlanChoice::State::NotFound;
            return false;
        }
        const bool isProven = answer.state == SolverAnswer::State::Optimal;
        if (stage.count == PlanModel::Money) { // everything before it is proven
            m_choice.state = PlanChoice::State::Optimal;
            m_choice.isLeastMoney = isProven;
            return false;
        }
        const auto reached = valueOf(stage, countsOf(m_problem, m_choice.chosen));
        m_choice.state = PlanChoice::State::Near;
        if (!isProven) { // later counts cannot outweigh one of this stage
            const auto bound = answer.bound == -unbounded ? valueOf(stage, everythingOf(m_problem))
                                                          : wholeBound(-answer.bound);
            m_choice.bound = m_proven + stage.weight * std::max(bound, reached) + stage.weight - 1;
            return false;
        }
        m_proven += stage.weight * reached;
        m_model.keep(sum, static_cast<double>(reached) - 0.5);
        return true;
    }

    const PlanProblem& m_problem;
    const PlanRules& m_rules;
    PlanModel m_model;
    double m_end;
    bool m_hasBegun = false;
    std::int64_t m_proven = 0;
    PlanChoice m_choice;
};

} // namespace

PlanChoice chooseExactly(const PlanProblem& problem, const PlanRules& rules)
{
    return Stages(problem, rules).run();
}

PlanChoice chooseAtOnce(const PlanProblem& problem, const PlanWeights& weights,
                        const PlanRules& rules, std::int64_t nodes)
{
    PlanChoice choice;
    choice.method = "one program";
    choice.weights = weights;
    PlanModel model(problem);
    model.maximise(model.weightedSum(weights));
    const auto answer = model.solve({rules.seconds, nodes, rules.relativeGap});
    choice.isTimeUp = answer.state == SolverAnswer::State::Stopped;
    if (answer.state == SolverAnswer::State::Infeasible) {
        choice.state = PlanChoice::State::Impossible;
        return choice;
    }
    if (answer.x.empty() && flawOf(problem, {})) {
        choice.state = PlanChoice::State::NotFound;
        return choice;
    }
    choice.chosen = answer.x.empty() ? std::vector<std::size_t>{} : model.chosen(answer.x);
    choice.bound = answer.bound == -unbounded ? weights.valueOf(everythingOf(problem))
                                              : wholeBound(-answer.bound);
    finish(problem, choice);
    if (rules.relativeGap > 0) { // CBC calls what lies within the gap asked for optimal
        const auto within = rules.relativeGap * std::abs(static_cast<double>(choice.objective));
        choice.bound =
            std::max(choice.bound, choice.objective + static_cast<std::int64_t>(within) + 1);
    }
    choice.state =
        choice.bound == choice.objective ? PlanChoice::State::Optimal : PlanChoice::State::Near;
    choice.isLeastMoney = choice.state == PlanChoice::State::Optimal;
    return choice;
}

} // namespace dongbo::planning
