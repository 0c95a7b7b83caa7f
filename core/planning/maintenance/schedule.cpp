#include "core/planning/maintenance/schedule.h"

#include <algorithm>
#include <vector>

namespace dongbo::planning {

namespace {

/// What has been done so far.
struct Past
{
    bool isAny = false;
    Date handled; ///< no turn of that day or before is due any more
    Date settled; ///< the day the last turn was done
};

Past pastOf(std::span<const MaintenanceTurn> turns)
{
    Past past;
    for (const auto& turn : turns) {
        const auto handled = std::max(turn.due, turn.settled);
        past.handled = past.isAny ? std::max(past.handled, handled) : handled;
        past.settled = past.isAny ? std::max(past.settled, turn.settled) : turn.settled;
        past.isAny = true;
    }
    return past;
}

/// The first of start, start + step, start + 2 · step … after that day.
Date firstAfter(Date start, std::int64_t step, Date day)
{
    const auto behind = daysFromTo(start, day);
    return behind < 0 ? start : plusDays(start, (behind / step + 1) * step);
}

Date intervalDue(const MaintenanceTerms& terms, std::int64_t interval, const Past& past)
{
    const bool hasFirst = terms.first && *terms.first >= terms.since;
    if (terms.basis == DueBasis::Completion) {
        return past.isAny ? plusDays(past.settled, interval)
               : hasFirst ? *terms.first
                          : plusDays(terms.since, interval);
    }
    const auto start = terms.first.value_or(plusDays(terms.since, interval));
    return firstAfter(start, interval, past.isAny ? past.handled : plusDays(terms.since, -1));
}

Date inYear(std::chrono::year year, Date fixed)
{
    const Date day{year, fixed.month(), fixed.day()};
    return day.ok() ? day : Date{year, std::chrono::February, std::chrono::day{28}};
}

Date fixedDue(const MaintenanceTerms& terms, Date fixed, const Past& past)
{
    const auto begins = std::max(terms.first.value_or(terms.since), terms.since);
    const auto after = past.isAny ? past.handled : plusDays(begins, -1);
    auto year = after.year();
    while (inYear(year, fixed) <= after) {
        ++year;
    }
    return inYear(year, fixed);
}

std::optional<Date> faultsDue(const MaintenanceTerms& terms, std::int64_t count, const Past& past,
                              std::span<const Date> faults)
{
    const auto seen = past.isAny ? past.settled : plusDays(terms.since, -1);
    std::vector<Date> later;
    for (const auto& day : faults) {
        if (day > seen) {
            later.push_back(day);
        }
    }
    if (static_cast<std::int64_t>(later.size()) < count) {
        return std::nullopt;
    }
    const auto last = later.begin() + count - 1;
    std::nth_element(later.begin(), last, later.end());
    return *last;
}

} // namespace

Date plusDays(Date day, std::int64_t days)
{
    return Date{std::chrono::sys_days(day) + std::chrono::days(days)};
}

std::int64_t daysFromTo(Date from, Date to)
{
    return (std::chrono::sys_days(to) - std::chrono::sys_days(from)).count();
}

std::optional<MaintenanceTerms> termsOf(const MaintenancePlan& plan, Date since)
{
    const auto counted = [](const std::optional<std::int64_t>& number) {
        return number && *number > 0 ? number : std::nullopt;
    };
    MaintenanceTerms terms;
    terms.intervalDays = counted(plan.intervalDays);
    terms.fixedDay = plan.fixedDay;
    terms.afterFaults = counted(plan.afterFaults);
    terms.basis = plan.basis.value_or(DueBasis::Completion);
    terms.first = plan.startsOn;
    terms.since = since;
    const bool asks = terms.intervalDays || terms.fixedDay || terms.afterFaults;
    return asks ? std::optional{terms} : std::nullopt;
}

std::optional<NextDue> nextDue(const MaintenanceTerms& terms,
                               std::span<const MaintenanceTurn> turns, std::span<const Date> faults)
{
    const auto past = pastOf(turns);
    std::optional<NextDue> next;
    const auto consider = [&next](const std::optional<Date>& day, DueCause cause) {
        if (day && (!next || *day < next->day)) {
            next = NextDue{*day, cause};
        }
    };
    if (terms.intervalDays) {
        consider(intervalDue(terms, *terms.intervalDays, past), DueCause::Interval);
    }
    if (terms.fixedDay) {
        consider(fixedDue(terms, *terms.fixedDay, past), DueCause::FixedDay);
    }
    if (terms.afterFaults) {
        consider(faultsDue(terms, *terms.afterFaults, past, faults), DueCause::Faults);
    }
    return next;
}

} // namespace dongbo::planning
