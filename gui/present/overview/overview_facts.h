#pragma once

#include "core/register/base/history.h"
#include "core/register/base/register.h"
#include "core/register/lines/lines.h"
#include "core/register/meetings/readiness_board.h"
#include "core/register/planning/kept_consistency.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/overview_queries.h"
#include "core/store/queries/place_queries.h"

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// The numbers behind the overview, read once for the whole register; in no language yet.
struct OverviewFacts
{
    Date today; ///< the day they stand for
    Instant now;

    store::DeviceHealth devices;

    struct SiteFact
    {
        store::SiteRow row;
        std::optional<Instant> evidence; ///< the newest thing anybody wrote of it
        std::string worstSymptom;        ///< of its worst open fault, the oldest of these
        std::optional<Instant> worstSince;
    };
    std::vector<SiteFact> sites; ///< that exist on that day, by name
    /// The next meeting that is planned, with its board; the tiles are its rooms then.
    struct NextMeeting
    {
        MeetingId id;
        Meeting meeting;
        Board board;
        std::int64_t received = 0; ///< sites that have received the notice
    };
    std::optional<NextMeeting> next;
    std::int64_t withStandard = 0; ///< of them
    std::int64_t able = 0;         ///< of those, can meet by their standard

    /// A kind of open faults: how many, and the oldest of them.
    struct Waiting
    {
        std::int64_t count = 0;
        std::optional<store::FaultRow> oldest;
    };
    Waiting open;
    Waiting reported; ///< nobody has accepted them yet
    Waiting blocking;
    Waiting overdue;
    std::vector<store::FaultRow> oldestOpen; ///< the first mostFaults

    std::vector<store::MonthOfFaults> faultMonths;   ///< twelve
    std::vector<store::MonthOfRepairs> repairMonths; ///< the same twelve
    std::vector<journal::ChangeSummary> changes;     ///< the newest mostChanges
    /// A plan that is being carried out.
    struct PlanFact
    {
        PlanId id;
        std::string name;
        std::int64_t finished = 0;
        std::int64_t lines = 0; ///< without those dropped
        Money spent;
        Money planned;
    };
    std::vector<PlanFact> plans;
    /// Preventive maintenance nobody answers for, and rooms that stand without backup power.
    struct UpkeepFact
    {
        std::int64_t overdue = 0;
        std::int64_t soon = 0;  ///< within a fortnight
        std::int64_t woken = 0; ///< were put off until now
        std::string oldest;     ///< what has waited longest: "Thử ắc quy · Hiển Khánh"

        /// What one plan asks for: the first day, and how many turns.
        struct Plan
        {
            std::string name;
            Date first;
            std::int64_t turns = 0;
        };
        std::vector<Plan> plans; ///< by their first day

        [[nodiscard]] std::int64_t all() const { return overdue + soon + woken; }
    };
    UpkeepFact upkeep;
    /// Lines that are down or give less than was bought, the worst first, and how many there are.
    std::vector<LineView> weakLines;
    std::int64_t lines = 0;
    std::int64_t fastestKbps = 0; ///< of all lines, bought or measured
    std::int64_t withoutBackup = 0;
    std::vector<store::RowsAside> aside;
    std::int64_t asideRows = 0;

    [[nodiscard]] bool isEmpty() const { return devices.devices == 0 && open.count == 0; }
};

inline constexpr std::size_t mostFaults = 40;
inline constexpr std::size_t mostChanges = 20;

/// The evaluation of every site, kept from one reading to the next: after an edit only the sites it
/// touched are evaluated again. For one worker after another.
struct KeptEvaluation
{
    std::mutex mutex; ///< a worker that was cancelled may still be reading
    KeptConsistency consistency{PlanningScope{}};
};

/// Reads them; for a worker's own register. `step` is called between the parts and may throw to
/// stop. The months end with the current one, or with the last one that saw a fault or repair when
/// the twelve before today are empty.
[[nodiscard]] OverviewFacts readOverview(Register& reg, Date today, Instant now,
                                         KeptEvaluation& kept, const std::function<void()>& step);

} // namespace dongbo::present
