#include "core/store/queries/fault_queries.h"

#include "core/store/projection/projection.h"
#include "core/store/projection/rows.h"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

namespace dongbo::store {

namespace {

// ?1 device  ?2 site  ?3 severity  ?4 state  ?5 since  ?6 until  ?7 limit  ?8 fault  ?9 row

constexpr const char* faultColumns = R"(
SELECT f.id, f.state, d.code, d.name, d.type, f.site_now, s.name, o.name,
    (SELECT count(*) FROM repair AS r WHERE r.fault = f.id AND r.state = 1), )";

constexpr const char* faultFrom = R"(
FROM fault AS f
LEFT JOIN device AS d ON d.id = f.device
LEFT JOIN site AS s ON s.id = f.site_now
LEFT JOIN officer AS o ON o.id = f.reported_by
WHERE )";

constexpr const char* openStates = " AND f.fault_state IN (1, 2, 3, 4)";
constexpr const char* closedStates = " AND f.fault_state IN (5, 6, 7)";

void addFilter(Composed& out, const FaultFilter& filter)
{
    out.add(filter.includeWithdrawn ? "f.state <> 0" : "f.state = 1");
    switch (filter.scope) {
    case FaultScope::Open:
        out.add(openStates);
        break;
    case FaultScope::Closed:
        out.add(closedStates);
        break;
    case FaultScope::All:
        break;
    }
    if (filter.device) {
        out.add(" AND f.device = ?1", 1, toValue(*filter.device));
    }
    if (filter.site) {
        out.add(" AND f.site_now = ?2", 2, toValue(*filter.site));
    }
    if (filter.isNowhere) {
        out.add(" AND f.site_now IS NULL");
    }
    if (filter.severity) {
        out.add(" AND f.severity = ?3", 3, toValue(*filter.severity));
    }
    if (filter.state) {
        out.add(" AND f.fault_state = ?4", 4, toValue(*filter.state));
    }
    if (filter.since) {
        out.add(" AND f.reported_at >= ?5", 5, toValue(*filter.since));
    }
    if (filter.until) {
        out.add(" AND f.reported_at <= ?6", 6, toValue(*filter.until));
    }
}

constexpr const char* exactCost = "SELECT cost FROM repair WHERE fault = ?1 AND state = 1";

/// The sum in whole đồng: SQL's own stops at an overflow or loses đồng.
Money repairCostOf(Database& database, const RecordId& fault)
{
    Use use(prepared(database, exactCost));
    use.bind(1, fault);
    Money total;
    while (use.step()) {
        const auto sum = Money::sum(total, Money{use.number(0)});
        if (!sum) {
            return Money{std::numeric_limits<std::int64_t>::max()};
        }
        total = *sum;
    }
    return total;
}

/// Where a row of a long list stands. The whole rows would take a kilobyte each while they are
/// sorted, and temporary files are not written (they would outlive the register's protection).
struct Stop
{
    std::int64_t at = 0; ///< a moment that orders them
    std::int64_t no = 0;
};

/// Runs `keys` (at, no), sorts, and calls `visit` for each run of equal moments.
void eachRun(Database& database, const Composed& keys,
             const std::function<void(std::span<const Stop>)>& visit)
{
    std::vector<Stop> stops;
    {
        Run use(database, keys);
        while (use.step()) {
            stops.push_back({use.number(0), use.number(1)});
        }
    }
    std::sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) {
        return a.at != b.at ? a.at < b.at : a.no < b.no;
    });
    std::size_t first = 0;
    while (first < stops.size()) {
        auto end = first + 1;
        while (end < stops.size() && stops[end].at == stops[first].at) {
            ++end;
        }
        visit(std::span(stops).subspan(first, end - first));
        first = end;
    }
}

/// The numbers of a run in the order of a second key.
template <typename Key>
std::vector<std::int64_t> inOrder(std::span<const Stop> run, bool isDescending,
                                  const std::function<Key(std::int64_t)>& keyOf)
{
    std::vector<std::pair<Key, std::int64_t>> keyed;
    if (run.size() > 1) {
        keyed.reserve(run.size());
        for (const auto& stop : run) {
            keyed.emplace_back(keyOf(stop.no), stop.no);
        }
        std::sort(keyed.begin(), keyed.end());
        if (isDescending) {
            std::reverse(keyed.begin(), keyed.end());
        }
    }
    std::vector<std::int64_t> out;
    out.reserve(run.size());
    for (const auto& [key, no] : keyed) {
        out.push_back(no);
    }
    if (run.size() == 1) {
        out.push_back(run.front().no);
    }
    return out;
}

