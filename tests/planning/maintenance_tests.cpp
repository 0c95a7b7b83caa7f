#include "core/planning/maintenance/schedule.h"
#include "core/planning/maintenance/triage.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace dongbo;
using namespace dongbo::planning;

namespace {

Date day(int year, unsigned month, unsigned day)
{
    return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

MaintenanceTerms every(std::int64_t days, Date since, DueBasis basis = DueBasis::Completion)
{
    MaintenanceTerms terms;
    terms.intervalDays = days;
    terms.basis = basis;
    terms.since = since;
    return terms;
}

/// The same question answered by living through the days one by one: what a patient officer with a
/// calendar on the wall would do. Shares no arithmetic with nextDue.
class Calendar
{
public:
    Calendar(const MaintenanceTerms& terms, const std::vector<MaintenanceTurn>& turns,
             const std::vector<Date>& faults)
        : m_terms(terms)
        , m_turns(turns)
        , m_faults(faults)
    {}

    std::optional<NextDue> next() const
    {
        std::chrono::sys_days today(m_terms.since);
        std::int64_t sinceDone = 0; // days since the last turn was done, or since the start
        std::int64_t untilMark = m_terms.intervalDays.value_or(0); // of the schedule
        std::int64_t faults = 0;
        if (m_terms.first) {
            untilMark = (std::chrono::sys_days(*m_terms.first) - today).count();
            while (untilMark < 0) {
                untilMark += m_terms.intervalDays.value_or(1'000'000);
            }
        }
        const bool hasFirst = m_terms.first && *m_terms.first >= m_terms.since;
        bool wasDone = false;
        for (int lived = 0; lived < 366 * 40; ++lived, today += std::chrono::days(1)) {
            const Date date(today);
            const bool isDone = settledOn(date);
            if (isDone) {
                wasDone = true;
                sinceDone = 0;
                faults = 0;
            } else {
                faults +=
                    static_cast<std::int64_t>(std::count(m_faults.begin(), m_faults.end(), date));
            }
            const bool isMark = untilMark == 0;
            if (isMark) {
                untilMark = m_terms.intervalDays.value_or(1'000'000);
            }
            --untilMark;
            const bool isLate = !isSettledLater(date) && !isDone;
            if (isLate && !isHandledUntil(date)) {
                if (m_terms.intervalDays) {
                    const bool byCompletion = wasDone || !hasFirst
                                                  ? sinceDone >= *m_terms.intervalDays
                                                  : date >= *m_terms.first;
                    const bool isDue =
                        m_terms.basis == DueBasis::Completion ? byCompletion : isMark;
                    if (isDue) {
                        return NextDue{date, DueCause::Interval};
                    }
                }
                if (m_terms.fixedDay && isAnniversary(date) &&
                    (wasDone || !hasFirst || date >= *m_terms.first)) {
                    return NextDue{date, DueCause::FixedDay};
                }
            } else if (isLate && m_terms.intervalDays && m_terms.basis == DueBasis::Completion &&
                       sinceDone >= *m_terms.intervalDays) {
                return NextDue{date, DueCause::Interval}; // counts from the day it was done
            }
            if (isLate && m_terms.afterFaults && faults >= *m_terms.afterFaults) {
                return NextDue{date, DueCause::Faults};
            }
            ++sinceDone;
        }
        return std::nullopt;
    }

private:
    bool settledOn(Date date) const
    {
        return std::any_of(m_turns.begin(), m_turns.end(),
                           [&](const auto& turn) { return turn.settled == date; });
    }
    bool isSettledLater(Date date) const
    {
        return std::any_of(m_turns.begin(), m_turns.end(),
                           [&](const auto& turn) { return turn.settled > date; });
    }
    /// A turn that was done early counts for its day.
    bool isHandledUntil(Date date) const
    {
        return std::any_of(m_turns.begin(), m_turns.end(),
                           [&](const auto& turn) { return turn.due >= date; });
    }
    bool isAnniversary(Date date) const
    {
        const auto fixed = *m_terms.fixedDay;
        const bool isSame = date.month() == fixed.month() && date.day() == fixed.day();
        const bool isLeapDay = fixed.month() == std::chrono::February &&
                               fixed.day() == std::chrono::day{29} && !date.year().is_leap() &&
                               date.month() == std::chrono::February &&
                               date.day() == std::chrono::day{28};
        return isSame || isLeapDay;
    }

    const MaintenanceTerms& m_terms;
    const std::vector<MaintenanceTurn>& m_turns;
    const std::vector<Date>& m_faults;
};

} // namespace

TEST_CASE("Maintenance: the interval counts from the day it was done", "[planning][maintenance]")
{
    const auto terms = every(180, day(2021, 1, 1));
    CHECK(nextDue(terms, {}, {})->day == day(2021, 6, 30));
    const std::vector<MaintenanceTurn> late{{day(2021, 6, 30), day(2021, 8, 1)}};
    CHECK(nextDue(terms, late, {})->day == day(2022, 1, 28));
}

TEST_CASE("Maintenance: by schedule a late turn does not move the next", "[planning][maintenance]")
{
    const auto terms = every(30, day(2021, 1, 1), DueBasis::Schedule);
    const std::vector<MaintenanceTurn> late{{day(2021, 1, 31), day(2021, 2, 20)}};
    CHECK(nextDue(terms, late, {})->day == day(2021, 3, 2));
    const std::vector<MaintenanceTurn> veryLate{{day(2021, 1, 31), day(2021, 5, 20)}};
    CHECK(nextDue(terms, veryLate, {})->day == day(2021, 5, 31)); // stands for those between
    const std::vector<MaintenanceTurn> early{{day(2021, 1, 31), day(2021, 1, 20)}};
    CHECK(nextDue(terms, early, {})->day == day(2021, 3, 2)); // not on 31/01 again
}

TEST_CASE("Maintenance: a device that came after the plan waits an interval of its own",
          "[planning][maintenance]")
{
    auto terms = every(90, day(2021, 3, 1));
    terms.first = day(2021, 1, 15);
    CHECK(nextDue(terms, {}, {})->day == day(2021, 5, 30));
    terms.since = day(2020, 3, 1);
    CHECK(nextDue(terms, {}, {})->day == day(2021, 1, 15));
}

TEST_CASE("Maintenance: a fixed day of 29/02 is the 28th in other years", "[planning][maintenance]")
{
    MaintenanceTerms terms;
    terms.fixedDay = day(2020, 2, 29);
    terms.since = day(2021, 1, 1);
    CHECK(nextDue(terms, {}, {}) == NextDue{day(2021, 2, 28), DueCause::FixedDay});
    const std::vector<MaintenanceTurn> done{{day(2023, 2, 28), day(2023, 2, 28)}};
    CHECK(nextDue(terms, done, {})->day == day(2024, 2, 29));
}

TEST_CASE("Maintenance: after so many faults, counted since it was last done",
          "[planning][maintenance]")
{
    MaintenanceTerms terms;
    terms.afterFaults = 2;
    terms.since = day(2021, 1, 1);
    const std::vector<Date> faults{day(2021, 5, 1), day(2021, 2, 1), day(2021, 4, 1)};
    CHECK(nextDue(terms, {}, faults) == NextDue{day(2021, 4, 1), DueCause::Faults});
    const std::vector<MaintenanceTurn> done{{day(2021, 4, 1), day(2021, 4, 1)}};
    CHECK_FALSE(nextDue(terms, done, faults)); // only the one of May is left
}

TEST_CASE("Maintenance: a plan that asks nothing has no terms", "[planning][maintenance]")
{
    MaintenancePlan plan;
    CHECK_FALSE(termsOf(plan, day(2021, 1, 1)));
    plan.intervalDays = 0;
    CHECK_FALSE(termsOf(plan, day(2021, 1, 1)));
    plan.fixedDay = day(2021, 1, 1);
    CHECK(termsOf(plan, day(2021, 1, 1)));
}

TEST_CASE("Maintenance: the next turn agrees with living through the days one by one",
          "[planning][maintenance]")
{
    constexpr std::uint64_t seed = 20210511;
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const auto any = [&](std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(random);
    };
    constexpr int worlds = 5'000;
    std::map<DueCause, int> causes;
    for (int world = 0; world < worlds; ++world) {
        MaintenanceTerms terms;
        terms.since = plusDays(day(2019, 1, 1), any(800));
        if (any(3) > 0) {
            terms.intervalDays = 1 + any(200);
        }
        if (any(2) == 0) {
            terms.fixedDay = plusDays(day(2020, 1, 1), any(365));
        }
        if (any(2) == 0) {
            terms.afterFaults = 1 + any(3);
        }
        if (any(1) == 0) {
            terms.first = plusDays(terms.since, any(300) - 100);
        }
        terms.basis = any(1) == 0 ? DueBasis::Completion : DueBasis::Schedule;
        std::vector<Date> faults;
        for (auto left = any(6); left > 0; --left) {
            faults.push_back(plusDays(terms.since, any(900)));
        }
        // turns as they would be lived: each taken up when it fell due, done early or late
        std::vector<MaintenanceTurn> turns;
        for (auto left = any(5); left > 0; --left) {
            const auto due = nextDue(terms, turns, faults);
            if (!due) {
                break;
            }
            auto settled = plusDays(due->day, any(60) - 15);
            for (const auto& turn : turns) {
                settled = std::max(settled, turn.settled);
            }
            turns.push_back({due->day, std::max(settled, terms.since)});
        }
        std::shuffle(turns.begin(), turns.end(), random);
        const auto told = nextDue(terms, turns, faults);
        const auto lived = Calendar(terms, turns, faults).next();
        INFO("world " << world);
        REQUIRE(told.has_value() == lived.has_value());
        if (told) {
            CHECK(isoText(told->day) == isoText(lived->day));
            CHECK(told->cause == lived->cause);
            ++causes[told->cause];
        }
    }
    CHECK(causes[DueCause::Interval] > 150);
    CHECK(causes[DueCause::FixedDay] > 150);
    CHECK(causes[DueCause::Faults] > 150);
}

namespace {

TriageTree aTree()
{
    TriageTree tree;
    tree.code = "no_picture";
    tree.branches = {{"cable", {DeviceType::Screen}, std::nullopt, 3},
                     {"splitter", {DeviceType::Splitter}, std::nullopt, 2},
                     {"mains", {}, FaultAbout::Power, 1}};
    tree.steps = {{"lit", "", {}, false},
                  {"other_cable", "cable", {DeviceType::Screen}, false},
                  {"around", "splitter", {DeviceType::Splitter}, false},
                  {"socket", "mains", {}, false},
                  {"report", "", {}, true}};
    return tree;
}

ChainDevice device(DeviceType type, std::uint8_t mark)
{
    RecordId id;
    id.bytes[15] = mark;
    return {DeviceId{id}, type};
}

} // namespace

TEST_CASE("Triage: a room is not asked about what it does not have", "[planning][triage]")
{
    const auto tree = aTree();
    const std::vector<ChainDevice> room{device(DeviceType::Screen, 1)};
    const auto advice = advise(tree, room, {}, {});
    REQUIRE(advice.parts.size() == 4); // before, cable, mains, after
    CHECK(advice.parts[1].branch->code == "cable");
    CHECK(advice.parts[1].steps[0].devices == std::vector{room[0].id});
    CHECK(advice.parts[2].branch->code == "mains");
    CHECK(advice.parts[1].share + advice.parts[2].share == Approx(1.0));
    CHECK(advice.next->code == "lit");
}

TEST_CASE("Triage: the district's own solved faults put the likeliest place first",
          "[planning][triage]")
{
    const auto tree = aTree();
    const std::vector<ChainDevice> room{device(DeviceType::Screen, 1),
                                        device(DeviceType::Splitter, 2)};
    std::vector<SolvedFault> solved(5, SolvedFault{DeviceType::Splitter, FaultAbout::Device, {}});
    auto advice = advise(tree, room, solved, {});
    CHECK(advice.parts[1].branch->code == "splitter");
    CHECK(advice.parts[1].solvedHere == 5);
    // a step that helped tells more than what the fault was reported of
    solved.assign(5, SolvedFault{DeviceType::Splitter, FaultAbout::Device, "other_cable"});
    advice = advise(tree, room, solved, {});
    CHECK(advice.parts[1].branch->code == "cable");
    solved.assign(9, SolvedFault{std::nullopt, FaultAbout::Power, {}});
    CHECK(advise(tree, room, solved, {}).parts[1].branch->code == "mains");
}

TEST_CASE("Triage: tried steps are skipped until one helps or all are tried", "[planning][triage]")
{
    const auto tree = aTree();
    const std::vector<ChainDevice> room{device(DeviceType::Screen, 1)};
    std::vector<TriedStep> tried{{"lit", StepResult::NoChange}};
    CHECK(advise(tree, room, {}, tried).next->code == "other_cable");
    tried.push_back({"other_cable", StepResult::NotPossible});
    CHECK(advise(tree, room, {}, tried).next->code == "socket");
    tried.push_back({"socket", StepResult::NoChange});
    CHECK(advise(tree, room, {}, tried).next->code == "report");
    tried.push_back({"report", StepResult::NoChange});
    CHECK(advise(tree, room, {}, tried).next == nullptr);
    CHECK_FALSE(advise(tree, room, {}, tried).hasHelped);
    tried.push_back({"socket", StepResult::Helped});
    CHECK(advise(tree, room, {}, tried).hasHelped);
}

TEST_CASE("Triage: what is wrong with a tree is told", "[planning][triage]")
{
    CHECK(flawsOf(aTree()).empty());
    auto tree = aTree();
    tree.steps.back().types = {DeviceType::Screen};
    CHECK(flawsOf(tree).size() == 1);
    tree = aTree();
    tree.steps[2].branch = "cable";
    CHECK(flawsOf(tree).size() == 1); // nothing is left of the splitter's branch
    tree = aTree();
    tree.steps[1].code = "lit";
    CHECK(flawsOf(tree).size() == 1);
}
