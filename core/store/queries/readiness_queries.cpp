#include "core/store/queries/readiness_queries.h"

#include "core/store/queries/record_rows.h"

namespace dongbo::store {

namespace {

constexpr const char* faults = R"(
SELECT f.id, f.number, f.about, f.device, d.type, d.code, d.name, f.site_now, f.for_line, f.symptom,
    f.severity, f.reported_at,
    CASE WHEN f.fault_state IN (1, 2, 3, 4) THEN NULL ELSE coalesce(f.fixed_at, f.closed_at) END,
    f.fault_state
FROM fault AS f LEFT JOIN device AS d ON d.id = f.device
WHERE f.state = 1 AND (f.fault_state IN (1, 2, 3, 4) OR
    (f.fault_state IN (5, 6, 7) AND coalesce(f.fixed_at, f.closed_at) >= ?1)))";
constexpr const char* atSite = " AND f.site_now = ?2";
constexpr const char* checks = R"(
SELECT c.id, c.site, c.checked_at, c.heading_power, c.heading_light, c.heading_sound,
    c.heading_picture, c.heading_line, c.for_meeting
FROM site_check AS c
WHERE c.state = 1 AND c.withdrawn_at IS NULL AND c.site IS NOT NULL AND c.checked_at <= ?1)";
constexpr const char* ofSite = " AND c.site = ?2";
constexpr const char* hardStartRows = R"(
SELECT t.for_check, t.device, d.type, d.code, t.starts_needed
FROM check_item AS t JOIN device AS d ON d.id = t.device
WHERE t.state = 1 AND t.starts_needed <> 1 AND t.for_check IS NOT NULL)";
constexpr const char* saidHeadings = R"(
SELECT fault, check_heading FROM check_item
WHERE state = 1 AND fault IS NOT NULL AND device IS NULL ORDER BY no)";
constexpr const char* lines = R"(
SELECT l.id, l.site, l.name, l.is_backup, l.down_kbps, l.valid_to, m.down_kbps, max(m.measured_at)
FROM line AS l LEFT JOIN line_measurement AS m
    ON m.for_line = l.id AND m.state = 1 AND m.removed IS NULL AND m.measured_at <= ?1
WHERE l.state = 1 AND l.removed IS NULL AND l.site IS NOT NULL)";
constexpr const char* linesAtSite = " AND l.site = ?2";
constexpr const char* byLine = " GROUP BY l.id ORDER BY l.is_backup IS 1, l.no";
constexpr const char* officers = "SELECT id, name, phone FROM officer WHERE state = 1";

template <typename E> std::optional<E> choiceAt(const Use& use, int column)
{
    return !use.isNull(column) && isKnownNumber<E>(use.number(column))
               ? std::optional{static_cast<E>(use.number(column))}
               : std::nullopt;
}

std::optional<Instant> momentAt(const Use& use, int column)
{
    return use.isNull(column) ? std::nullopt : std::optional{Instant{use.number(column)}};
}

std::optional<std::int64_t> numberAt(const Use& use, int column)
{
    return use.isNull(column) ? std::nullopt : std::optional{use.number(column)};
}

std::string_view textAt(const Use& use, int column)
{
    return use.isNull(column) ? std::string_view{} : use.text(column);
}

} // namespace

void eachRoomFault(Database& database, const std::optional<SiteId>& site, Instant overSince,
                   const std::function<void(const RoomFaultBrief&)>& visit)
{
    Composed query;
    query.add(faults, 1, Value{overSince.unixMs});
    if (site) {
        query.add(atSite, 2, toValue(*site));
    }
    Run use(database, query);
    while (use.step()) {
        RoomFaultBrief fault;
        fault.id = FaultId{use.id(0)};
        fault.number = textAt(use, 1);
        fault.about = choiceAt<FaultAbout>(use, 2);
        fault.device = maybeIdAt<struct DeviceTag>(use, 3);
        fault.type = choiceAt<DeviceType>(use, 4);
        fault.deviceCode = textAt(use, 5);
        fault.deviceName = textAt(use, 6);
        fault.site = maybeIdAt<struct SiteTag>(use, 7);
        fault.line = maybeIdAt<struct LineTag>(use, 8);
        fault.symptom = textAt(use, 9);
        fault.severity = choiceAt<Severity>(use, 10);
        fault.reportedAt = momentAt(use, 11);
        fault.over = momentAt(use, 12);
        visit(fault);
    }
}

void eachCheckBrief(Database& database, const std::optional<SiteId>& site, Instant until,
                    const std::function<void(const CheckBrief&)>& visit)
{
    Composed query;
    query.add(checks, 1, Value{until.unixMs});
    if (site) {
        query.add(ofSite, 2, toValue(*site));
    }
    Run use(database, query);
    while (use.step()) {
        CheckBrief check{CheckId{use.id(0)}, SiteId{use.id(1)}, Instant{use.number(2)}, {}, {}};
        for (std::size_t i = 0; i < check.headings.size(); ++i) {
            check.headings[i] = choiceAt<CheckResult>(use, static_cast<int>(3 + i));
        }
        check.meeting = maybeIdAt<struct MeetingTag>(use, 8);
        visit(check);
    }
}

std::vector<HardStartRow> hardStarts(Database& database)
{
    std::vector<HardStartRow> out;
    Use use(prepared(database, hardStartRows));
    while (use.step()) {
        out.push_back({CheckId{use.id(0)}, DeviceId{use.id(1)}, choiceAt<DeviceType>(use, 2),
                       textOr(use, 3), use.number(4)});
    }
    return out;
}

std::unordered_map<RecordId, CheckHeading> headingsOfFaults(Database& database)
{
    std::unordered_map<RecordId, CheckHeading> out;
    Use use(prepared(database, saidHeadings));
    while (use.step()) {
        if (const auto heading = choiceAt<CheckHeading>(use, 1)) {
            out.emplace(use.id(0), *heading); // the first said what it was
        }
    }
    return out;
}

std::vector<RoomLineRow> roomLines(Database& database, const std::optional<SiteId>& site,
                                   Instant until)
{
    Composed query;
    query.add(lines, 1, Value{until.unixMs});
    if (site) {
        query.add(linesAtSite, 2, toValue(*site));
    }
    query.add(byLine);
    std::vector<RoomLineRow> out;
    Run use(database, query);
    while (use.step()) {
        RoomLineRow line;
        line.id = LineId{use.id(0)};
        line.site = SiteId{use.id(1)};
        line.name = textOr(use, 2);
        line.isBackup = !use.isNull(3) && use.number(3) != 0;
        line.boughtKbps = numberAt(use, 4);
        line.validTo = use.isNull(5) ? std::nullopt : parseIsoDate(use.text(5));
        line.measuredKbps = numberAt(use, 6);
        line.measuredAt = momentAt(use, 7);
        out.push_back(std::move(line));
    }
    return out;
}

std::unordered_map<RecordId, OfficerName> officerNames(Database& database)
{
    std::unordered_map<RecordId, OfficerName> out;
    Use use(prepared(database, officers));
    while (use.step()) {
        out.emplace(use.id(0), OfficerName{textOr(use, 1), textOr(use, 2)});
    }
    return out;
}

} // namespace dongbo::store
