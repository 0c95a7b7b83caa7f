#include "core/store/queries/overview_queries.h"

#include "core/store/projection/rows.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace dongbo::store {

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

Date firstDayOf(Month month)
{
    return {std::chrono::year{month.year}, std::chrono::month{month.month}, std::chrono::day{1}};
}

/// How many months after `first`; negative when before.
std::int64_t stepsBetween(Month first, Month other)
{
    return (static_cast<std::int64_t>(other.year) - first.year) * 12 +
           static_cast<std::int64_t>(other.month) - static_cast<std::int64_t>(first.month);
}

template <typename Entry> std::vector<Entry> emptyMonths(Month first, Month last)
{
    std::vector<Entry> months;
    for (Month at = first; at <= last; at = nextMonth(at)) {
        Entry entry;
        entry.month = at;
        months.push_back(entry);
    }
    return months;
}

} // namespace

Month monthOf(Date day)
{
    return {static_cast<int>(day.year()), static_cast<unsigned>(day.month())};
}

Month monthOf(Instant moment)
{
    return monthOf(dayOf(moment));
}

Month nextMonth(Month month)
{
    return month.month == 12 ? Month{month.year + 1, 1} : Month{month.year, month.month + 1};
}

Instant startOf(Month month)
{
    return startOfDay(firstDayOf(month));
}

Instant endOf(Month month)
{
    return {startOf(nextMonth(month)).unixMs - 1};
}

namespace {
// ?1 since, ?2 until
constexpr const char* faultMoments = R"(
SELECT reported_at, severity FROM fault
WHERE state = 1 AND reported_at BETWEEN ?1 AND ?2)";
constexpr const char* repairMoments = R"(
SELECT finished_at, coalesce(cost, 0) FROM repair
WHERE state = 1 AND finished_at BETWEEN ?1 AND ?2)";
} // namespace

std::vector<MonthOfFaults> faultsByMonth(Database& database, Month first, Month last)
{
    auto months = emptyMonths<MonthOfFaults>(first, last);
    Use use(prepared(database, faultMoments));
    use.bind(1, startOf(first).unixMs).bind(2, endOf(last).unixMs);
    while (use.step()) {
        const auto at = stepsBetween(first, monthOf(Instant{use.number(0)}));
        auto& month = months[static_cast<std::size_t>(at)];
        std::optional<Severity> severity;
        fromValue(use.value(1), severity);
        if (severity == Severity::Blocking) {
            ++month.blocking;
        } else if (severity == Severity::Intermittent) {
            ++month.intermittent;
        } else {
            ++month.other;
        }
    }
    return months;
}

std::vector<MonthOfRepairs> repairsByMonth(Database& database, Month first, Month last)
{
    auto months = emptyMonths<MonthOfRepairs>(first, last);
    Use use(prepared(database, repairMoments));
    use.bind(1, startOf(first).unixMs).bind(2, endOf(last).unixMs);
    while (use.step()) {
        const auto at = stepsBetween(first, monthOf(Instant{use.number(0)}));
        auto& month = months[static_cast<std::size_t>(at)];
        ++month.repairs;
        month.cost = Money::sum(month.cost, Money{use.number(1)}).value_or(Money{largest});
    }
    return months;
}

namespace {

constexpr const char* usefulLives = R"(
SELECT type, useful_life_years FROM type_info
WHERE state = 1 AND type IS NOT NULL AND useful_life_years > 0)";

// ?1 and ?2: the days between which a warranty's end counts
constexpr const char* deviceFacts = R"(
SELECT coalesce(type, 0), coalesce(condition_now, 0), paper = 2,
    coalesce(in_use_year, CAST(substr(coalesce(in_use_date, acquired), 1, 4) AS INTEGER)),
    warranty_until BETWEEN ?1 AND ?2
FROM device WHERE state = 1 AND (paper IS NULL OR paper NOT IN (3, 4, 5)))";

/// An index of `size` places; 0 (unknown) for a number that is not on the list.
std::size_t placeOf(std::int64_t number, std::size_t size)
{
    return number > 0 && static_cast<std::size_t>(number) < size ? static_cast<std::size_t>(number)
                                                                 : 0;
}

} // namespace

