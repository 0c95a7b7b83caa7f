#pragma once

#include "core/domain/records.h"

#include <cstdint>
#include <optional>
#include <span>

namespace dongbo::planning {

/// When maintenance of one device falls due: every so many days, on a day of each year, after so
/// many faults, or whichever of them comes first.
struct MaintenanceTerms
{
    std::optional<std::int64_t> intervalDays;
    std::optional<Date> fixedDay; ///< its day and month; 29/02 is the 28th in other years
    std::optional<std::int64_t> afterFaults;
    /// Completion: the interval counts from the day the last turn was done. Schedule: from the day
    /// the first one was due, whenever the others were done.
    DueBasis basis = DueBasis::Completion;
    std::optional<Date> first; ///< the day the first turn is due, where the plan says
    Date since;                ///< the device is looked after from that day on
};
/// What a plan asks of a device that is there since that day. Nothing when it asks nothing, or of
/// intervals and counts below one.
[[nodiscard]] std::optional<MaintenanceTerms> termsOf(const MaintenancePlan& plan, Date since);

/// A turn that is over: done, or called off.
struct MaintenanceTurn
{
    Date due;
    Date settled;
};

enum class DueCause : std::uint8_t
{
    Interval,
    FixedDay,
    Faults
};
struct NextDue
{
    Date day;
    DueCause cause = DueCause::Interval;

    bool operator==(const NextDue&) const = default;
};
/// The next turn; always there when days count, else once enough faults were reported. Turns and
/// fault days in any order. A turn done early counts for the day it was due; one done after further
/// days of the schedule had come stands for all of them. A fault of the day on which a turn was
/// done had been seen to. When several causes give the same day the first of DueCause is named.
[[nodiscard]] std::optional<NextDue> nextDue(const MaintenanceTerms& terms,
                                             std::span<const MaintenanceTurn> turns,
                                             std::span<const Date> faults);

[[nodiscard]] Date plusDays(Date day, std::int64_t days);
[[nodiscard]] std::int64_t daysFromTo(Date from, Date to); ///< negative when `to` is before `from`

} // namespace dongbo::planning