FaultRow faultAt(const Use& use)
{
    FaultRow row;
    row.id = FaultId{use.id(0)};
    row.isWithdrawn = use.number(1) == static_cast<std::int64_t>(RecordState::Withdrawn);
    row.deviceCode = textOr(use, 2);
    row.deviceName = textOr(use, 3);
    fromValue(use.value(4), row.deviceType);
    row.siteId = maybeIdAt<struct SiteTag>(use, 5);
    row.site = textOr(use, 6);
    row.reporter = textOr(use, 7);
    row.repairs = use.number(8);
    row.fault = recordAt<Fault>(use, 9);
    return row;
}

} // namespace

namespace {

/// The newest of a list, or its first ones: as many as are asked for.
void firstFaults(Database& database, const FaultFilter& filter,
                 const std::function<void(const FaultRow&)>& visit)
{
    Composed query;
    query.add(faultColumns).add(columnsOf(RecordKind::Fault, "f")).add(faultFrom);
    addFilter(query, filter);
    query.add(filter.scope == FaultScope::Open
                  ? " ORDER BY f.reported_at IS NULL, f.reported_at, f.id"
                  : " ORDER BY f.reported_at IS NULL, f.reported_at DESC, f.id DESC");
    query.add(" LIMIT ?7", 7, static_cast<std::int64_t>(filter.limit));
    Run use(database, query);
    while (use.step()) {
        auto row = faultAt(use);
        if (row.repairs != 0) {
            row.repairCost = repairCostOf(database, row.id);
        }
        visit(row);
    }
}

constexpr const char* idOfFault = "SELECT id FROM fault WHERE no = ?1";

void visitFault(Database& database, const Composed& query, std::int64_t no,
                const std::function<void(const FaultRow&)>& visit)
{
    std::optional<FaultRow> row;
    {
        Run use(database, query);
        use.bind(9, no);
        if (use.step()) {
            row = faultAt(use);
        }
    }
    if (row) {
        if (row->repairs != 0) {
            row->repairCost = repairCostOf(database, row->id);
        }
        visit(*row);
    }
}

} // namespace

void forEachFault(Database& database, const FaultFilter& filter,
                  const std::function<void(const FaultRow&)>& visit)
{
    if (filter.limit != 0) {
        firstFaults(database, filter, visit);
        return;
    }
    const bool isDescending = filter.scope != FaultScope::Open;
    Composed keys; // without a moment they come last either way
    keys.add(isDescending ? "SELECT coalesce(-f.reported_at, 9223372036854775807), f.no"
                          : "SELECT coalesce(f.reported_at, 9223372036854775807), f.no");
    keys.add(" FROM fault AS f WHERE ");
    addFilter(keys, filter);
    Composed query;
    query.add(faultColumns).add(columnsOf(RecordKind::Fault, "f")).add(faultFrom);
    query.add("f.no = ?9");
    eachRun(database, keys, [&](std::span<const Stop> run) {
        const auto idOf = [&database](std::int64_t no) {
            Use use(prepared(database, idOfFault));
            use.bind(1, no);
            return use.step() ? use.id(0) : RecordId{};
        };
        for (const auto no : inOrder<RecordId>(run, isDescending, idOf)) {
            visitFault(database, query, no, visit);
        }
    });
}

std::vector<FaultRow> faults(Database& database, const FaultFilter& filter)
{
    std::vector<FaultRow> rows;
    forEachFault(database, filter, [&rows](const FaultRow& row) { rows.push_back(row); });
    return rows;
}

namespace {
constexpr const char* faultSites = R"(
SELECT f.site FROM (SELECT DISTINCT site_now AS site FROM fault WHERE state = 1) AS f
LEFT JOIN site AS s ON s.id = f.site
WHERE f.site IS NOT NULL ORDER BY s.name_key IS NULL, s.name_key, s.no, f.site)";
} // namespace

