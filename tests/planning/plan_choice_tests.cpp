#include "core/planning/plan/decomposed.h"
#include "core/planning/plan/exact.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <tuple>
#include <unistd.h>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using namespace dongbo::planning;

namespace {

using Choice = std::vector<std::size_t>;

/// What the objective compares, in its order; larger is better.
auto rankOf(const PlanCounts& counts)
{
    return std::make_tuple(counts.floors, counts.weighted, counts.critical, counts.others,
                           counts.uniform, -counts.spent);
}

/// Calls visit(counts) for every choice of at most one option per gap that breaks no rule.
template <typename F> void eachChoice(const PlanProblem& problem, F&& found)
{
    std::vector<Choice> ofGap(problem.gaps.size());
    for (std::size_t i = 0; i < problem.options.size(); ++i) {
        ofGap[problem.options[i].gap].push_back(i);
    }
    Choice chosen;
    const std::function<void(std::size_t)> visit = [&](std::size_t gap) {
        if (gap == ofGap.size()) {
            if (!flawOf(problem, chosen)) {
                found(countsOf(problem, chosen));
            }
            return;
        }
        visit(gap + 1);
        for (const auto option : ofGap[gap]) {
            chosen.push_back(option);
            visit(gap + 1);
            chosen.pop_back();
        }
    };
    visit(0);
}

std::optional<PlanCounts> bestByExhaustion(const PlanProblem& problem)
{
    std::optional<PlanCounts> best;
    eachChoice(problem, [&](const PlanCounts& counts) {
        if (!best || rankOf(counts) > rankOf(*best)) {
            best = counts;
        }
    });
    return best;
}

class Generator
{
public:
    explicit Generator(std::uint64_t seed)
        : m_random(seed)
    {}

    PlanProblem district()
    {
        PlanProblem problem;
        const auto siteCount = 1 + below(4);
        const auto gapCount = 1 + below(6);
        const auto sourceCount = below(3);
        const auto limitCount = below(4);
        for (std::size_t i = 0; i < siteCount; ++i) {
            problem.sites.push_back({static_cast<std::int64_t>(1 + below(3))});
        }
        for (std::size_t i = 0; i < gapCount; ++i) {
            problem.gaps.push_back({below(siteCount), below(3) != 0, below(12) == 0});
        }
        for (std::size_t gap = 0; gap < gapCount; ++gap) {
            for (std::size_t n = below(5); n > 0; --n) {
                problem.options.push_back(option(gap, sourceCount, limitCount));
            }
        }
        std::int64_t sum = 0;
        for (const auto& one : problem.options) {
            sum += one.cost;
        }
        const auto part = [&](std::size_t parts) {
            return parts == 0 ? std::int64_t{0}
                              : sum * static_cast<std::int64_t>(below(101)) / 100 /
                                    static_cast<std::int64_t>(parts);
        };
        problem.budget = part(2);
        for (std::size_t i = 0; i < sourceCount; ++i) {
            problem.sources.push_back(part(3));
        }
        for (std::size_t i = 0; i < limitCount; ++i) {
            problem.limits.push_back(static_cast<std::int64_t>(below(3)));
        }
        problem.hasFloor = below(3) == 0;
        return problem;
    }

private:
    PlanProblem::Option option(std::size_t gap, std::size_t sources, std::size_t limits)
    {
        PlanProblem::Option out;
        out.gap = gap;
        out.action = static_cast<PlanAction>(1 + below(3));
        // round prices, odd ones and nothing at all
        out.cost = below(6) == 0   ? 0
                   : below(4) == 0 ? static_cast<std::int64_t>(1 + below(60'000'000))
                                   : static_cast<std::int64_t>(1 + below(30)) * 500'000;
        out.source = sources > 0 && below(5) != 0 ? below(sources) : nowhere;
        out.isUniform = below(3) == 0;
        for (auto& limit : out.limits) {
            limit = limits > 0 && below(3) == 0 ? below(limits) : nowhere;
        }
        if (out.limits[0] == out.limits[1]) {
            out.limits[1] = nowhere;
        }
        return out;
    }
    std::size_t below(std::size_t most) { return static_cast<std::size_t>(m_random() % most); }

