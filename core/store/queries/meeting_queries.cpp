#include "core/store/queries/meeting_queries.h"

#include "core/store/queries/record_rows.h"

#include <algorithm>
#include <charconv>

namespace dongbo::store {

namespace {

constexpr const char* fromMeeting = " FROM meeting AS m WHERE m.state = 1";
constexpr const char* toSite = R"( AND EXISTS (SELECT 1 FROM meeting_site AS i
    WHERE i.for_meeting = m.id AND i.site = ?3 AND i.state = 1))";
constexpr const char* byBeginning = " ORDER BY m.starts_at IS NULL, m.starts_at, m.no";
constexpr const char* numbersOf = "SELECT number FROM meeting WHERE number LIKE ?1";
constexpr const char* sitesOfMeeting = R"(, s.name FROM meeting_site AS i
LEFT JOIN site AS s ON s.id = i.site
WHERE i.for_meeting = ?1 AND i.state = 1
ORDER BY s.name_key IS NULL, s.name_key, i.no)";
constexpr const char* invitationsOfSite = R"( FROM meeting_site AS i
JOIN meeting AS m ON m.id = i.for_meeting AND m.state = 1
LEFT JOIN site AS s ON s.id = i.site
WHERE i.site = ?1 AND i.state = 1
ORDER BY m.starts_at IS NULL, m.starts_at DESC, m.no DESC)";
constexpr const char* tallies = R"(
SELECT for_meeting, count(*), count(received_at), sum(meeting_outcome IS 1),
    sum(meeting_outcome IS 2), sum(meeting_outcome IS 3)
FROM meeting_site WHERE state = 1 AND for_meeting IS NOT NULL GROUP BY for_meeting)";
constexpr const char* frozen = R"(
SELECT i.for_meeting, i.site, i.meeting_outcome, i.readiness_reasons FROM meeting_site AS i
JOIN meeting AS m ON m.id = i.for_meeting AND m.state = 1
WHERE i.state = 1 AND i.meeting_outcome IS NOT NULL AND i.site IS NOT NULL
    AND m.frozen_at IS NOT NULL AND m.starts_at < ?1
ORDER BY m.starts_at, m.no, i.no)";
constexpr const char* fromCheck = R"(, s.name, o.name FROM site_check AS c
LEFT JOIN site AS s ON s.id = c.site
LEFT JOIN officer AS o ON o.id = c.checked_by
WHERE c.state = 1)";
constexpr const char* itemsOfCheck = R"( FROM check_item AS t
WHERE t.for_check = ?1 AND t.state = 1 ORDER BY t.position IS NULL, t.position, t.no)";
constexpr const char* fromDuty = R"(, o.name, coalesce(d.phone, o.phone), s.name, u.kind, u.name
FROM duty AS d
LEFT JOIN officer AS o ON o.id = d.officer
LEFT JOIN site AS s ON s.id = d.site
LEFT JOIN unit AS u ON u.id = d.unit
WHERE d.state = 1)";
constexpr const char* callsOfMeeting = R"( FROM contact AS k
WHERE k.for_meeting = ?1 AND k.contact_purpose = 4 AND k.state = 1
ORDER BY k.told_at IS NULL, k.told_at, k.no)";
constexpr const char* procedureRows = R"( FROM procedure AS p
WHERE p.state = 1 AND p.removed IS NULL
ORDER BY p.valid_from IS NULL, p.valid_from DESC, p.no DESC)";

/// The number of columns a record takes.
template <typename R> int width()
{
    return static_cast<int>(describe(kindOf<R>()).fields.size());
}

} // namespace

std::vector<MeetingRow> meetings(Database& database, const MeetingFilter& filter)
{
    auto query = selectOf(RecordKind::Meeting, "m");
    query.add(fromMeeting);
    if (filter.since) {
        query.add(" AND m.starts_at >= ?1", 1, toValue(filter.since));
    }
    if (filter.until) {
        query.add(" AND m.starts_at <= ?2", 2, toValue(filter.until));
    }
    if (filter.site) {
        query.add(toSite, 3, toValue(*filter.site));
    }
    return rowsOf<MeetingRow, MeetingId, Meeting>(database, query.add(byBeginning));
}

std::int64_t highestMeeting(Database& database, const std::string& series)
{
    const auto pattern = series + "%";
    Use use(prepared(database, numbersOf));
    use.bind(1, pattern);
    std::int64_t highest = 0;
    while (use.step()) {
        const auto number = use.text(0);
        std::int64_t held = 0;
        std::from_chars(number.data() + std::min(series.size(), number.size()),
                        number.data() + number.size(), held);
        highest = std::max(highest, held);
    }
    return highest;
}

std::vector<MeetingSiteRow> meetingSites(Database& database, const MeetingId& meeting)
{
    auto query = selectOf(RecordKind::MeetingSite, "i");
    query.add(sitesOfMeeting, 1, toValue(meeting));
    std::vector<MeetingSiteRow> out;
    Run use(database, query);
    while (use.step()) {
        out.push_back({MeetingSiteId{use.id(0)}, recordAt<MeetingSite>(use, 1),
                       textOr(use, 1 + width<MeetingSite>())});
    }
    return out;
}