std::vector<SiteId> sitesOfFaults(Database& database)
{
    std::vector<SiteId> out;
    Use use(prepared(database, faultSites));
    while (use.step()) {
        out.emplace_back(use.id(0));
    }
    return out;
}

std::int64_t countFaults(Database& database, const FaultFilter& filter)
{
    Composed query;
    query.add("SELECT count(*) FROM fault AS f WHERE ");
    addFilter(query, filter);
    Run use(database, query);
    use.step();
    return use.number(0);
}

std::optional<FaultRow> faultRow(Database& database, const FaultId& id)
{
    Composed query;
    query.add(faultColumns).add(columnsOf(RecordKind::Fault, "f")).add(faultFrom);
    query.add("f.id = ?8 AND f.state <> 0", 8, toValue(id));
    Run use(database, query);
    if (!use.step()) {
        return std::nullopt;
    }
    auto row = faultAt(use);
    row.repairCost = repairCostOf(database, id);
    return row;
}

std::int64_t ageOf(const Fault& fault, Instant now)
{
    if (!fault.reportedAt) {
        return 0;
    }
    const Instant end = fault.fixedAt ? *fault.fixedAt : fault.closedAt ? *fault.closedAt : now;
    return end.unixMs - fault.reportedAt->unixMs;
}

namespace {

// ?1 fault  ?2 device  ?3 site  ?4 vendor  ?5 since  ?6 until  ?8 repair  ?9 row

constexpr const char* repairColumns = R"(
SELECT r.id, f.number, f.symptom, d.id, d.code, d.name, f.site_now, s.name, v.name,
    o.name, )";
constexpr const char* repairFrom = R"(
FROM repair AS r
LEFT JOIN fault AS f ON f.id = r.fault
LEFT JOIN device AS d ON d.id = f.device
LEFT JOIN site AS s ON s.id = f.site_now
LEFT JOIN vendor AS v ON v.id = r.vendor
LEFT JOIN officer AS o ON o.id = r.officer
WHERE r.state = 1)";

void addFilter(Composed& out, const RepairFilter& filter)
{
    if (filter.fault) {
        out.add(" AND r.fault = ?1", 1, toValue(*filter.fault));
    }
    if (filter.device) {
        out.add(" AND f.device = ?2", 2, toValue(*filter.device));
    }
    if (filter.site) {
        out.add(" AND f.site_now = ?3", 3, toValue(*filter.site));
    }
    if (filter.vendor) {
        out.add(" AND r.vendor = ?4", 4, toValue(*filter.vendor));
    }
    if (filter.since) {
        out.add(" AND coalesce(r.finished_at, r.started_at) >= ?5", 5, toValue(*filter.since));
    }
    if (filter.until) {
        out.add(" AND coalesce(r.finished_at, r.started_at) <= ?6", 6, toValue(*filter.until));
    }
}

RepairRow repairAt(const Use& use)
{
    RepairRow row;
    row.id = RepairId{use.id(0)};
    row.faultNumber = textOr(use, 1);
    row.symptom = textOr(use, 2);
    row.deviceId = maybeIdAt<struct DeviceTag>(use, 3);
    row.deviceCode = textOr(use, 4);
    row.deviceName = textOr(use, 5);
    row.siteId = maybeIdAt<struct SiteTag>(use, 6);
    row.site = textOr(use, 7);
    row.vendor = textOr(use, 8);
    row.officer = textOr(use, 9);
    row.repair = recordAt<Repair>(use, 10);
    return row;
}

constexpr const char* nameOfRepair = "SELECT number_fold, id FROM repair WHERE no = ?1";

} // namespace

void forEachRepair(Database& database, const RepairFilter& filter,
                   const std::function<void(const RepairRow&)>& visit)
{
    Composed keys;
    keys.add("SELECT coalesce(r.started_at, 9223372036854775807), r.no FROM repair AS r");
    keys.add(" LEFT JOIN fault AS f ON f.id = r.fault WHERE r.state = 1");
    addFilter(keys, filter);
    Composed query;
    query.add(repairColumns).add(columnsOf(RecordKind::Repair, "r")).add(repairFrom);
    query.add(" AND r.no = ?9");
    eachRun(database, keys, [&](std::span<const Stop> run) {
        using Name = std::pair<std::string, RecordId>;
        const auto nameOf = [&database](std::int64_t no) {
            Use use(prepared(database, nameOfRepair));
            use.bind(1, no);
            return use.step() ? Name{textOr(use, 0), use.id(1)} : Name{};
        };
        for (const auto no : inOrder<Name>(run, false, nameOf)) {
            std::optional<RepairRow> row;
            {
                Run use(database, query);
                use.bind(9, no);
                if (use.step()) {
                    row = repairAt(use);
                }
            }
            if (row) {
                visit(*row);
            }
        }
    });
}

