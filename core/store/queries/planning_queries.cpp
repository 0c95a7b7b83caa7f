#include "core/store/queries/planning_queries.h"

#include "core/store/queries/place_queries.h"
#include "core/store/queries/record_rows.h"

namespace dongbo::store {

namespace {

constexpr const char* briefsOfAll = R"(
SELECT d.id, d.site, d.code, d.type, d.condition_now, d.use_now, d.paper,
    coalesce(d.year_made, d.in_use_year, CAST(substr(d.in_use_date, 1, 4) AS INTEGER),
        CAST(substr(d.acquired, 1, 4) AS INTEGER)), d.specs, d.model, d.warranty_until
FROM device AS d WHERE d.state = 1 AND (d.paper IS NULL OR d.paper IN (1, 2)))";
constexpr const char* briefsOfSite = R"(
SELECT d.id, d.site, d.code, d.type, d.condition_now, d.use_now, d.paper,
    coalesce(d.year_made, d.in_use_year, CAST(substr(d.in_use_date, 1, 4) AS INTEGER),
        CAST(substr(d.acquired, 1, 4) AS INTEGER)), d.specs, d.model, d.warranty_until
FROM device AS d INDEXED BY device_site
WHERE d.site = ?1 AND d.state = 1 AND (d.paper IS NULL OR d.paper IN (1, 2))
ORDER BY d.no)";

template <typename E> std::optional<E> choiceAt(const Use& use, int column)
{
    std::optional<E> out;
    if (!use.isNull(column) && isKnownNumber<E>(use.number(column))) {
        out = static_cast<E>(use.number(column));
    }
    return out;
}

std::optional<Date> dayAt(const Use& use, int column)
{
    return use.isNull(column) ? std::nullopt : parseIsoDate(use.text(column));
}

std::optional<Instant> momentAt(const Use& use, int column)
{
    return use.isNull(column) ? std::nullopt : std::optional{Instant{use.number(column)}};
}

} // namespace

void eachDeviceBrief(Database& database, const std::optional<SiteId>& site,
                     const std::function<void(const DeviceBrief&)>& visit)
{
    Use use(prepared(database, site ? briefsOfSite : briefsOfAll));
    if (site) {
        use.bind(1, *site);
    }
    const auto textAt = [&use](int column) {
        return use.isNull(column) ? std::string_view{} : use.text(column);
    };
    while (use.step()) {
        DeviceBrief device;
        device.id = DeviceId{use.id(0)};
        device.site = maybeIdAt<struct SiteTag>(use, 1);
        device.code = textAt(2);
        device.type = choiceAt<DeviceType>(use, 3);
        device.condition = choiceAt<Condition>(use, 4);
        device.use = choiceAt<dongbo::Use>(use, 5);
        device.paper = choiceAt<Paper>(use, 6);
        if (!use.isNull(7)) {
            device.year = use.number(7);
        }
        device.specs = textAt(8);
        device.model = textAt(9);
        device.warrantyUntil = dayAt(use, 10);
        visit(device);
    }
}

namespace {
constexpr const char* siteColumns = R"(
SELECT s.id, s.name, s.unit, u.kind, u.name, s.tier, s.custodian, s.valid_from, s.valid_to
FROM site AS s LEFT JOIN unit AS u ON u.id = s.unit WHERE s.state = 1)";
constexpr const char* inUnit = " AND s.unit IN (SELECT id FROM below)";
constexpr const char* byName = " ORDER BY s.name_key IS NULL, s.name_key, s.no";
constexpr const char* parents = R"(
SELECT id, parent FROM unit WHERE state = 1 AND parent IS NOT NULL)";
} // namespace

std::vector<SiteBrief> siteBriefs(Database& database, const std::optional<UnitId>& unit)
{
    Composed query;
    if (unit) {
        query.add(unitsBelow, 2, toValue(*unit));
    }
    query.add(siteColumns).add(unit ? inUnit : "").add(byName);
    std::vector<SiteBrief> sites;
    Run use(database, query);
    while (use.step()) {
        SiteBrief site;
        site.id = SiteId{use.id(0)};
        site.name = textOr(use, 1);
        site.unit = maybeIdAt<struct UnitTag>(use, 2);
        Unit named;
        fromValue(use.value(3), named.kind);
        fromValue(use.value(4), named.name);
        site.unitTitle = unitTitle(named);
        site.tier = textOr(use, 5);
        site.custodian = maybeIdAt<struct OfficerTag>(use, 6);
        site.validFrom = dayAt(use, 7);
        site.validTo = dayAt(use, 8);
        sites.push_back(std::move(site));
    }
    return sites;
}

std::map<UnitId, UnitId> unitParents(Database& database)
{
    std::map<UnitId, UnitId> out;
    Use use(prepared(database, parents));
    while (use.step()) {
        out.emplace(UnitId{use.id(0)}, UnitId{use.id(1)});
    }
    return out;
}

namespace {
constexpr const char* openOrUnrepairable = R"(
SELECT id, device, fault_state, estimate FROM fault
WHERE state = 1 AND device IS NOT NULL AND fault_state IN (1, 2, 3, 4, 7)
ORDER BY reported_at IS NULL, reported_at, no)";
constexpr const char* costsByType = R"(
SELECT d.type, r.cost FROM repair AS r
JOIN fault AS f ON f.id = r.fault AND f.state = 1
JOIN device AS d ON d.id = f.device AND d.state = 1
WHERE r.state = 1 AND r.finished_at IS NOT NULL AND r.cost > 0 AND d.type IS NOT NULL
    AND (?1 IS NULL OR d.type = ?1))";
} // namespace