std::vector<MeetingTally> meetingTallies(Database& database)
{
    std::vector<MeetingTally> out;
    Use use(prepared(database, tallies));
    while (use.step()) {
        out.push_back({MeetingId{use.id(0)}, use.number(1), use.number(2), use.number(3),
                       use.number(4), use.number(5)});
    }
    return out;
}

std::vector<InvitationRow> meetingsOfSite(Database& database, const SiteId& site)
{
    Composed query;
    query.add("SELECT i.id, ").add(columnsOf(RecordKind::MeetingSite, "i"));
    query.add(", s.name, m.id, ").add(columnsOf(RecordKind::Meeting, "m"));
    query.add(invitationsOfSite, 1, toValue(site));
    const int after = 1 + width<MeetingSite>();
    std::vector<InvitationRow> out;
    Run use(database, query);
    while (use.step()) {
        out.push_back(
            {{MeetingSiteId{use.id(0)}, recordAt<MeetingSite>(use, 1), textOr(use, after)},
             MeetingId{use.id(after + 1)},
             recordAt<Meeting>(use, after + 2)});
    }
    return out;
}

std::vector<FrozenRoom> frozenRooms(Database& database, Instant before)
{
    std::vector<FrozenRoom> out;
    Use use(prepared(database, frozen));
    use.bind(1, before.unixMs);
    while (use.step()) {
        if (isKnownNumber<MeetingOutcome>(use.number(2))) {
            out.push_back({MeetingId{use.id(0)}, SiteId{use.id(1)},
                           static_cast<MeetingOutcome>(use.number(2)), textOr(use, 3)});
        }
    }
    return out;
}

std::vector<CheckRow> siteChecks(Database& database, const CheckFilter& filter)
{
    auto query = selectOf(RecordKind::Check, "c");
    query.add(fromCheck);
    if (filter.site) {
        query.add(" AND c.site = ?1", 1, toValue(*filter.site));
    }
    if (filter.meeting) {
        query.add(" AND c.for_meeting = ?2", 2, toValue(*filter.meeting));
    }
    if (filter.since) {
        query.add(" AND c.checked_at >= ?3", 3, toValue(filter.since));
    }
    if (filter.until) {
        query.add(" AND c.checked_at <= ?4", 4, toValue(filter.until));
    }
    if (!filter.includeWithdrawn) {
        query.add(" AND c.withdrawn_at IS NULL");
    }
    query.add(" ORDER BY c.checked_at IS NULL, c.checked_at DESC, c.no DESC");
    std::vector<CheckRow> out;
    const int after = 1 + width<Check>();
    Run use(database, query);
    while (use.step()) {
        out.push_back({CheckId{use.id(0)}, recordAt<Check>(use, 1), textOr(use, after),
                       textOr(use, after + 1)});
    }
    return out;
}

std::vector<CheckItemRow> checkItems(Database& database, const CheckId& check)
{
    auto query = selectOf(RecordKind::CheckItem, "t");
    return rowsOf<CheckItemRow, CheckItemId, CheckItem>(database,
                                                        query.add(itemsOfCheck, 1, toValue(check)));
}

std::vector<DutyRow> duties(Database& database, const DutyFilter& filter)
{
    auto query = selectOf(RecordKind::Duty, "d");
    query.add(fromDuty);
    if (filter.meeting) {
        query.add(" AND d.for_meeting = ?1", 1, toValue(*filter.meeting));
    }
    if (filter.officer) {
        query.add(" AND d.officer = ?2", 2, toValue(*filter.officer));
    }
    if (filter.site) {
        query.add(" AND d.site = ?3", 3, toValue(*filter.site));
    }
    if (!filter.includeRemoved) {
        query.add(" AND d.removed IS NULL");
    }
    query.add(" ORDER BY s.name_key IS NULL, s.name_key, d.duty_role IS NULL, d.duty_role, "
              "d.on_duty_from, d.no");
    std::vector<DutyRow> out;
    const int after = 1 + width<Duty>();
    Run use(database, query);
    while (use.step()) {
        const auto kind = textOr(use, after + 3);
        const auto name = textOr(use, after + 4);
        out.push_back({DutyId{use.id(0)}, recordAt<Duty>(use, 1), textOr(use, after),
                       textOr(use, after + 1), textOr(use, after + 2),
                       kind.empty() ? name : kind + " " + name});
    }
    return out;
}

std::vector<Contact> checkCalls(Database& database, const MeetingId& meeting)
{
    auto query = selectOf(RecordKind::Contact, "k");
    query.add(callsOfMeeting, 1, toValue(meeting));
    std::vector<Contact> out;
    Run use(database, query);
    while (use.step()) {
        out.push_back(recordAt<Contact>(use, 1));
    }
    return out;
}

std::vector<ProcedureRow> procedures(Database& database)
{
    auto query = selectOf(RecordKind::Procedure, "p");
    return rowsOf<ProcedureRow, ProcedureId, Procedure>(database, query.add(procedureRows));
}

} // namespace dongbo::store
