#include "core/planning/plan/classes.h"

#include <algorithm>
#include <tuple>

namespace dongbo::planning {

PlanClasses::PlanClasses(const PlanProblem& problem)
    : m_problem(problem)
{
    const auto useful = usefulOptions(problem);
    mergeLimits(useful);
    classifyGaps(useful);
    classifySites();
}

/// Limits that serve the same gaps in the same way become one, as large as they are together.
void PlanClasses::mergeLimits(const std::vector<std::size_t>& useful)
{
    using Use = std::tuple<std::size_t, std::int64_t, std::size_t, bool>;
    const auto binding = bindingLimits(m_problem);
    std::vector<std::vector<Use>> uses(m_problem.limits.size());
    std::vector<bool> isShared(m_problem.limits.size(), false);
    for (const auto at : useful) {
        const auto& option = m_problem.options[at];
        const auto counts = [&](std::size_t limit) { return limit != nowhere && binding[limit]; };
        const bool hasTwo = counts(option.limits[0]) && counts(option.limits[1]);
        for (const auto limit : option.limits) {
            if (counts(limit)) {
                uses[limit].emplace_back(option.gap, option.cost, option.source, option.isUniform);
                isShared[limit] = isShared[limit] || hasTwo;
            }
        }
    }
    m_limitOf.assign(m_problem.limits.size(), nowhere);
    std::map<std::vector<Use>, std::size_t> known;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        if (uses[i].empty()) {
            continue;
        }
        std::sort(uses[i].begin(), uses[i].end());
        const auto [found, isNew] = isShared[i] ? std::pair{known.end(), true}
                                                : known.emplace(std::move(uses[i]), limits.size());
        m_limitOf[i] = isNew ? limits.size() : found->second;
        if (isNew) {
            limits.push_back(0);
        }
        limits[m_limitOf[i]] += m_problem.limits[i];
    }
}

PlanClasses::Way PlanClasses::wayOf(std::size_t option) const
{
    const auto& one = m_problem.options[option];
    Way way{one.cost, nowhere, one.isUniform, {nowhere, nowhere}};
    for (std::size_t i = 0; i < way.limits.size(); ++i) {
        way.limits[i] = one.limits[i] == nowhere ? nowhere : m_limitOf[one.limits[i]];
    }
    std::sort(way.limits.begin(), way.limits.end());
    return way;
}

std::size_t PlanClasses::billOf(std::int64_t cost, std::vector<std::size_t> sources)
{
    const auto [found, isNew] = m_bills.emplace(Bill{cost, std::move(sources)}, bills.size());
    if (isNew) {
        bills.push_back(found->first);
    }
    return found->second;
}

void PlanClasses::classifyGaps(const std::vector<std::size_t>& useful)
{
    // first by what the options take besides money, then by who may pay for it
    std::vector<std::map<Way, std::vector<std::size_t>>> raw(m_problem.gaps.size());
    for (const auto option : useful) {
        raw[m_problem.options[option].gap][wayOf(option)].push_back(option);
    }
    std::map<std::tuple<bool, bool, std::vector<Way>>, std::size_t> known;
    m_optionsOf.resize(m_problem.gaps.size());
    for (std::size_t gap = 0; gap < m_problem.gaps.size(); ++gap) {
        std::map<Way, std::vector<std::size_t>> ways;
        for (auto& [way, options] : raw[gap]) {
            split(way, std::move(options), ways);
        }
        std::vector<Way> own;
        for (auto& [way, options] : ways) {
            own.push_back(way);
            m_optionsOf[gap].push_back(std::move(options));
        }
        const auto& one = m_problem.gaps[gap];
        const auto [found, isNew] =
            known.emplace(std::tuple{one.isCritical, one.isPinned, own}, gapClasses.size());
        if (isNew) {
            gapClasses.push_back({one.isCritical, one.isPinned, std::move(own), {}});
        }
        gapClasses[found->second].gaps.push_back(gap);
        m_classOf.push_back(found->second);
    }
}

