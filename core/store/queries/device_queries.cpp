#include "core/store/queries/device_queries.h"

#include "core/store/projection/load.h"
#include "core/store/projection/projection.h"
#include "core/store/projection/rows.h"
#include "core/store/queries/device_filter.h"

#include <algorithm>

namespace dongbo::store {

namespace {

constexpr const char* rowColumns = R"(d.no, d.id, d.state, s.name, u.id, u.kind, u.name, o.name, )";

constexpr const char* rowNames = R"(
LEFT JOIN site AS s ON s.id = d.site
LEFT JOIN unit AS u ON u.id = s.unit
LEFT JOIN officer AS o ON o.id = d.custodian)";

/// What rowAt reads, up to the key and from the record on.
void addRecord(Composed& out)
{
    out.add(columnsOf(RecordKind::Device, "d")).add(", d.condition_now, d.use_now");
    out.add(" FROM device AS d");
}

const char* keyOf(DeviceOrder order)
{
    return order == DeviceOrder::Name ? "d.name_key" : "d.code_key";
}

const char* accessBy(DeviceOrder order)
{
    return order == DeviceOrder::Name ? DevicePlan::byName : DevicePlan::byList;
}

/// Rows with a key come first; then those without, which are also the withdrawn ones.
enum class Part
{
    Keyed,
    Keyless
};

void addPart(Composed& out, DeviceOrder order, Part part, const DeviceFilter& filter)
{
    const std::string key = keyOf(order);
    if (part == Part::Keyed) {
        out.add(" WHERE " + key + " IS NOT NULL"); // only born records have keys
    } else {
        out.add(" WHERE " + key + " IS NULL");
        out.add(filter.includeAll ? " AND d.state <> 0" : " AND d.state = 1");
    }
}

DeviceRow rowAt(const Use& use)
{
    DeviceRow row;
    row.cursor.row = use.number(0);
    row.id = DeviceId{use.id(1)};
    row.isWithdrawn = use.number(2) == static_cast<std::int64_t>(RecordState::Withdrawn);
    row.site = textOr(use, 3);
    row.unitId = maybeIdAt<struct UnitTag>(use, 4);
    row.unit = textOr(use, 5);
    row.unit += (row.unit.empty() ? "" : " ") + textOr(use, 6);
    row.custodian = textOr(use, 7);
    if (!use.isNull(8)) {
        row.cursor.key = std::string(use.blob(8));
    }
    row.device = recordAt<Device>(use, 9);
    static const int now = 9 + static_cast<int>(describe(RecordKind::Device).fields.size());
    fromValue(use.value(now), row.now.condition);
    fromValue(use.value(now + 1), row.now.use);
    return row;
}

struct Walk
{
    Database& database;
    const DeviceFilter& filter;
    DeviceOrder order; ///< Code or Name
    DevicePlan plan;
    bool isBackward;

    /// Adds up to `limit` rows of one part to `rows`, in the direction of the walk.
    void take(Part part, const DeviceCursor* from, std::size_t limit,
              std::vector<DeviceRow>& rows) const
    {
        const std::size_t most = rows.size() + limit;
        const std::string beyond = isBackward ? " < " : " > ";
        if (from == nullptr) {
            run(part, {}, nullptr, limit, rows);
        } else if (part == Part::Keyless) {
            run(part, " AND d.no" + beyond + "?9", from, limit, rows);
        } else {
            // in two steps: one comparison of (key, no) would pass by all rows of the same name
            run(part, " AND " + std::string(keyOf(order)) + " = ?8 AND d.no" + beyond + "?9", from,
                limit, rows);
            run(part, " AND " + std::string(keyOf(order)) + beyond + "?8", from, most - rows.size(),
                rows);
        }
    }

