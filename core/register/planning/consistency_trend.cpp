#include "core/register/planning/consistency_trend.h"

#include "core/register/planning/rule_checks.h"
#include "core/register/planning/situation.h"
#include "core/store/queries/device_queries.h"

#include <algorithm>
#include <chrono>

namespace dongbo {

namespace {

TrendPoint pointOf(Register& reg, Date day)
{
    TrendPoint point;
    point.day = day;
    const auto consistency = evaluateSites(reg, {});
    point.sites = consistency.counts.sites;
    point.able = consistency.counts.able;
    point.gaps = consistency.counts.criticalGaps + consistency.counts.otherGaps;
    const auto report = checkRules(reg);
    for (const auto& score : report.scores) {
        point.score += score.score;
    }
    point.score = report.scores.empty() ? 0 : point.score / std::ssize(report.scores);
    return point;
}

} // namespace

Date endOfQuarterBefore(Date day)
{
    const unsigned month = (static_cast<unsigned>(day.month()) - 1) / 3 * 3 + 1;
    const std::chrono::sys_days first{day.year() / std::chrono::month{month} / std::chrono::day{1}};
    return Date{first - std::chrono::days{1}};
}

std::vector<TrendPoint>
consistencyTrend(Register& reg, Date until, std::size_t most,
                 const std::function<void(std::size_t, std::size_t)>& progress)
{
    std::vector<TrendPoint> out;
    auto day = until;
    for (std::size_t done = 0; done < most; ++done) {
        progress(done, most);
        // a cancelled replay ends in the middle of it
        const auto step = [&](std::size_t, std::size_t) { progress(done, most); };
        auto past = reg.asOf(day, step);
        if (!store::hasMoreDevicesThan(past.database(), 0)) {
            break; // nothing was written yet
        }
        out.push_back(pointOf(past, day));
        day = endOfQuarterBefore(day);
    }
    std::reverse(out.begin(), out.end());
    return out;
}

} // namespace dongbo