/// One way that the budget pays, one with the sources that may pay it.
void PlanClasses::split(Way way, std::vector<std::size_t> options,
                        std::map<Way, std::vector<std::size_t>>& ways)
{
    std::vector<std::size_t> sources;
    std::vector<std::size_t> paid;
    for (const auto option : options) {
        const auto source = m_problem.options[option].source;
        if (way.cost == 0 || source == nowhere) {
            ways[way].push_back(option);
        } else {
            paid.push_back(option);
            sources.push_back(source);
        }
    }
    if (!paid.empty()) {
        std::sort(sources.begin(), sources.end());
        sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
        way.bill = billOf(way.cost, std::move(sources));
        ways[way] = std::move(paid);
    }
}

void PlanClasses::classifySites()
{
    std::vector<std::map<std::size_t, std::int64_t>> needs(m_problem.sites.size());
    for (std::size_t gap = 0; gap < m_problem.gaps.size(); ++gap) {
        if (m_problem.gaps[gap].isCritical) {
            ++needs[m_problem.gaps[gap].site][m_classOf[gap]];
        }
    }
    std::map<std::pair<std::int64_t, std::map<std::size_t, std::int64_t>>, std::size_t> known;
    for (std::size_t site = 0; site < needs.size(); ++site) {
        if (needs[site].empty()) {
            continue;
        }
        const auto weight = m_problem.sites[site].weight;
        const auto [found, isNew] =
            known.emplace(std::pair{weight, needs[site]}, siteClasses.size());
        if (isNew) {
            siteClasses.push_back({weight, {needs[site].begin(), needs[site].end()}, {}});
        }
        siteClasses[found->second].sites.push_back(site);
    }
}

PlanClasses::Counts PlanClasses::zero() const
{
    Counts counts;
    for (const auto& one : gapClasses) {
        counts.closed.emplace_back(one.ways.size(), 0);
    }
    counts.ready.assign(siteClasses.size(), 0);
    for (const auto& one : siteClasses) {
        counts.floors.emplace_back(one.needs.size(), 0);
    }
    for (const auto& one : bills) {
        counts.paid.emplace_back(one.sources.size(), 0);
    }
    return counts;
}

namespace {

/// Hands the gaps of each class out, those asked for first.
class GapQueue
{
public:
    GapQueue(const PlanProblem& problem, const std::vector<std::size_t>& classOf,
             const PlanClasses::Counts& counts)
        : m_classOf(classOf)
        , m_isTaken(problem.gaps.size(), false)
        , m_ofSite(problem.sites.size())
        , order(counts.closed.size())
    {
        for (std::size_t gap = 0; gap < problem.gaps.size(); ++gap) {
            m_ofSite[problem.gaps[gap].site].push_back(gap);
        }
    }
    void takeAll(std::size_t site, const PlanProblem& problem)
    {
        for (const auto gap : m_ofSite[site]) {
            if (problem.gaps[gap].isCritical) {
                take(gap);
            }
        }
    }
    void takeOne(std::size_t site, std::size_t gapClass)
    {
        for (const auto gap : m_ofSite[site]) {
            if (m_classOf[gap] == gapClass && !m_isTaken[gap]) {
                take(gap);
                return;
            }
        }
    }
    void take(std::size_t gap)
    {
        if (!m_isTaken[gap]) {
            m_isTaken[gap] = true;
            order[m_classOf[gap]].push_back(gap);
        }
    }

private:
    const std::vector<std::size_t>& m_classOf;
    std::vector<bool> m_isTaken;
    std::vector<std::vector<std::size_t>> m_ofSite;

public:
    std::vector<std::vector<std::size_t>> order; ///< by gap class
};

/// Hands limits and sources out.
struct Hand
{
    const PlanProblem& problem;
    std::vector<std::int64_t> left; ///< by limit
    std::vector<std::vector<std::int64_t>> paid;

    [[nodiscard]] bool isOpen(std::size_t option) const
    {
        const auto& taken = problem.options[option].limits;
        return std::all_of(taken.begin(), taken.end(),
                           [&](std::size_t limit) { return limit == nowhere || left[limit] > 0; });
    }

