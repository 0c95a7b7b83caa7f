#include "core/store/queries/report_queries.h"

#include "core/domain/amount.h"
#include "core/store/projection/rows.h"

namespace dongbo::store {

namespace {

// ?1 first day  ?2 last day

constexpr const char* transferColumns = "SELECT t.id, d.code, d.name, a.name, b.name, ";
constexpr const char* transferFrom = R"(
FROM transfer AS t
LEFT JOIN device AS d ON d.id = t.device
LEFT JOIN site AS a ON a.id = t.from_site
LEFT JOIN site AS b ON b.id = t.to_site
WHERE t.state = 1 AND (?1 IS NULL OR t.day >= ?1) AND (?2 IS NULL OR t.day <= ?2)
ORDER BY t.day IS NULL, t.day, t.no)";

constexpr const char* replacementColumns = "SELECT p.id, a.code, a.name, b.code, b.name, ";
constexpr const char* replacementFrom = R"(
FROM replacement AS p
LEFT JOIN device AS a ON a.id = p.old_device
LEFT JOIN device AS b ON b.id = p.new_device
WHERE p.state = 1 AND (?1 IS NULL OR p.day >= ?1) AND (?2 IS NULL OR p.day <= ?2)
ORDER BY p.day IS NULL, p.day, p.no)";

constexpr const char* disposalColumns =
    "SELECT x.id, d.code, d.name, d.site, s.name, d.cost, d.quantity, ";
constexpr const char* disposalFrom = R"(
FROM disposal AS x
LEFT JOIN device AS d ON d.id = x.device
LEFT JOIN site AS s ON s.id = d.site
WHERE x.state = 1 AND (?1 IS NULL OR x.day >= ?1) AND (?2 IS NULL OR x.day <= ?2)
ORDER BY x.day IS NULL, x.day, x.no)";

// ?3 device  ?4 site  ?5 officer
constexpr const char* custodyColumns =
    "SELECT c.id, o.name, d.code, d.name, coalesce(s.name, e.name), ";
constexpr const char* custodyFrom = R"(
FROM custody AS c
LEFT JOIN officer AS o ON o.id = c.officer
LEFT JOIN device AS d ON d.id = c.device
LEFT JOIN site AS s ON s.id = c.site
LEFT JOIN site AS e ON e.id = d.site
WHERE c.state = 1)";

constexpr const char* inBooks = "d.state = 1 AND (d.paper IS NULL OR d.paper IN (1, 2))";
constexpr const char* sameSerial = R"(
SELECT d.id FROM device AS d WHERE d.serial_fold IN (
    SELECT d.serial_fold FROM device AS d
    WHERE d.serial_fold <> '' AND )";
constexpr const char* sameSerialEnd = R"(
    GROUP BY d.serial_fold HAVING count(*) > 1) AND )";
constexpr const char* sameSerialOrder = " ORDER BY d.serial_fold, d.no";

// what is not in cell is held by the birth
constexpr const char* sinceWhen = R"(
SELECT d.id, o.wall_ms FROM device AS d
LEFT JOIN cell AS c ON c.record = d.id AND c.field = ?1
JOIN op AS o ON o.no = coalesce(c.op, d.birth)
WHERE d.state = 1 AND d.condition = 4)";

constexpr const char* firstMoment = "SELECT min(wall_ms) FROM op";

void bindDays(Composed& query, const DaySpan& days)
{
    query.bind(1, days.first ? Value{isoText(*days.first)} : Value{});
    query.bind(2, days.last ? Value{isoText(*days.last)} : Value{});
}

/// Records between days, each with its id and four texts before its fields.
template <typename RowType, typename IdType, typename Record>
std::vector<RowType> rowsOn(Database& database, Composed& query, const DaySpan& days)
{
    bindDays(query, days);
    std::vector<RowType> rows;
    Run use(database, query);
    while (use.step()) {
        rows.push_back({IdType{use.id(0)}, recordAt<Record>(use, 5), textOr(use, 1), textOr(use, 2),
                        textOr(use, 3), textOr(use, 4)});
    }
    return rows;
}

} // namespace

std::vector<TransferRow> transfersOn(Database& database, const DaySpan& days)
{
    Composed query;
    query.add(transferColumns).add(columnsOf(RecordKind::Transfer, "t")).add(transferFrom);
    return rowsOn<TransferRow, TransferId, Transfer>(database, query, days);
}

std::vector<ReplacementRow> replacementsOn(Database& database, const DaySpan& days)
{
    Composed query;
    query.add(replacementColumns).add(columnsOf(RecordKind::Replacement, "p")).add(replacementFrom);
    return rowsOn<ReplacementRow, ReplacementId, Replacement>(database, query, days);
}

std::vector<DisposalLine> disposalsOn(Database& database, const DaySpan& days)
{
    Composed query;
    query.add(disposalColumns).add(columnsOf(RecordKind::Disposal, "x")).add(disposalFrom);
    bindDays(query, days);
    std::vector<DisposalLine> rows;
    Run use(database, query);
    while (use.step()) {
        Device device;
        fromValue(use.value(5), device.cost);
        fromValue(use.value(6), device.quantity);
        rows.push_back({DisposalId{use.id(0)}, recordAt<Disposal>(use, 7), textOr(use, 1),
                        textOr(use, 2), maybeIdAt<struct SiteTag>(use, 3), textOr(use, 4),
                        amountOf(device)});
    }
    return rows;
}

std::vector<CustodyLine> custodies(Database& database, const CustodyFilter& filter)
{
    Composed query;
    query.add(custodyColumns).add(columnsOf(RecordKind::Custody, "c")).add(custodyFrom);
    if (filter.device) {
        query.add(" AND c.device = ?3", 3, toValue(*filter.device));
    }
    if (filter.site) {
        query.add(" AND (c.site = ?4 OR d.site = ?4)", 4, toValue(*filter.site));
    }
    if (filter.officer) {
        query.add(" AND c.officer = ?5", 5, toValue(*filter.officer));
    }
    query.add(" ORDER BY c.from_day IS NULL, c.from_day, c.no");
    std::vector<CustodyLine> rows;
    Run use(database, query);
    while (use.step()) {
        rows.push_back({CustodyId{use.id(0)}, recordAt<Custody>(use, 5), textOr(use, 1),
                        textOr(use, 2), textOr(use, 3), textOr(use, 4)});
    }
    return rows;
}

std::vector<DeviceId> repeatedSerials(Database& database)
{
    Composed query;
    query.add(sameSerial).add(inBooks).add(sameSerialEnd).add(inBooks).add(sameSerialOrder);
    std::vector<DeviceId> ids;
    Run use(database, query);
    while (use.step()) {
        ids.emplace_back(use.id(0));
    }
    return ids;
}

std::map<DeviceId, Instant> brokenSince(Database& database)
{
    std::map<DeviceId, Instant> out;
    Use use(prepared(database, sinceWhen));
    use.bind(1, static_cast<std::int64_t>(fieldOf<&Device::condition>));
    while (use.step()) {
        out.emplace(DeviceId{use.id(0)}, Instant{use.number(1)});
    }
    return out;
}

std::optional<Date> firstDay(Database& database)
{
    Use use(prepared(database, firstMoment));
    return use.step() && !use.isNull(0) ? std::optional{dayOf(Instant{use.number(0)})}
                                        : std::nullopt;
}

} // namespace dongbo::store
