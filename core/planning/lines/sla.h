#pragma once

#include "core/domain/time.h"
#include "core/planning/lines/spans.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace dongbo::planning {

// What a provider owes for a line, and what was kept of it. Decision 0071.

/// What the contract of a line says; what is absent it does not say.
struct LineTerms
{
    std::optional<std::int64_t> repairHours;    ///< from the call until it works
    std::optional<std::int64_t> availabilityBp; ///< 9950 = 99.5 %
    std::optional<Date> validTo;                ///< last day
};

/// Something was wrong with a line.
struct LineIncident
{
    Instant began;
    std::optional<Instant> ended;  ///< absent: it is not over
    bool isDown = true;            ///< nothing worked; false: it worked badly
    std::optional<Instant> called; ///< when the provider was told; absent: when it began
};

/// The days asked about, and the moment that counts as now.
struct SlaPeriod
{
    Instant from;
    Instant until; ///< first moment after it
    Instant now;
};

/// One incident as it counts in a period.
struct IncidentFigures
{
    std::size_t incident = 0; ///< its place in what was asked
    /// Minutes down within the period. Those that an incident of the same line which began earlier
    /// has already are not in it: the minutes of all add up to the line's.
    std::int64_t minutesDown = 0;
    std::int64_t minutesInMeetings = 0; ///< of them
    std::int64_t repairMinutes = 0;     ///< from the call to its end, or until now
    bool isOpen = false;
    std::optional<bool> isLate; ///< absent: the contract names no time, or had ended
    bool isAfterContract = false;
    bool isContradictory = false; ///< it ends before it began, or begins after now: no minutes
};

/// A line, or many, over a period.
struct SlaFigures
{
    std::int64_t incidents = 0;
    std::int64_t open = 0;
    std::int64_t late = 0;
    std::int64_t minutesDown = 0;
    std::int64_t minutesInMeetings = 0;
    std::int64_t longestRepair = 0; ///< minutes
    std::int64_t repairMinutes = 0; ///< of all
    std::int64_t minutesObserved = 0;

    void add(const SlaFigures& other);
    /// Share of the observed minutes in which it was not down, 10'000 = always, rounded down so
    /// that one minute down never reads as none; absent when nothing was observed.
    [[nodiscard]] std::optional<std::int64_t> availabilityBp() const;
};
struct LineSla
{
    SlaFigures figures;
    std::vector<IncidentFigures> incidents; ///< that touch the period, the earliest first
    /// Whether the availability is what the contract says; absent: it says nothing.
    [[nodiscard]] std::optional<bool> keepsAvailability(const LineTerms& terms) const;
};
/// `meetings`: when the line's site was in a meeting; may overlap.
[[nodiscard]] LineSla lineSla(const LineTerms& terms, std::span<const LineIncident> incidents,
                              std::vector<Span> meetings, const SlaPeriod& period);

// --- what is measured against what is bought

/// How a line stands now; the worst that holds.
enum class LineStanding : std::uint8_t
{
    Late, ///< down for longer than the contract allows for the repair
    Down,
    Below,   ///< measured less than bought
    Unclear, ///< not measured lately, or nobody knows what was bought
    Good
};
/// "late"
[[nodiscard]] std::string_view codeOf(LineStanding standing);

/// How strictly a measurement is read; an office may set both.
struct MeasureRules
{
    std::int64_t leastShare = 90; ///< percent of what was bought that must be measured
    std::int64_t goodForDays = 31;
};
struct MeasuredLine
{
    std::optional<std::int64_t> boughtDown; ///< kbit/s, as all speeds
    std::optional<std::int64_t> boughtUp;
    std::optional<std::int64_t> measuredDown;
    std::optional<std::int64_t> measuredUp;
    std::optional<Instant> measuredAt;
    std::optional<std::int64_t> downMinutes; ///< of the open incident, when it is down
    std::optional<std::int64_t> repairHours;
};
[[nodiscard]] LineStanding standingOf(const MeasuredLine& line, const MeasureRules& rules,
                                      Instant now);
/// Whether what was measured is less than the contract gives; absent when one of them is unknown.
[[nodiscard]] std::optional<bool> isBelow(std::optional<std::int64_t> measured,
                                          std::optional<std::int64_t> bought,
                                          const MeasureRules& rules);

} // namespace dongbo::planning
