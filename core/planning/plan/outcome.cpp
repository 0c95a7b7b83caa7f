#include "core/planning/plan/outcome.h"

#include "core/planning/plan/ways.h"

#include <algorithm>

namespace dongbo::planning {

namespace {

class Narrator
{
public:
    Narrator(const Situation& situation, const PlanRequest& request, const PlanTask& task,
             const PlanChoice& choice)
        : m_situation(situation)
        , m_request(request)
        , m_task(task)
        , m_choice(choice)
        , m_open(task.problem.sites.size(), 0)
        , m_optionOf(task.gaps.size(), nowhere)
    {
        m_waysOf.resize(task.gaps.size());
        for (std::size_t i = 0; i < task.problem.options.size(); ++i) {
            m_waysOf[task.problem.options[i].gap].push_back(i);
        }
        for (const auto option : choice.chosen) {
            m_optionOf[task.problem.options[option].gap] = option;
        }
        for (std::size_t i = 0; i < task.gaps.size(); ++i) {
            const auto& gap = task.problem.gaps[i];
            m_open[gap.site] += gap.isCritical && m_optionOf[i] == nowhere ? 1 : 0;
        }
        m_left = task.problem.budget - choice.counts.spent;
        m_limitLeft = task.problem.limits;
        m_sourceLeft = task.problem.sources;
        for (const auto option : choice.chosen) {
            const auto& chosen = task.problem.options[option];
            if (chosen.source != nowhere) {
                m_sourceLeft[chosen.source] -= chosen.cost;
            }
            for (const auto limit : chosen.limits) {
                if (limit != nowhere) {
                    --m_limitLeft[limit];
                }
            }
        }
    }

    PlanOutcome tell()
    {
        PlanOutcome out;
        std::vector<std::size_t> taken(m_task.pools.size(), 0);
        for (std::size_t i = 0; i < m_task.gaps.size(); ++i) {
            if (m_optionOf[i] == nowhere) {
                out.leftOut.push_back(leftOut(i));
            } else {
                out.actions.push_back(action(i, taken));
            }
        }
        out.spent = Money{m_choice.counts.spent};
        for (std::size_t i = 0; i < m_sourceLeft.size(); ++i) {
            out.spentBySource.push_back(Money{m_task.problem.sources[i] - m_sourceLeft[i]});
        }
        out.readyBefore = m_task.readyBefore;
        out.readyAfter = m_task.readyBefore + m_choice.counts.sites;
        return out;
    }

private:
    PlannedAction action(std::size_t at, std::vector<std::size_t>& taken) const
    {
        const auto& option = m_task.problem.options[m_optionOf[at]];
        const auto& offer = m_task.options[m_optionOf[at]];
        const auto& gap = m_task.gaps[at];
        const auto& site = m_situation.sites[gap.site];
        const auto& standard = m_situation.standards[site.standard];
        PlannedAction out;
        out.kind = option.action;
        out.gap = at;
        out.site = site.id;
        out.line = standard.lineIds[gap.line];
        out.type = standard.lines[gap.line].type;
        out.fault = offer.fault;
        out.model = offer.model;
        out.cost = Money{option.cost};
        out.basis = offer.basis;
        out.priceSource = offer.source;
        out.isPinned = m_task.problem.gaps[at].isPinned;
        out.isCritical = m_task.problem.gaps[at].isCritical;
        if (option.source != nowhere) {
            out.source = m_request.sources[option.source].name;
        }
        if (option.action == PlanAction::Repair) {
            out.device = gap.broken;
        }
        if (offer.pool != nowhere) {
            const auto& item = m_task.pools[offer.pool].items[taken[offer.pool]++];
            out.device = item.device;
            out.fromSite = m_situation.sites[item.site].id;
            out.type = m_task.pools[offer.pool].sample.type;
        }
        out.why = whyIn(at);
        out.how = messageOf(offer.basis);
        return out;
    }

