#include "gui/present/faults/fault_watch.h"

#include "core/store/projection/load.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/words/day_words.h"

#include <algorithm>
#include <map>

namespace dongbo::present {

namespace {

constexpr int monthsShown = 12;

/// Months since year 0.
int monthNumber(Date day)
{
    return static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month()));
}

struct Watched
{
    std::vector<store::FaultRow> rows; ///< newest first
};

WatchLine lineOf(store::Database& database, Language language, Instant now, const Watched& watched)
{
    const auto& newest = watched.rows.front();
    const auto device = newest.fault.device ? store::load<Device>(database, *newest.fault.device)
                                            : std::optional<Device>();
    const auto today = dayOf(now);
    WatchLine line;
    line.title = subjectOf(language, newest, device);
    line.site = shortSiteName(newest.site);
    line.months.assign(monthsShown, 0);
    for (const auto& row : watched.rows) {
        const auto back = monthNumber(today) - monthNumber(dayOf(*row.fault.reportedAt));
        if (back >= 0 && back < monthsShown) {
            ++line.months[static_cast<std::size_t>(monthsShown - 1 - back)];
        }
    }
    line.sentence =
        text::say(language, "faults.watch_count", {{"count", std::to_string(watched.rows.size())}});
    line.last = text::say(language, "faults.watch_last",
                          {{"day", shortDay(*newest.fault.reportedAt, today)}});
    line.newest = newest.id;
    return line;
}

} // namespace

std::vector<WatchLine> readWatch(store::Database& database, Language language, Instant now,
                                 std::size_t most)
{
    const auto today = dayOf(now);
    const auto first = today.year() / today.month() - std::chrono::months(monthsShown - 1);
    store::FaultFilter filter;
    filter.scope = store::FaultScope::All;
    filter.severity = Severity::Intermittent;
    filter.since = startOfDay(first / std::chrono::day(1));
    filter.until = now;
    filter.limit = 5'000; // newest first: enough to see who comes most
    std::map<std::pair<RecordId, int>, Watched> byThing;
    for (auto& row : store::faults(database, filter)) {
        const auto about = row.fault.about.value_or(FaultAbout::Device);
        std::optional<RecordId> thing = row.siteId;
        if (row.fault.device) {
            thing = row.fault.device;
        }
        if (thing) {
            const std::pair key{*thing, static_cast<int>(about)};
            byThing[key].rows.push_back(std::move(row));
        }
    }
    std::vector<const Watched*> often;
    for (const auto& [thing, watched] : byThing) {
        if (watched.rows.size() >= 2) {
            often.push_back(&watched);
        }
    }
    std::sort(often.begin(), often.end(), [](const Watched* a, const Watched* b) {
        return a->rows.size() != b->rows.size()
                   ? a->rows.size() > b->rows.size()
                   : a->rows.front().fault.reportedAt > b->rows.front().fault.reportedAt;
    });
    std::vector<WatchLine> lines;
    for (const auto* watched : often) {
        if (lines.size() == most) {
            break;
        }
        lines.push_back(lineOf(database, language, now, *watched));
    }
    return lines;
}

} // namespace dongbo::present
