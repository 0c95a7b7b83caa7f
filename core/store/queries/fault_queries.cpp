#include "core/store/queries/fault_queries.h"

#include "core/store/projection/projection.h"
#include "core/store/projection/rows.h"

#include <limits>

namespace dongbo::store {

namespace {

// ?1 device  ?2 site  ?3 severity  ?4 state  ?5 since  ?6 until  ?7 limit  ?8 fault

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

void forEachFault(Database& database, const FaultFilter& filter,
                  const std::function<void(const FaultRow&)>& visit)
{
    Composed query;
    query.add(faultColumns).add(columnsOf(RecordKind::Fault, "f")).add(faultFrom);
    addFilter(query, filter);
    query.add(filter.scope == FaultScope::Open
                  ? " ORDER BY f.reported_at IS NULL, f.reported_at, f.id"
                  : " ORDER BY f.reported_at IS NULL, f.reported_at DESC, f.id DESC");
    query.add(" LIMIT ?7", 7,
              filter.limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(filter.limit));
    Run use(database, query);
    while (use.step()) {
        auto row = faultAt(use);
        if (row.repairs != 0) {
            row.repairCost = repairCostOf(database, row.id);
        }
        visit(row);
    }
}

std::vector<FaultRow> faults(Database& database, const FaultFilter& filter)
{
    std::vector<FaultRow> rows;
    forEachFault(database, filter, [&rows](const FaultRow& row) { rows.push_back(row); });
    return rows;
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

// ?1 fault  ?2 device  ?3 site  ?4 vendor  ?5 since  ?6 until

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
constexpr const char* repairOrder = R"(
ORDER BY r.started_at IS NULL, r.started_at, r.number_fold, r.id)";

} // namespace

std::vector<RepairRow> repairs(Database& database, const RepairFilter& filter)
{
    Composed query;
    query.add(repairColumns).add(columnsOf(RecordKind::Repair, "r")).add(repairFrom);
    if (filter.fault) {
        query.add(" AND r.fault = ?1", 1, toValue(*filter.fault));
    }
    if (filter.device) {
        query.add(" AND f.device = ?2", 2, toValue(*filter.device));
    }
    if (filter.site) {
        query.add(" AND f.site_now = ?3", 3, toValue(*filter.site));
    }
    if (filter.vendor) {
        query.add(" AND r.vendor = ?4", 4, toValue(*filter.vendor));
    }
    if (filter.since) {
        query.add(" AND coalesce(r.finished_at, r.started_at) >= ?5", 5, toValue(*filter.since));
    }
    if (filter.until) {
        query.add(" AND coalesce(r.finished_at, r.started_at) <= ?6", 6, toValue(*filter.until));
    }
    query.add(repairOrder);
    std::vector<RepairRow> rows;
    Run use(database, query);
    while (use.step()) {
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
        rows.push_back(std::move(row));
    }
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
