#include "core/store/queries/line_queries.h"

#include "core/store/queries/record_rows.h"

namespace dongbo::store {

namespace {

constexpr const char* listed =
    " FROM line AS l WHERE l.state = 1 AND l.removed IS NULL ORDER BY l.no";
constexpr const char* listedOfSite =
    " FROM line AS l WHERE l.site = ?1 AND l.state = 1 AND l.removed IS NULL ORDER BY l.no";
constexpr const char* measuredOfLine =
    " FROM line_measurement AS m WHERE m.for_line = ?1 AND m.state = 1 AND m.removed IS NULL"
    " ORDER BY m.measured_at DESC, m.no DESC";
// the bare column goes with the row that has the maximum: SQLite says so
constexpr const char* newestMeasured =
    " FROM line_measurement AS m WHERE m.no IN (SELECT no FROM (SELECT no, max(measured_at)"
    " FROM line_measurement WHERE state = 1 AND removed IS NULL GROUP BY for_line))";
constexpr const char* upgradesAsked =
    " FROM line_upgrade AS u WHERE u.state = 1 ORDER BY u.day DESC, u.no DESC";
// about 2: the line; fault states 1 to 4: not over yet
// site by site, so that the index on site and subject is used: faults of devices are the most, and
// are not read; NULL stands for faults of no site
constexpr const char* faultsBetween =
    " FROM (SELECT id FROM site UNION ALL SELECT NULL) AS p"
    " CROSS JOIN fault AS f INDEXED BY fault_site"
    " WHERE f.site IS p.id AND f.about = 2 AND f.state = 1"
    " AND coalesce(f.down_from, f.reported_at) < ?2"
    " AND (f.fault_state <= 4 OR coalesce(f.down_from, f.reported_at) >= ?1"
    " OR coalesce(f.down_until, f.fixed_at, f.closed_at, ?1) >= ?1)"
    " ORDER BY coalesce(f.down_from, f.reported_at), f.no";
constexpr const char* openFaults =
    " FROM fault AS f WHERE f.about = 2 AND f.state = 1 AND f.fault_state <= 4"
    " ORDER BY coalesce(f.down_from, f.reported_at), f.no";
constexpr const char* openFaultsOfSite =
    " FROM fault AS f WHERE f.site = ?1 AND f.about = 2 AND f.state = 1 AND f.fault_state <= 4"
    " ORDER BY coalesce(f.down_from, f.reported_at), f.no";
// meeting state 3: cancelled
constexpr const char* meetingsBetween =
    " FROM meeting_site AS s JOIN meeting AS m ON m.id = s.for_meeting"
    " WHERE s.state = 1 AND m.state = 1 AND coalesce(m.meeting_state, 1) <> 3"
    " AND coalesce(m.began_at, m.starts_at) < ?2"
    " AND coalesce(m.ended_at, m.ends_at, m.starts_at + 86400000) >= ?1";
constexpr const char* ofSite = " AND s.site = ?3";
constexpr const char* byBeginning = " ORDER BY m.starts_at, m.no";
constexpr const char* toldOfFault =
    " FROM contact AS c WHERE c.fault = ?1 AND c.state = 1 ORDER BY c.told_at, c.no";
constexpr const char* toldOfFaults = " FROM contact AS c WHERE c.fault IS NOT NULL AND c.state = 1 "
                                     "ORDER BY c.fault, c.told_at, c.no";
constexpr const char* steps = " FROM contact_point AS p WHERE p.state = 1 AND p.removed IS NULL"
                              " ORDER BY p.contact_level, p.no";
constexpr const char* asked =
    " FROM support_request AS r WHERE r.state = 1 ORDER BY r.day DESC, r.no DESC";

} // namespace

std::vector<LineRow> linesOf(Database& database, const std::optional<SiteId>& site)
{
    auto query = selectOf(RecordKind::Line, "l");
    if (site) {
        query.add(listedOfSite, 1, toValue(*site));
    } else {
        query.add(listed);
    }
    return rowsOf<LineRow, LineId, Line>(database, query);
}

std::vector<MeasurementRow> measurementsOf(Database& database, const LineId& line)
{
    auto query = selectOf(RecordKind::LineMeasurement, "m");
    return rowsOf<MeasurementRow, LineMeasurementId, LineMeasurement>(
        database, query.add(measuredOfLine, 1, toValue(line)));
}

std::vector<MeasurementRow> latestMeasurements(Database& database)
{
    auto query = selectOf(RecordKind::LineMeasurement, "m");
    return rowsOf<MeasurementRow, LineMeasurementId, LineMeasurement>(database,
                                                                      query.add(newestMeasured));
}

std::vector<UpgradeRow> lineUpgrades(Database& database)
{
    auto query = selectOf(RecordKind::LineUpgrade, "u");
    return rowsOf<UpgradeRow, LineUpgradeId, LineUpgrade>(database, query.add(upgradesAsked));
}

std::vector<LineFaultRow> lineFaults(Database& database, Instant since, Instant until)
{
    auto query = selectOf(RecordKind::Fault, "f");
    query.add(faultsBetween, 1, toValue(since)).bind(2, toValue(until));
    return rowsOf<LineFaultRow, FaultId, Fault>(database, query);
}

std::vector<LineFaultRow> openLineFaults(Database& database, const std::optional<SiteId>& site)
{
    auto query = selectOf(RecordKind::Fault, "f");
    if (site) {
        query.add(openFaultsOfSite, 1, toValue(*site));
    } else {
        query.add(openFaults);
    }
    return rowsOf<LineFaultRow, FaultId, Fault>(database, query);
}

std::vector<SiteMeetingRow> siteMeetings(Database& database, Instant since, Instant until,
                                         const std::optional<SiteId>& site)
{
    Composed query;
    query.add("SELECT s.site, m.id, ").add(columnsOf(RecordKind::Meeting, "m"));
    query.add(meetingsBetween, 1, toValue(since)).bind(2, toValue(until));
    if (site) {
        query.add(ofSite, 3, toValue(*site));
    }
    query.add(byBeginning);
    std::vector<SiteMeetingRow> out;
    Run use(database, query);
    while (use.step()) {
        const auto at = maybeIdAt<SiteTag>(use, 0);
        if (at) {
            out.push_back({*at, MeetingId{use.id(1)}, recordAt<Meeting>(use, 2)});
        }
    }
    return out;
}

std::vector<ContactRow> contactsOf(Database& database, const FaultId& fault)
{
    auto query = selectOf(RecordKind::Contact, "c");
    return rowsOf<ContactRow, ContactId, Contact>(database,
                                                  query.add(toldOfFault, 1, toValue(fault)));
}

std::vector<ContactRow> faultContacts(Database& database)
{
    auto query = selectOf(RecordKind::Contact, "c");
    return rowsOf<ContactRow, ContactId, Contact>(database, query.add(toldOfFaults));
}

std::vector<ContactPointRow> contactPoints(Database& database)
{
    auto query = selectOf(RecordKind::ContactPoint, "p");
    return rowsOf<ContactPointRow, ContactPointId, ContactPoint>(database, query.add(steps));
}

std::vector<SupportRow> supportRequests(Database& database)
{
    auto query = selectOf(RecordKind::SupportRequest, "r");
    return rowsOf<SupportRow, SupportRequestId, SupportRequest>(database, query.add(asked));
}

} // namespace dongbo::store