std::optional<RepairRow> repairRow(Database& database, const RepairId& id)
{
    Composed query;
    query.add(repairColumns).add(columnsOf(RecordKind::Repair, "r")).add(repairFrom);
    query.add(" AND r.id = ?8", 8, toValue(id));
    Run use(database, query);
    return use.step() ? std::optional{repairAt(use)} : std::nullopt;
}

std::vector<RepairRow> repairs(Database& database, const RepairFilter& filter)
{
    std::vector<RepairRow> rows;
    forEachRepair(database, filter, [&rows](const RepairRow& row) { rows.push_back(row); });
    return rows;
}

namespace {
constexpr const char* openRepair = R"(
SELECT id FROM repair WHERE fault = ?1 AND state = 1 AND finished_at IS NULL
ORDER BY started_at DESC, id DESC LIMIT 1)";
constexpr const char* likeOfDevice = R"(
SELECT id FROM fault WHERE device = ?1 AND symptom_group = ?2 AND reported_at >= ?3 AND state = 1
ORDER BY reported_at DESC, id DESC)";
constexpr const char* likeOfSite = R"(
SELECT id FROM fault WHERE site = ?1 AND about = ?4 AND symptom_group = ?2 AND reported_at >= ?3
    AND state = 1
ORDER BY reported_at DESC, id DESC)";
constexpr const char* lastLikeOfDevice = R"(
SELECT id FROM fault WHERE device = ?1 AND symptom_group = ?2 AND reported_at BETWEEN ?3 AND ?4
    AND state = 1 AND id IS NOT ?5
ORDER BY reported_at DESC, id DESC LIMIT 1)";
constexpr const char* lastLikeOfSite = R"(
SELECT id FROM fault WHERE site = ?1 AND about = ?6 AND symptom_group = ?2
    AND reported_at BETWEEN ?3 AND ?4 AND state = 1 AND id IS NOT ?5
ORDER BY reported_at DESC, id DESC LIMIT 1)";
constexpr const char* openOfDevice = R"(
SELECT id FROM fault WHERE device = ?1 AND fault_state IN (1, 2, 3, 4) AND state = 1
ORDER BY reported_at IS NULL, reported_at, id)";

std::vector<FaultId> faultIdsOf(Use& use)
{
    std::vector<FaultId> ids;
    while (use.step()) {
        ids.emplace_back(use.id(0));
    }
    return ids;
}
} // namespace

std::optional<RepairId> openRepairOf(Database& database, const FaultId& fault)
{
    Use use(prepared(database, openRepair));
    use.bind(1, fault);
    return use.step() ? std::optional{RepairId{use.id(0)}} : std::nullopt;
}

std::vector<FaultId> likeFaults(Database& database, const DeviceId& device,
                                const std::string& symptomGroup, Instant since)
{
    Use use(prepared(database, likeOfDevice));
    use.bind(1, device).bind(2, symptomGroup).bind(3, since.unixMs);
    return faultIdsOf(use);
}

std::vector<FaultId> likeFaults(Database& database, const SiteId& site, FaultAbout about,
                                const std::string& symptomGroup, Instant since)
{
    Use use(prepared(database, likeOfSite));
    use.bind(1, site).bind(2, symptomGroup).bind(3, since.unixMs);
    use.bind(4, static_cast<std::int64_t>(about));
    return faultIdsOf(use);
}

namespace {
std::optional<FaultId> lastLike(Use& use, const std::string& symptomGroup, Instant since,
                                Instant until, const std::optional<FaultId>& except)
{
    use.bind(2, symptomGroup).bind(3, since.unixMs).bind(4, until.unixMs);
    if (except) {
        use.bind(5, *except);
    } else {
        use.bindNull(5);
    }
    return use.step() ? std::optional{FaultId{use.id(0)}} : std::nullopt;
}
} // namespace