    void run(Part part, const std::string& start, const DeviceCursor* from, std::size_t limit,
             std::vector<DeviceRow>& rows) const
    {
        if (limit == 0) {
            return;
        }
        const std::string key = keyOf(order);
        Composed query;
        query.add("SELECT ").add(rowColumns).add(key).add(", ");
        addRecord(query);
        query.add(plan.access).add(rowNames);
        addPart(query, order, part, filter);
        addFilter(query, filter, plan);
        query.add(start);
        query.add(" ORDER BY " + key + (isBackward ? " DESC, d.no DESC" : ", d.no"));
        query.add(" LIMIT ?10", 10, static_cast<std::int64_t>(limit));
        Run use(database, query);
        if (start.find("?8") != std::string::npos) {
            use.bindBlob(8, *from->key);
        }
        if (start.find("?9") != std::string::npos) {
            use.bind(9, from->row);
        }
        while (use.step()) {
            rows.push_back(rowAt(use));
        }
    }

    /// Adds up to `limit` rows after (before) `from`, in the direction of the walk.
    void takeBoth(const DeviceCursor* from, std::size_t limit, std::vector<DeviceRow>& rows) const
    {
        const std::size_t most = rows.size() + limit;
        const Part first = isBackward ? Part::Keyless : Part::Keyed;
        const Part second = isBackward ? Part::Keyed : Part::Keyless;
        const Part stands = from != nullptr && !from->key ? Part::Keyless : Part::Keyed;
        if (from == nullptr || stands == first) {
            take(first, from, limit, rows);
            take(second, nullptr, most - rows.size(), rows);
        } else {
            take(second, from, limit, rows);
        }
    }
};

/// Where a walk by site stands: a site, or (row 0) what has no site.
struct SiteStop
{
    std::optional<SiteId> id;
    std::int64_t row = 0;
    std::optional<std::string> key;
};

// Sites in the order of the list: ?1 the one site of the filter, ?2 the unit of the filter, ?8 ?9
// where to go on.
constexpr const char* siteStops = R"(
SELECT no, id, name_key FROM site WHERE )";
constexpr const char* siteStopsBelow = R"(
 AND unit IN (WITH RECURSIVE below (id) AS (
    SELECT ?2 UNION SELECT unit.id FROM unit JOIN below ON unit.parent = below.id)
    SELECT id FROM below))";

/// Calls `visit` for the sites of one part (with a name, without) in walking order, from `from` on;
/// false when `visit` wanted no more.
bool eachStopOf(Part part, Database& database, const DeviceFilter& filter, const DeviceCursor* from,
                bool isBackward, const std::function<bool(const SiteStop&)>& visit)
{
    Composed query;
    query.add(siteStops).add(part == Part::Keyed ? "name_key IS NOT NULL" : "name_key IS NULL");
    if (filter.site) {
        query.add(" AND id = ?1", 1, toValue(*filter.site));
    }
    if (filter.unit) {
        query.add(siteStopsBelow, 2, toValue(*filter.unit));
    }
    const std::string_view onwards = isBackward ? " <= " : " >= ";
    if (from != nullptr && part == Part::Keyed) {
        query.add(" AND (name_key, no)").add(onwards).add("(?8, ?9)", 9, from->siteRow);
    } else if (from != nullptr) {
        query.add(" AND no").add(onwards).add("?9", 9, from->siteRow);
    }
    query.add(isBackward ? " ORDER BY name_key DESC, no DESC" : " ORDER BY name_key, no");
    Run use(database, query);
    if (from != nullptr && part == Part::Keyed) {
        use.bindBlob(8, *from->siteKey);
    }
    while (use.step()) {
        SiteStop stop{SiteId{use.id(1)}, use.number(0), std::nullopt};
        if (!use.isNull(2)) {
            stop.key = std::string(use.blob(2));
        }
        if (!visit(stop)) {
            return false;
        }
    }
    return true;
}