    Message whyIn(std::size_t at) const
    {
        const auto& gap = m_task.problem.gaps[at];
        if (gap.isPinned) {
            return {"plan.why.pinned", {}};
        }
        if (!gap.isCritical) {
            return {"plan.why.other", {}};
        }
        return m_open[gap.site] == 0
                   ? Message{"plan.why.ready", {}}
                   : Message{"plan.why.critical", {{"left", std::to_string(m_open[gap.site])}}};
    }

    LeftOut leftOut(std::size_t at) const
    {
        const auto& gap = m_task.gaps[at];
        const auto& site = m_situation.sites[gap.site];
        const auto& standard = m_situation.standards[site.standard];
        LeftOut out;
        out.gap = at;
        out.site = site.id;
        out.line = standard.lineIds[gap.line];
        out.type = standard.lines[gap.line].type;
        out.state = gap.state;
        out.isCritical = m_task.problem.gaps[at].isCritical;
        out.cost = cheapest(at);
        out.why = whyOut(at, out.cost);
        return out;
    }

    /// Whether something is left of what the option takes besides money.
    bool isAvailable(std::size_t way) const
    {
        const auto& limits = m_task.problem.options[way].limits;
        return std::all_of(limits.begin(), limits.end(), [&](std::size_t limit) {
            return limit == nowhere || m_limitLeft[limit] > 0;
        });
    }

    /// Of the ways that are left, else of all.
    std::optional<Money> cheapest(std::size_t at) const
    {
        std::optional<Money> least;
        std::optional<Money> leastOfAll;
        for (const auto way : m_waysOf[at]) {
            const Money cost{m_task.problem.options[way].cost};
            leastOfAll = std::min(cost, leastOfAll.value_or(cost));
            if (isAvailable(way)) {
                least = std::min(cost, least.value_or(cost));
            }
        }
        return least ? least : leastOfAll;
    }

    Message whyOut(std::size_t at, std::optional<Money> cost) const
    {
        if (!cost) {
            return messageOf(m_task.gaps[at].noWay);
        }
        const auto& ways = m_waysOf[at];
        if (std::none_of(ways.begin(), ways.end(), [&](auto way) { return isAvailable(way); })) {
            return {"plan.out.taken", {}};
        }
        std::vector<Argument> args{{"cost", "@money:" + std::to_string(cost->dong)},
                                   {"left", "@money:" + std::to_string(m_left)}};
        return {cost->dong > m_left ? "plan.out.budget" : "plan.out.source", std::move(args)};
    }

    const Situation& m_situation;
    const PlanRequest& m_request;
    const PlanTask& m_task;
    const PlanChoice& m_choice;
    std::vector<std::int64_t> m_open;    ///< critical gaps that stay, by the problem's site
    std::vector<std::size_t> m_optionOf; ///< by gap
    std::vector<std::vector<std::size_t>> m_waysOf; ///< options, by gap
    std::int64_t m_left = 0;
    std::vector<std::int64_t> m_sourceLeft;
    std::vector<std::int64_t> m_limitLeft;
};

} // namespace

PlanOutcome outcomeOf(const Situation& situation, const PlanRequest& request, const PlanTask& task,
                      const PlanChoice& choice)
{
    return Narrator(situation, request, task, choice).tell();
}

std::vector<CurvePoint> curveOf(const PlanTask& task, const std::vector<Money>& budgets,
                                const PlanRules& rules,
                                const std::function<void(std::size_t, std::size_t)>& onProgress)
{
    std::vector<CurvePoint> points;
    auto problem = task.problem;
    auto from = rules;
    for (const auto& budget : budgets) {
        if (onProgress) {
            onProgress(points.size(), budgets.size());
        }
        problem.budget = budget.dong;
        const auto choice = choose(problem, from);
        from.start = choice.chosen; // the next budget allows it too
        points.push_back({budget, choice.counts, task.readyBefore + choice.counts.sites,
                          choice.state == PlanChoice::State::Optimal, choice.chosen});
    }
    return points;
}

Money costOfEverything(const PlanTask& task, const PlanRules& rules)
{
    auto problem = task.problem;
    problem.budget = 0;
    for (const auto& option : problem.options) {
        problem.budget += option.cost;
    }
    return Money{choose(problem, rules).counts.spent};
}

} // namespace dongbo::planning