std::vector<RepairableFault> repairableFaults(Database& database)
{
    std::vector<RepairableFault> out;
    Use use(prepared(database, openOrUnrepairable));
    while (use.step()) {
        RepairableFault fault{FaultId{use.id(0)}, DeviceId{use.id(1)}, choiceAt<FaultState>(use, 2),
                              std::nullopt};
        fromValue(use.value(3), fault.estimate);
        out.push_back(fault);
    }
    return out;
}

std::map<DeviceType, std::vector<Money>> repairCosts(Database& database,
                                                     std::optional<DeviceType> only)
{
    std::map<DeviceType, std::vector<Money>> out;
    Use use(prepared(database, costsByType));
    if (only) {
        use.bind(1, static_cast<std::int64_t>(*only));
    } else {
        use.bindNull(1);
    }
    while (use.step()) {
        if (const auto type = choiceAt<DeviceType>(use, 0)) {
            out[*type].push_back(Money{use.number(1)});
        }
    }
    return out;
}

namespace {
constexpr const char* priceRows = R"(
FROM price AS p WHERE p.state = 1 AND (p.day IS NULL OR p.day <= ?1)
    AND (p.removed IS NULL OR p.removed > ?1)
ORDER BY p.day IS NOT NULL, p.day, p.no)";
constexpr const char* quotaRows = R"(
FROM quota AS q WHERE q.state = 1 AND q.removed IS NULL ORDER BY q.type, q.no)";
constexpr const char* exceptionRows = " FROM rule_exception AS e WHERE e.state = 1 ORDER BY e.no";
constexpr const char* planRows = " FROM plan AS p WHERE p.state = 1 ORDER BY p.no DESC";
constexpr const char* planLineRows = R"(
FROM plan_line AS l WHERE l.plan = ?1 AND l.state = 1
ORDER BY l.position IS NULL, l.position, l.no)";

} // namespace

std::vector<PriceEntry> pricesOn(Database& database, Date day)
{
    auto query = selectOf(RecordKind::Price, "p");
    query.add(priceRows, 1, isoText(day));
    std::vector<PriceEntry> out;
    Run use(database, query);
    while (use.step()) {
        out.push_back(recordAt<PriceEntry>(use, 1));
    }
    return out;
}

std::vector<QuotaRow> quotas(Database& database)
{
    auto query = selectOf(RecordKind::Quota, "q");
    return rowsOf<QuotaRow, QuotaId, Quota>(database, query.add(quotaRows));
}

std::vector<RuleExceptionRow> ruleExceptions(Database& database)
{
    auto query = selectOf(RecordKind::RuleException, "e");
    return rowsOf<RuleExceptionRow, RuleExceptionId, RuleException>(database,
                                                                    query.add(exceptionRows));
}

std::vector<PlanRow> plans(Database& database)
{
    auto query = selectOf(RecordKind::Plan, "p");
    return rowsOf<PlanRow, PlanId, Plan>(database, query.add(planRows));
}

std::vector<PlanLineRow> planLines(Database& database, const PlanId& plan)
{
    auto query = selectOf(RecordKind::PlanLine, "l");
    query.add(planLineRows, 1, toValue(plan));
    return rowsOf<PlanLineRow, PlanLineId, PlanLine>(database, query);
}

namespace {
// the day of a moment in the office's time zone, 7 hours ahead of UTC
constexpr const char* faultRows = R"(
SELECT f.id, f.device, f.site_now, f.fault_state, f.severity, f.recurrence_of, f.reported_at,
    f.fixed_at,
    (SELECT min(r.started_at) FROM repair AS r
     WHERE r.fault = f.id AND r.state = 1 AND r.finished_at IS NULL),
    (SELECT CAST(total(r.cost) AS INTEGER) FROM repair AS r WHERE r.fault = f.id AND r.state = 1),
    (SELECT CAST(total(r.cost) AS INTEGER) FROM repair AS r WHERE r.fault = f.id AND r.state = 1
     AND r.finished_at IS NOT NULL
     AND date(r.finished_at / 1000 + 25200, 'unixepoch') <= d.warranty_until),
    f.number
FROM fault AS f LEFT JOIN device AS d ON d.id = f.device
WHERE f.state = 1 ORDER BY f.reported_at IS NULL, f.reported_at, f.no)";
constexpr const char* transferDays = R"(
SELECT device, max(day) FROM transfer
WHERE state = 1 AND device IS NOT NULL AND day IS NOT NULL GROUP BY device)";
} // namespace

std::vector<FaultBrief> faultBriefs(Database& database)
{
    std::vector<FaultBrief> out;
    Use use(prepared(database, faultRows));
    while (use.step()) {
        FaultBrief fault;
        fault.id = FaultId{use.id(0)};
        fault.device = maybeIdAt<struct DeviceTag>(use, 1);
        fault.site = maybeIdAt<struct SiteTag>(use, 2);
        fault.state = choiceAt<FaultState>(use, 3);
        fault.severity = choiceAt<Severity>(use, 4);
        fault.recurrenceOf = maybeIdAt<struct FaultTag>(use, 5);
        fault.reportedAt = momentAt(use, 6);
        fault.fixedAt = momentAt(use, 7);
        fault.runningSince = momentAt(use, 8);
        fault.repairCost = Money{use.number(9)};
        fault.paidUnderWarranty = Money{use.number(10)};
        fault.number = textOr(use, 11);
        out.push_back(fault);
    }
    return out;
}

std::map<DeviceId, Date> lastTransfers(Database& database)
{
    std::map<DeviceId, Date> out;
    Use use(prepared(database, transferDays));
    while (use.step()) {
        if (const auto day = dayAt(use, 1)) {
            out.emplace(DeviceId{use.id(0)}, *day);
        }
    }
    return out;
}

} // namespace dongbo::store