/// All stops from the cursor's on: sites with a name, sites without, no site.
void eachStop(Database& database, const DeviceFilter& filter, const DeviceCursor* from,
              bool isBackward, const std::function<bool(const SiteStop&)>& visit)
{
    const int start =
        from == nullptr ? (isBackward ? 2 : 0) : (from->siteRow == 0 ? 2 : (from->siteKey ? 0 : 1));
    for (int part = start; part >= 0 && part <= 2; part += isBackward ? -1 : 1) {
        if (part == 2) {
            if (!filter.site && !filter.unit && !visit(SiteStop{})) {
                return;
            }
        } else if (!eachStopOf(part == 0 ? Part::Keyed : Part::Keyless, database, filter,
                               part == start ? from : nullptr, isBackward, visit)) {
            return;
        }
    }
}

void walkSites(Database& database, const DeviceFilter& filter, const DevicePage& page,
               std::vector<DeviceRow>& rows)
{
    const DeviceCursor* from = page.from ? &*page.from : nullptr;
    DeviceFilter ofSite = filter;
    ofSite.unit.reset();
    DevicePlan plan = planOf(database, filter, accessBy(DeviceOrder::Code));
    plan.access = DevicePlan::bySite;
    eachStop(database, filter, from, page.isBackward, [&](const SiteStop& stop) {
        ofSite.site = stop.id;
        plan.isNowhere = !stop.id;
        const bool isStart =
            from != nullptr && stop.row == from->siteRow && stop.key == from->siteKey;
        const Walk walk{database, ofSite, DeviceOrder::Code, plan, page.isBackward};
        const std::size_t before = rows.size();
        walk.takeBoth(isStart ? from : nullptr, page.limit - before, rows);
        for (std::size_t i = before; i < rows.size(); ++i) {
            rows[i].cursor.siteRow = stop.row;
            rows[i].cursor.siteKey = stop.key;
        }
        return rows.size() < page.limit;
    });
}

} // namespace

std::vector<DeviceRow> devicePage(Database& database, const DeviceFilter& filter, DeviceOrder order,
                                  const DevicePage& page)
{
    std::vector<DeviceRow> rows;
    if (page.limit == 0) {
        return rows;
    }
    constexpr std::size_t usualPage = 500;
    rows.reserve(std::min(page.limit, usualPage)); // a row is large to move
    if (order == DeviceOrder::Site) {
        walkSites(database, filter, page, rows);
    } else {
        const Walk walk{database, filter, order, planOf(database, filter, accessBy(order)),
                        page.isBackward};
        walk.takeBoth(page.from ? &*page.from : nullptr, page.limit, rows);
    }
    if (page.isBackward) {
        std::reverse(rows.begin(), rows.end());
    }
    return rows;
}

void forEachDevice(Database& database, const DeviceFilter& filter, DeviceOrder order,
                   const std::function<void(const DeviceRow&)>& visit)
{
    DevicePage page;
    page.limit = 500;
    while (true) {
        const auto rows = devicePage(database, filter, order, page);
        for (const auto& row : rows) {
            visit(row);
        }
        if (rows.size() < page.limit) {
            return;
        }
        page.from = rows.back().cursor;
    }
}

std::int64_t countDevices(Database& database, const DeviceFilter& filter)
{
    const DevicePlan plan = planOf(database, filter, accessBy(DeviceOrder::Code));
    std::int64_t count = 0;
    for (const auto part : {Part::Keyed, Part::Keyless}) {
        Composed query;
        query.add("SELECT count(*) FROM device AS d").add(plan.access);
        if (filter.unit) {
            query.add(rowNames); // going up from the site's unit
        }
        addPart(query, DeviceOrder::Code, part, filter);
        addFilter(query, filter, plan);
        Run use(database, query);
        use.step();
        count += use.number(0);
    }
    return count;
}

bool hasMoreDevicesThan(Database& database, std::int64_t count)
{
    Use use(prepared(database, "SELECT 1 FROM device LIMIT 1 OFFSET ?1"));
    use.bind(1, count);
    return use.step();
}