std::optional<FaultId> lastLikeFault(Database& database, const DeviceId& device,
                                     const std::string& symptomGroup, Instant since, Instant until,
                                     const std::optional<FaultId>& except)
{
    Use use(prepared(database, lastLikeOfDevice));
    use.bind(1, device);
    return lastLike(use, symptomGroup, since, until, except);
}

std::optional<FaultId> lastLikeFault(Database& database, const SiteId& site, FaultAbout about,
                                     const std::string& symptomGroup, Instant since, Instant until,
                                     const std::optional<FaultId>& except)
{
    Use use(prepared(database, lastLikeOfSite));
    use.bind(1, site).bind(6, static_cast<std::int64_t>(about));
    return lastLike(use, symptomGroup, since, until, except);
}

namespace {
// 100 is no limit of the office: it ends a loop that merging two registers may have made.
constexpr const char* chain = R"(
WITH RECURSIVE earlier (id, depth) AS (
    SELECT ?1, 1
    UNION ALL
    SELECT f.recurrence_of, e.depth + 1 FROM earlier AS e JOIN fault AS f ON f.id = e.id
    WHERE f.recurrence_of IS NOT NULL AND e.depth < 100)
SELECT count(*) FROM earlier AS e JOIN fault AS f ON f.id = e.id WHERE f.state = 1)";
constexpr const char* symptomsOfType = R"(
SELECT f.symptom, count(*) FROM (SELECT symptom, device, about FROM fault
    WHERE state = 1 ORDER BY no DESC LIMIT ?3) AS f
JOIN device AS d ON d.id = f.device
WHERE f.about = ?1 AND d.type = ?2 AND f.symptom IS NOT NULL
GROUP BY f.symptom ORDER BY count(*) DESC, f.symptom)";
constexpr const char* symptomsOfSites = R"(
SELECT f.symptom, count(*) FROM (SELECT symptom, about FROM fault
    WHERE state = 1 ORDER BY no DESC LIMIT ?3) AS f
WHERE f.about = ?1 AND f.symptom IS NOT NULL
GROUP BY f.symptom ORDER BY count(*) DESC, f.symptom)";
} // namespace

std::int64_t occurrenceOf(Database& database, const FaultId& id)
{
    Use use(prepared(database, chain));
    use.bind(1, id);
    return use.step() ? use.number(0) : 0;
}

std::vector<SymptomCount> symptomCounts(Database& database, FaultAbout about,
                                        std::optional<DeviceType> type, std::size_t newest)
{
    Use use(prepared(database, type ? symptomsOfType : symptomsOfSites));
    use.bind(1, static_cast<std::int64_t>(about)).bind(3, static_cast<std::int64_t>(newest));
    if (type) {
        use.bind(2, static_cast<std::int64_t>(*type));
    }
    std::vector<SymptomCount> counts;
    while (use.step()) {
        counts.push_back({textOr(use, 0), use.number(1)});
    }
    return counts;
}

namespace {
std::vector<AttachmentRow> attachmentsBy(Database& database, std::string_view owner,
                                         const RecordId& id)
{
    Composed query;
    query.add("SELECT a.id, ").add(columnsOf(RecordKind::Attachment, "a"));
    query.add(" FROM attachment AS a WHERE a.state = 1 AND ").add(owner, 1, id);
    query.add(" ORDER BY a.no");
    std::vector<AttachmentRow> rows;
    Run use(database, query);
    while (use.step()) {
        rows.push_back({AttachmentId{use.id(0)}, recordAt<Attachment>(use, 1)});
    }
    return rows;
}
} // namespace

std::vector<AttachmentRow> attachmentsOf(Database& database, const FaultId& fault)
{
    return attachmentsBy(database, "a.fault = ?1", fault);
}

std::vector<AttachmentRow> attachmentsOf(Database& database, const DeviceId& device)
{
    return attachmentsBy(database, "a.device = ?1", device);
}

std::vector<FaultId> openFaultsOf(Database& database, const DeviceId& device)
{
    Use use(prepared(database, openOfDevice));
    use.bind(1, device);
    return faultIdsOf(use);
}

} // namespace dongbo::store