DeviceHealth deviceHealth(Database& database, Date today, int warrantyDays)
{
    DeviceHealth tally;
    std::array<std::int64_t, std::tuple_size_v<decltype(tally.byType)>> lives{};
    {
        Use use(prepared(database, usefulLives));
        while (use.step()) {
            lives[placeOf(use.number(0), lives.size())] = use.number(1);
        }
    }
    const auto thisYear = static_cast<std::int64_t>(static_cast<int>(today.year()));
    const auto lastDay =
        isoText(Date{std::chrono::sys_days{today} + std::chrono::days{warrantyDays}});
    const auto firstDay = isoText(today);
    Use use(prepared(database, deviceFacts));
    use.bind(1, firstDay).bind(2, lastDay);
    while (use.step()) {
        const auto type = placeOf(use.number(0), tally.byType.size());
        const auto condition = placeOf(use.number(1), tally.byCondition.size());
        auto& ofType = tally.byType[type];
        ++tally.devices;
        ++ofType.devices;
        ++tally.byCondition[condition];
        ofType.broken += condition == static_cast<std::size_t>(Condition::Broken) ? 1 : 0;
        ofType.poor += condition == static_cast<std::size_t>(Condition::Poor) ? 1 : 0;
        tally.disposalProposed += use.number(2);
        const bool isAged = type != 0 && lives[type] != 0 && !use.isNull(3) &&
                            use.number(3) + lives[type] <= thisYear;
        tally.aged += isAged ? 1 : 0;
        ofType.aged += isAged ? 1 : 0;
        tally.warrantyEnding += use.number(4);
    }
    return tally;
}

namespace {

// the operations of the few devices that were edited are looked up, not those of every record
constexpr const char* deviceEvidence = R"(
SELECT d.site, max(coalesce(d.birth, 0),
    coalesce((SELECT max(c.op) FROM cell AS c WHERE c.record = d.id), 0))
FROM device AS d WHERE d.state = 1 AND d.site IS NOT NULL)";
constexpr const char* wallOf = "SELECT wall_ms FROM op WHERE no = ?1";
constexpr const char* faultEvidence = R"(
SELECT f.site_now, max(coalesce(f.reported_at, 0), coalesce(f.fixed_at, 0),
    coalesce(f.closed_at, 0), coalesce((SELECT max(r.finished_at) FROM repair AS r
    WHERE r.fault = f.id AND r.state = 1), 0))
FROM fault AS f WHERE f.state = 1 AND f.site_now IS NOT NULL)";
constexpr const char* evidenceOfSite = R"(
SELECT max(
    coalesce((SELECT wall_ms FROM op WHERE no = (SELECT max(no) FROM (
        SELECT max(birth) AS no FROM device WHERE state = 1 AND site = ?1
        UNION ALL
        SELECT max(c.op) FROM device AS d JOIN cell AS c ON c.record = d.id
        WHERE d.state = 1 AND d.site = ?1))), 0),
    coalesce((SELECT max(max(coalesce(f.reported_at, 0), coalesce(f.fixed_at, 0),
        coalesce(f.closed_at, 0), coalesce((SELECT max(r.finished_at) FROM repair AS r
        WHERE r.fault = f.id AND r.state = 1), 0)))
    FROM fault AS f WHERE f.state = 1 AND f.site_now = ?1), 0)))";

} // namespace

std::vector<SiteEvidence> newestEvidence(Database& database)
{
    std::unordered_map<RecordId, std::int64_t> newestOp;
    {
        Use use(prepared(database, deviceEvidence));
        while (use.step()) {
            auto& newest = newestOp[use.id(0)];
            newest = std::max(newest, use.number(1));
        }
    }
    std::unordered_map<RecordId, std::int64_t> newestMs;
    for (const auto& [site, op] : newestOp) {
        Use use(prepared(database, wallOf));
        use.bind(1, op);
        newestMs[site] = use.step() ? use.number(0) : 0;
    }
    Use use(prepared(database, faultEvidence));
    while (use.step()) {
        auto& newest = newestMs[use.id(0)];
        newest = std::max(newest, use.number(1));
    }
    std::vector<SiteEvidence> all;
    all.reserve(newestMs.size());
    for (const auto& [site, ms] : newestMs) {
        if (ms > 0) {
            all.push_back({SiteId{site}, Instant{ms}});
        }
    }
    std::sort(all.begin(), all.end(),
              [](const SiteEvidence& a, const SiteEvidence& b) { return a.site < b.site; });
    return all;
}

std::optional<Instant> newestEvidence(Database& database, const SiteId& site)
{
    Use use(prepared(database, evidenceOfSite));
    use.bind(1, site);
    const auto ms = use.step() ? use.number(0) : 0;
    return ms > 0 ? std::optional{Instant{ms}} : std::nullopt;
}

namespace {
constexpr const char* aside = R"(
SELECT id, name, rows FROM (
    SELECT no, id, name, json_extract(summary, '$.set_aside') AS rows,
        max(no) OVER (PARTITION BY name) AS newest
    FROM import_file WHERE state = 1 AND json_valid(summary))
WHERE no = newest AND rows > 0 ORDER BY no DESC)";
} // namespace

std::vector<RowsAside> rowsSetAside(Database& database)
{
    std::vector<RowsAside> all;
    Use use(prepared(database, aside));
    while (use.step()) {
        all.push_back({ImportFileId{use.id(0)}, textOr(use, 1), use.number(2)});
    }
    return all;
}

} // namespace dongbo::store