std::optional<DeviceRow> deviceRow(Database& database, const DeviceId& id)
{
    Composed query;
    query.add("SELECT ").add(rowColumns).add("d.code_key, ");
    addRecord(query);
    query.add(rowNames);
    query.add(" WHERE d.id = ?1 AND d.state <> 0", 1, toValue(id));
    Run use(database, query);
    return use.step() ? std::optional{rowAt(use)} : std::nullopt;
}

std::vector<DeviceRow> deviceRows(Database& database, std::span<const DeviceNumber> numbers)
{
    Composed query;
    query.add("SELECT ").add(rowColumns).add("d.code_key, ");
    addRecord(query);
    query.add(rowNames);
    query.add(" WHERE d.no = ?1 AND d.state <> 0");
    std::vector<DeviceRow> rows;
    rows.reserve(numbers.size());
    for (const auto number : numbers) {
        Run use(database, query);
        use.bind(1, number);
        if (use.step()) {
            rows.push_back(rowAt(use));
        } else {
            rows.emplace_back();
            rows.back().cursor.row = number;
            rows.back().isWithdrawn = true;
        }
    }
    return rows;
}

Device asItIs(const DeviceRow& row)
{
    Device device = row.device;
    device.condition = row.now.condition;
    device.use = row.now.use;
    return device;
}

std::optional<Device> loadAsItIs(Database& database, const DeviceId& id)
{
    auto device = load<Device>(database, id);
    if (device) {
        const auto now = deviceState(database, id);
        device->condition = now.condition;
        device->use = now.use;
    }
    return device;
}

DeviceState deviceState(Database& database, const DeviceId& id)
{
    Use use(prepared(database,
                     "SELECT condition_now, use_now FROM device WHERE id = ?1 AND state = 1"));
    use.bind(1, id);
    DeviceState now;
    if (use.step()) {
        fromValue(use.value(0), now.condition);
        fromValue(use.value(1), now.use);
    }
    return now;
}

std::vector<DeviceState> deviceStates(Database& database, std::span<const DeviceId> ids)
{
    std::vector<DeviceState> states;
    states.reserve(ids.size());
    for (const auto& id : ids) {
        states.push_back(deviceState(database, id));
    }
    return states;
}

std::vector<DeviceId> deviceIds(Database& database, std::span<const DeviceNumber> numbers)
{
    std::vector<DeviceId> ids;
    ids.reserve(numbers.size());
    for (const auto number : numbers) {
        Use use(prepared(database, "SELECT id FROM device WHERE no = ?1 AND state <> 0"));
        use.bind(1, number);
        if (use.step()) {
            ids.push_back(DeviceId{use.id(0)});
        }
    }
    return ids;
}

std::optional<DeviceNumber> deviceNumber(Database& database, const DeviceId& id)
{
    Use use(prepared(database, "SELECT no FROM device WHERE id = ?1"));
    use.bind(1, id);
    return use.step() ? std::optional{use.number(0)} : std::nullopt;
}

namespace {
constexpr const char* replacementFrom = R"(
, a.code, a.name, b.code, b.name FROM replacement AS r
LEFT JOIN device AS a ON a.id = r.old_device
LEFT JOIN device AS b ON b.id = r.new_device
WHERE r.state = 1 AND (r.old_device = ?1 OR r.new_device = ?1)
ORDER BY r.day IS NULL, r.day, r.id)";
constexpr const char* transferFrom = R"(
, d.code, d.name, a.name, b.name FROM transfer AS t
LEFT JOIN device AS d ON d.id = t.device
LEFT JOIN site AS a ON a.id = t.from_site
LEFT JOIN site AS b ON b.id = t.to_site
WHERE t.state = 1 AND )";
constexpr const char* transferOfDevice = R"(
t.device = ?1 ORDER BY t.day IS NULL, t.day, t.id)";
constexpr const char* transferOfSite = R"(
(t.from_site = ?1 OR t.to_site = ?1) ORDER BY t.day IS NULL, t.day DESC, t.id DESC LIMIT ?2)";
constexpr const char* disposalFrom = R"(
 FROM disposal AS p WHERE p.state = 1 AND p.device = ?1
