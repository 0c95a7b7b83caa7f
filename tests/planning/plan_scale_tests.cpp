// Plans of the size of a district, with everything alike that is alike in one, and of many regions.
#include "core/planning/plan/classes.h"
#include "core/planning/plan/decomposed.h"

#include <catch2/catch.hpp>

#include <random>
#include <stdexcept>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using namespace dongbo::planning;

namespace {

constexpr std::int64_t million = 1'000'000;

/// Rooms in regions, each with gaps in some of nine lines: bought at the line's price, or moved
/// from one of the region's pools of the line, each of a few devices of one model.
class Regions
{
public:
    explicit Regions(std::uint64_t seed)
        : m_random(seed)
    {}

    PlanProblem make(std::size_t regions, std::size_t sites, std::size_t sources)
    {
        constexpr std::size_t lines = 9;
        constexpr std::size_t models = 3;
        PlanProblem problem;
        problem.sources.assign(sources, 0);
        for (std::size_t region = 0; region < regions; ++region) {
            const auto firstPool = problem.limits.size();
            for (std::size_t pool = 0; pool < lines * models; ++pool) {
                problem.limits.push_back(static_cast<std::int64_t>(below(3)));
            }
            for (std::size_t i = 0; i < sites; ++i) {
                problem.sites.push_back({1});
                for (std::size_t line = 0; line < lines; ++line) {
                    if (below(5) < 2) {
                        addGap(problem, line, firstPool + line * models, models);
                    }
                }
            }
        }
        return problem;
    }

    /// A part of the cost of buying everything, in percent; each source pays its share and some.
    static void setBudget(PlanProblem& problem, std::int64_t percentage)
    {
        problem.budget = 0;
        for (const auto& option : problem.options) {
            const bool isFirst = option.source == nowhere || option.source == 0;
            problem.budget += option.action == PlanAction::Buy && isFirst ? option.cost : 0;
        }
        problem.budget = problem.budget / 100 * percentage;
        for (auto& source : problem.sources) {
            source = problem.budget / static_cast<std::int64_t>(problem.sources.size()) / 10 * 11;
        }
    }

private:
    void addGap(PlanProblem& problem, std::size_t line, std::size_t firstPool, std::size_t pools)
    {
        const auto gap = problem.gaps.size();
        problem.gaps.push_back({problem.sites.size() - 1, line < 6, false});
        const auto add = [&](PlanAction action, std::int64_t cost, bool isUniform, std::size_t of) {
            const auto sources = problem.sources.size();
            for (std::size_t i = 0; i < std::max<std::size_t>(1, sources); ++i) {
                problem.options.push_back(
                    {gap, action, cost, sources == 0 ? nowhere : i, isUniform, {of, nowhere}});
            }
        };
        for (std::size_t i = 0; i < pools; ++i) {
            add(PlanAction::Move, 300'000, i == 0, firstPool + i);
        }
        add(PlanAction::Buy, static_cast<std::int64_t>(2 + 3 * line) * million, false, nowhere);
    }
    std::size_t below(std::size_t most) { return static_cast<std::size_t>(m_random() % most); }

    std::mt19937_64 m_random;
};

} // namespace

TEST_CASE("Plan: districts of alike rooms are proven at every budget", "[planning]")
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        for (const std::size_t sources : {0, 2}) {
            auto problem = Regions(seed).make(1, 18, sources);
            for (const std::int64_t percentage : {10, 35, 60, 85}) {
                INFO("seed " << seed << ", " << sources << " sources, " << percentage << " %");
                Regions::setBudget(problem, percentage);
                const auto choice = choose(problem, {});
                REQUIRE(choice.state == PlanChoice::State::Optimal);
                REQUIRE(choice.isLeastMoney);
                REQUIRE_FALSE(choice.isTimeUp);
                REQUIRE_FALSE(flawOf(problem, choice.chosen));
                REQUIRE(choice.chosen == choose(problem, {}).chosen);
            }
        }
    }
}

TEST_CASE("Plan: many regions with scarce pools are planned to a thousandth", "[planning]")
{
    for (const std::size_t sources : {0, 3}) {
        auto problem = Regions(9).make(12, 80, sources);
        REQUIRE(problem.gaps.size() > 3'000);
        for (const std::int64_t percentage : {3, 30, 80}) {
            INFO(sources << " sources, " << percentage << " %");
            Regions::setBudget(problem, percentage);
            const auto choice = choose(problem, {});
            REQUIRE(choice.method == "decomposition");
            REQUIRE_FALSE(flawOf(problem, choice.chosen));
            REQUIRE(choice.objective == choice.weights.valueOf(countsOf(problem, choice.chosen)));
            REQUIRE(choice.bound - choice.objective <= choice.bound / 1'000);
            REQUIRE(choice.chosen == choose(problem, {}).chosen);
        }
    }
}

TEST_CASE("Plan: classes give back the choice they were counted from, up to exchange", "[planning]")
{
    auto problem = Regions(4).make(1, 18, 2);
    problem.hasFloor = true;
    Regions::setBudget(problem, 40);
    const auto choice = choose(problem, {});
    const PlanClasses classes(problem);
    CHECK(classes.gapClasses.size() <= 9);
    CHECK(classes.bills.size() <= 10);
    const auto counts = classes.countsOf(choice.chosen);
    REQUIRE(counts);
    const auto again = classes.choiceOf(*counts);
    REQUIRE_FALSE(flawOf(problem, again));
    CHECK(countsOf(problem, again) == choice.counts);
}

TEST_CASE("Plan: progress is told, and throwing there stops the work", "[planning]")
{
    struct Stop
    {};
    for (const std::size_t regions : {1, 12}) {
        auto problem = Regions(9).make(regions, regions == 1 ? 18 : 80, 0);
        Regions::setBudget(problem, 30);
        PlanRules rules;
        double last = -1;
        bool isForward = true;
        rules.onProgress = [&](double done) {
            isForward = isForward && done >= last && done <= 1;
            last = done;
        };
        static_cast<void>(choose(problem, rules));
        CHECK(last > 0);
        CHECK(isForward);
        rules.onProgress = [](double done) {
            if (done > 0) {
                throw Stop();
            }
        };
        CHECK_THROWS_AS(choose(problem, rules), Stop);
    }
}