    std::mt19937_64 m_random;
};

} // namespace

TEST_CASE("Plan: no choice in small districts is better than the one made", "[planning][slow]")
{
    const bool isLong = std::getenv("DONGBO_LONG") != nullptr;
    const std::uint64_t districts = isLong ? 10'000 : 2'500;
    std::size_t impossible = 0;
    for (std::uint64_t seed = 1; seed <= districts; ++seed) {
        INFO("seed " << seed);
        const auto problem = Generator(seed).district();
        const auto best = bestByExhaustion(problem);
        const auto choice = choose(problem, {});
        if (!best) {
            ++impossible;
            REQUIRE(choice.state == PlanChoice::State::Impossible);
            continue;
        }
        REQUIRE(choice.state == PlanChoice::State::Optimal);
        REQUIRE_FALSE(flawOf(problem, choice.chosen));
        REQUIRE(choice.counts == countsOf(problem, choice.chosen));
        REQUIRE(rankOf(choice.counts) == rankOf(*best));
        REQUIRE(choice.objective == choice.weights.valueOf(choice.counts));
        REQUIRE(choice.bound == choice.objective);
        REQUIRE(choice.isLeastMoney);
    }
    CHECK(impossible > districts / 50); // the generator makes both kinds
    CHECK(impossible < districts / 2);
}

TEST_CASE("Plan: one program and prices with moderate weights keep what they promise",
          "[planning][slow]")
{
    std::int64_t objectives = 0;
    std::int64_t bests = 0;
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        INFO("seed " << seed);
        auto problem = Generator(seed).district();
        for (auto& gap : problem.gaps) {
            gap.isPinned = false;
        }
        const auto weights = moderateWeights(problem);
        std::int64_t best = 0; // doing nothing is a choice
        eachChoice(problem, [&](const PlanCounts& counts) {
            best = std::max(best, weights.valueOf(counts));
        });
        PlanRules rules;
        rules.relativeGap = 0;
        const auto once = chooseAtOnce(problem, weights, rules);
        REQUIRE_FALSE(flawOf(problem, once.chosen));
        REQUIRE(once.objective == weights.valueOf(countsOf(problem, once.chosen)));
        // fractions of a money unit count in the solver's objective, whole units in ours
        REQUIRE(once.objective >= best - 1);
        REQUIRE(once.bound >= best);
        const auto priced = chooseByPrices(problem, weights, rules);
        REQUIRE_FALSE(flawOf(problem, priced.chosen));
        REQUIRE(priced.objective == weights.valueOf(countsOf(problem, priced.chosen)));
        REQUIRE(priced.objective <= best);
        REQUIRE(priced.bound >= best);
        objectives += priced.objective;
        bests += best;
    }
    CHECK(objectives >= bests * 99 / 100); // these districts are small: all sites are undecided
}

TEST_CASE("Plan: the same problem gives the same plan, without a word on standard output",
          "[planning]")
{
    std::fflush(stdout);
    const int kept = ::dup(STDOUT_FILENO);
    std::FILE* caught = std::tmpfile();
    REQUIRE(caught != nullptr);
    ::dup2(::fileno(caught), STDOUT_FILENO);
    std::size_t differ = 0;
    for (std::uint64_t seed = 5'000; seed < 5'060; ++seed) {
        const auto problem = Generator(seed).district();
        differ += choose(problem, {}).chosen == choose(problem, {}).chosen ? 0 : 1;
    }
    std::fflush(stdout);
    ::dup2(kept, STDOUT_FILENO);
    ::close(kept);
    std::fseek(caught, 0, SEEK_END);
    const auto written = std::ftell(caught);
    std::fclose(caught);
    CHECK(written == 0);
    CHECK(differ == 0);
}