ORDER BY p.day IS NULL, p.day, p.id)";
constexpr const char* custodyFrom = R"(
, o.name FROM custody AS c LEFT JOIN officer AS o ON o.id = c.officer WHERE c.state = 1 AND )";
constexpr const char* custodyOrder = " ORDER BY c.from_day IS NOT NULL, c.from_day, c.id";
} // namespace

std::vector<ReplacementRow> replacementsOf(Database& database, const DeviceId& device)
{
    Composed query;
    query.add("SELECT r.id, ").add(columnsOf(RecordKind::Replacement, "r"));
    query.add(replacementFrom, 1, toValue(device));
    const int names = 1 + static_cast<int>(describe(RecordKind::Replacement).fields.size());
    std::vector<ReplacementRow> rows;
    Run use(database, query);
    while (use.step()) {
        rows.push_back({ReplacementId{use.id(0)}, recordAt<Replacement>(use, 1), textOr(use, names),
                        textOr(use, names + 1), textOr(use, names + 2), textOr(use, names + 3)});
    }
    return rows;
}

namespace {
std::vector<TransferRow> transferRows(Database& database, Composed& query)
{
    const int names = 1 + static_cast<int>(describe(RecordKind::Transfer).fields.size());
    std::vector<TransferRow> rows;
    Run use(database, query);
    while (use.step()) {
        rows.push_back({TransferId{use.id(0)}, recordAt<Transfer>(use, 1), textOr(use, names),
                        textOr(use, names + 1), textOr(use, names + 2), textOr(use, names + 3)});
    }
    return rows;
}
} // namespace

std::vector<TransferRow> transfersOf(Database& database, const DeviceId& device)
{
    Composed query;
    query.add("SELECT t.id, ").add(columnsOf(RecordKind::Transfer, "t")).add(transferFrom);
    query.add(transferOfDevice, 1, toValue(device));
    return transferRows(database, query);
}

std::vector<TransferRow> transfersOf(Database& database, const SiteId& site, std::size_t limit)
{
    Composed query;
    query.add("SELECT t.id, ").add(columnsOf(RecordKind::Transfer, "t")).add(transferFrom);
    query.add(transferOfSite, 1, toValue(site)).bind(2, static_cast<std::int64_t>(limit));
    return transferRows(database, query);
}

std::vector<DisposalRow> disposalsOf(Database& database, const DeviceId& device)
{
    Composed query;
    query.add("SELECT p.id, ").add(columnsOf(RecordKind::Disposal, "p"));
    query.add(disposalFrom, 1, toValue(device));
    std::vector<DisposalRow> rows;
    Run use(database, query);
    while (use.step()) {
        rows.push_back({DisposalId{use.id(0)}, recordAt<Disposal>(use, 1)});
    }
    return rows;
}

namespace {
std::vector<CustodyRow> custodyBy(Database& database, std::string_view field, const RecordId& id)
{
    Composed query;
    query.add("SELECT c.id, ").add(columnsOf(RecordKind::Custody, "c")).add(custodyFrom);
    query.add(field, 1, id).add(custodyOrder);
    const int name = 1 + static_cast<int>(describe(RecordKind::Custody).fields.size());
    std::vector<CustodyRow> rows;
    Run use(database, query);
    while (use.step()) {
        rows.push_back({CustodyId{use.id(0)}, recordAt<Custody>(use, 1), textOr(use, name)});
    }
    return rows;
}
} // namespace

std::vector<CustodyRow> custodyOf(Database& database, const DeviceId& device)
{
    return custodyBy(database, "c.device = ?1", device);
}

std::vector<CustodyRow> custodyOf(Database& database, const SiteId& site)
{
    return custodyBy(database, "c.site = ?1", site);
}

std::vector<CustodyRow> custodyOf(Database& database, const OfficerId& officer)
{
    return custodyBy(database, "c.officer = ?1", officer);
}

} // namespace dongbo::store
