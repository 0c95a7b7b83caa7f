#include "core/planning/lines/sla.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace dongbo::planning {

namespace {

constexpr std::int64_t whole = 10'000;
constexpr std::int64_t minutesOfHour = 60;

Instant endOf(const LineIncident& incident, Instant now)
{
    return incident.ended.value_or(now);
}

bool isContradictory(const LineIncident& incident, Instant now)
{
    return endOf(incident, now) < incident.began;
}

/// An incident is of the period when some of it lies there, or when it begins there.
bool touches(const LineIncident& incident, const SlaPeriod& period)
{
    if (incident.began >= period.until) {
        return false;
    }
    return incident.began >= period.from || endOf(incident, period.now) > period.from;
}

/// Everything of an incident that other incidents have no part in.
IncidentFigures alone(const LineTerms& terms, const LineIncident& incident, Instant now)
{
    IncidentFigures out;
    out.isOpen = !incident.ended.has_value();
    out.isContradictory = isContradictory(incident, now);
    out.isAfterContract = terms.validTo && dayOf(incident.began) > *terms.validTo;
    // a call before it began is a clock that was set: nobody calls about what has not happened
    const auto since =
        incident.called ? std::max(*incident.called, incident.began) : incident.began;
    out.repairMinutes = spanOf(since, endOf(incident, now)).minutes();
    if (terms.repairHours && !out.isAfterContract) {
        out.isLate = out.repairMinutes > *terms.repairHours * minutesOfHour;
    }
    return out;
}

} // namespace

void SlaFigures::add(const SlaFigures& other)
{
    incidents += other.incidents;
    open += other.open;
    late += other.late;
    minutesDown += other.minutesDown;
    minutesInMeetings += other.minutesInMeetings;
    longestRepair = std::max(longestRepair, other.longestRepair);
    repairMinutes += other.repairMinutes;
    minutesObserved += other.minutesObserved;
}

std::optional<std::int64_t> SlaFigures::availabilityBp() const
{
    if (minutesObserved <= 0) {
        return std::nullopt;
    }
    return (minutesObserved - minutesDown) * whole / minutesObserved;
}

std::optional<bool> LineSla::keepsAvailability(const LineTerms& terms) const
{
    if (!terms.availabilityBp || figures.minutesObserved <= 0) {
        return std::nullopt;
    }
    // in minutes, not in rounded shares: a minute too many is too many
    const auto allowed = figures.minutesObserved * (whole - *terms.availabilityBp);
    return figures.minutesDown * whole <= allowed;
}

LineSla lineSla(const LineTerms& terms, std::span<const LineIncident> incidents,
                std::vector<Span> meetings, const SlaPeriod& period)
{
    const auto observed = spanOf(period.from, std::min(period.until, period.now));
    const auto inMeeting = united(std::move(meetings));
    std::vector<std::size_t> order(incidents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return incidents[a].began < incidents[b].began;
    });
    LineSla out;
    auto& sum = out.figures;
    sum.minutesObserved = observed.minutes();
    // they come by their beginning: what is counted of them so far reaches to here without a gap
    // that a later one could still fill
    std::int64_t counted = observed.from;
    for (const auto at : order) {
        const auto& incident = incidents[at];
        if (!touches(incident, period)) {
            continue;
        }
        auto figures = alone(terms, incident, period.now);
        figures.incident = at;
        if (incident.isDown && !figures.isContradictory) {
            auto down = common(spanOf(incident.began, endOf(incident, period.now)), observed);
            down.from = std::max(down.from, counted);
            counted = std::max(counted, down.until);
            figures.minutesDown = down.minutes();
            figures.minutesInMeetings = minutesIn(down, inMeeting);
        }
        ++sum.incidents;
        sum.open += figures.isOpen ? 1 : 0;
        sum.late += figures.isLate.value_or(false) ? 1 : 0;
        sum.minutesDown += figures.minutesDown;
        sum.minutesInMeetings += figures.minutesInMeetings;
        sum.longestRepair = std::max(sum.longestRepair, figures.repairMinutes);
        sum.repairMinutes += figures.repairMinutes;
        out.incidents.push_back(figures);
    }
    return out;
}

std::string_view codeOf(LineStanding standing)
{
    constexpr std::array codes{"late", "down", "below", "unclear", "good"};
    return codes.at(static_cast<std::size_t>(standing));
}

std::optional<bool> isBelow(std::optional<std::int64_t> measured,
                            std::optional<std::int64_t> bought, const MeasureRules& rules)
{
    constexpr std::int64_t percent = 100;
    if (!measured || !bought) {
        return std::nullopt;
    }
    return *measured * percent < *bought * rules.leastShare;
}

LineStanding standingOf(const MeasuredLine& line, const MeasureRules& rules, Instant now)
{
    constexpr std::int64_t day = 24LL * 3600 * 1000;
    if (line.downMinutes) {
        const bool isLate =
            line.repairHours && *line.downMinutes > *line.repairHours * minutesOfHour;
        return isLate ? LineStanding::Late : LineStanding::Down;
    }
    const auto down = isBelow(line.measuredDown, line.boughtDown, rules);
    const auto up = isBelow(line.measuredUp, line.boughtUp, rules);
    if (down.value_or(false) || up.value_or(false)) {
        return LineStanding::Below;
    }
    const bool isOld =
        !line.measuredAt || now.unixMs - line.measuredAt->unixMs > rules.goodForDays * day;
    return isOld || !down ? LineStanding::Unclear : LineStanding::Good;
}

} // namespace dongbo::planning