TEST_CASE("Plan: strict weights order choices as the counts do", "[planning]")
{
    std::mt19937_64 random(7);
    PlanProblem problem;
    problem.hasFloor = true;
    problem.sites.assign(5, {3});
    for (std::size_t i = 0; i < 12; ++i) {
        problem.gaps.push_back({i % 5, i % 3 != 0, false});
    }
    const auto weights = weightsOf(problem);
    REQUIRE(weights.isStrict);
    const auto draw = [&](std::int64_t most) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
    };
    for (int round = 0; round < 10'000; ++round) {
        const auto counts = [&] {
            return PlanCounts{draw(5), draw(15), 0, draw(8), draw(4), draw(12), 0};
        };
        const auto a = counts();
        const auto b = counts();
        REQUIRE((weights.valueOf(a) < weights.valueOf(b)) == (rankOf(a) < rankOf(b)));
    }
}

TEST_CASE("Plan: without money, options and gaps nothing is chosen", "[planning]")
{
    CHECK(choose({}, {}).state == PlanChoice::State::Optimal);
    PlanProblem problem;
    problem.sites.push_back({1});
    problem.gaps.push_back({0, true, false});
    CHECK(choose(problem, {}).chosen.empty());
    problem.options.push_back({0, PlanAction::Buy, 1, nowhere, false, {nowhere, nowhere}});
    const auto poor = choose(problem, {});
    CHECK(poor.state == PlanChoice::State::Optimal);
    CHECK(poor.chosen.empty());
    CHECK(poor.bound == 0);
    problem.gaps[0].isPinned = true;
    CHECK(choose(problem, {}).state == PlanChoice::State::Impossible);
    problem.budget = 1;
    CHECK(choose(problem, {}).chosen == std::vector<std::size_t>{0});
}

TEST_CASE("Plan: a search stopped early says so, keeps every rule and shows how far it may be off",
          "[planning]")
{
    constexpr std::uint64_t firstSeed = 7100;
    constexpr std::uint64_t count = 60;
    std::size_t open = 0;
    for (auto seed = firstSeed; seed < firstSeed + count; ++seed) {
        INFO("seed " << seed);
        auto problem = Generator(seed).district();
        // ten such districts share one purse: nothing the first program decides at once
        for (std::uint64_t more = 1; more < 10; ++more) {
            const auto other = Generator(seed * 100 + more).district();
            const auto sites = problem.sites.size();
            const auto gaps = problem.gaps.size();
            problem.sites.insert(problem.sites.end(), other.sites.begin(), other.sites.end());
            for (auto gap : other.gaps) {
                gap.site += sites;
                problem.gaps.push_back(gap);
            }
            for (auto option : other.options) {
                option.gap += gaps;
                option.source = nowhere;
                option.limits = {nowhere, nowhere};
                option.cost += static_cast<std::int64_t>(seed % 7) * 10'000 + 1'000;
                problem.options.push_back(option);
            }
            problem.budget += other.budget / 3;
        }
        for (auto& gap : problem.gaps) {
            gap.isPinned = false;
        }
        const auto weights = moderateWeights(problem);
        PlanRules rules;
        rules.relativeGap = 0;
        const auto proven = chooseAtOnce(problem, weights, rules, 0);
        REQUIRE(proven.state == PlanChoice::State::Optimal);
        const auto early = chooseAtOnce(problem, weights, rules, 1);
        CHECK_FALSE(flawOf(problem, early.chosen));
        CHECK(early.objective == weights.valueOf(countsOf(problem, early.chosen)));
        CHECK(early.objective <= proven.objective);
        CHECK(early.bound >= proven.objective); // what is claimed holds
        CHECK((early.state == PlanChoice::State::Optimal) == (early.bound == early.objective));
        CHECK((early.isTimeUp || early.state == PlanChoice::State::Optimal));
        open += early.isTimeUp && early.bound > early.objective ? 1 : 0;
    }
    CHECK(open > 0); // some were stopped with a gap, and say so
}