    /// One of the options that something is left for.
    std::size_t take(const std::vector<std::size_t>& options, const PlanClasses::Bill* bill,
                     std::size_t at)
    {
        std::size_t source = nowhere;
        if (bill != nullptr) {
            const auto found = std::find_if(paid[at].begin(), paid[at].end(),
                                            [](std::int64_t count) { return count > 0; });
            if (found != paid[at].end()) {
                --*found;
                source = bill->sources[static_cast<std::size_t>(found - paid[at].begin())];
            }
        }
        const auto found = std::find_if(options.begin(), options.end(), [&](std::size_t option) {
            return isOpen(option) &&
                   (source == nowhere || problem.options[option].source == source);
        });
        const auto option = found == options.end() ? options.front() : *found;
        for (const auto limit : problem.options[option].limits) {
            if (limit != nowhere) {
                --left[limit];
            }
        }
        return option;
    }
};

} // namespace

std::vector<std::size_t> PlanClasses::choiceOf(const Counts& counts) const
{
    GapQueue queue(m_problem, m_classOf, counts);
    for (std::size_t i = 0; i < siteClasses.size(); ++i) {
        auto site = siteClasses[i].sites.begin();
        for (std::int64_t n = counts.ready[i]; n > 0; --n) {
            queue.takeAll(*site++, m_problem);
        }
        for (std::size_t need = 0; need < siteClasses[i].needs.size(); ++need) {
            for (std::int64_t n = counts.floors[i][need]; n > 0; --n) {
                queue.takeOne(*site++, siteClasses[i].needs[need].first);
            }
        }
    }
    for (std::size_t gap = 0; gap < m_problem.gaps.size(); ++gap) {
        queue.take(gap);
    }
    Hand hand{m_problem, m_problem.limits, counts.paid};
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < gapClasses.size(); ++i) {
        auto gap = queue.order[i].begin();
        for (std::size_t at = 0; at < gapClasses[i].ways.size(); ++at) {
            const auto bill = gapClasses[i].ways[at].bill;
            for (std::int64_t n = counts.closed[i][at]; n > 0; --n, ++gap) {
                chosen.push_back(hand.take(m_optionsOf[*gap][at],
                                           bill == nowhere ? nullptr : &bills[bill], bill));
            }
        }
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

std::optional<PlanClasses::Counts>
PlanClasses::countsOf(const std::vector<std::size_t>& chosen) const
{
    auto counts = zero();
    std::vector<bool> isClosed(m_problem.gaps.size(), false);
    for (const auto option : chosen) {
        const auto gap = m_problem.options[option].gap;
        const auto& ways = m_optionsOf[gap];
        const auto found = std::find_if(ways.begin(), ways.end(), [&](const auto& options) {
            return std::find(options.begin(), options.end(), option) != options.end();
        });
        if (found == ways.end()) {
            return std::nullopt;
        }
        isClosed[gap] = true;
        const auto way = static_cast<std::size_t>(found - ways.begin());
        ++counts.closed[m_classOf[gap]][way];
        const auto bill = gapClasses[m_classOf[gap]].ways[way].bill;
        if (bill != nowhere) {
            const auto& sources = bills[bill].sources;
            const auto source =
                std::find(sources.begin(), sources.end(), m_problem.options[option].source);
            ++counts.paid[bill][static_cast<std::size_t>(source - sources.begin())];
        }
    }
    std::vector<std::vector<std::size_t>> closed(m_problem.sites.size()); // classes
    std::vector<std::size_t> open(m_problem.sites.size(), 0);
    for (std::size_t gap = 0; gap < isClosed.size(); ++gap) {
        const auto& one = m_problem.gaps[gap];
        if (one.isCritical && isClosed[gap]) {
            closed[one.site].push_back(m_classOf[gap]);
        }
        open[one.site] += one.isCritical && !isClosed[gap] ? 1 : 0;
    }
    for (std::size_t i = 0; i < siteClasses.size(); ++i) {
        for (const auto site : siteClasses[i].sites) {
            if (open[site] == 0) {
                ++counts.ready[i];
            } else if (!closed[site].empty()) {
                const auto& needs = siteClasses[i].needs;
                const auto need = std::find_if(needs.begin(), needs.end(), [&](const auto& one) {
                    return one.first == closed[site].front();
                });
                ++counts.floors[i][static_cast<std::size_t>(need - needs.begin())];
            }
        }
    }
    return counts;
}

} // namespace dongbo::planning
