#include "core/store/journal/change_log.h"

#include "core/store/file/statement.h"

#include <unordered_set>

namespace dongbo::store {

namespace {

// ?1 from, ?2 until, ?3 undone, ?4 record, ?5 limit, ?6 skip, ?7 whether to count records,
// ?8 actor, ?9 actor's name; each may be NULL. Field 6 is the mark.
constexpr const char* changes =
    "SELECT c.id, c.birth, coalesce(c.corrected_at, b.wall_ms), c.what, c.args, c.reason, c.actor, "
    "c.actor_name,"
    " c.undone, c.undone_by_name, c.undone_reason, m.wall_ms,"
    " CASE WHEN ?7 THEN (SELECT count(DISTINCT o.record) FROM op o"
    " WHERE o.change_set = c.id AND o.record <> c.id) ELSE 0 END,"
    " b.wall_ms, c.clock_suspect, c.corrected_at, c.undone_clock_suspect"
    " FROM change_set c JOIN op b ON b.no = c.birth"
    " LEFT JOIN cell x ON x.record = c.id AND x.field = 6 LEFT JOIN op m ON m.no = x.op"
    // what a doubtful clock dated counts by when it came, which the register judged itself
    " WHERE (?1 IS NULL OR CASE WHEN c.clock_suspect IS NULL OR c.corrected_at IS NOT NULL"
    " THEN coalesce(c.corrected_at, b.wall_ms) ELSE b.received_ms END >= ?1)"
    " AND (?2 IS NULL OR CASE WHEN c.clock_suspect IS NULL OR c.corrected_at IS NOT NULL"
    " THEN coalesce(c.corrected_at, b.wall_ms) ELSE b.received_ms END <= ?2)"
    " AND (?3 IS NULL OR (c.undone IS NOT NULL AND c.undone <> 0) = ?3)"
    " AND (?4 IS NULL OR EXISTS (SELECT 1 FROM op o WHERE o.record = ?4 AND o.change_set = c.id))"
    " AND (?9 IS NULL OR c.actor = ?8 OR (c.actor IS NULL AND c.actor_name = ?9))"
    " ORDER BY c.no DESC LIMIT ?5 OFFSET ?6";
constexpr const char* change =
    "SELECT c.id, coalesce(c.birth, 0), coalesce(c.corrected_at, b.wall_ms), c.what, c.args, "
    "c.reason, c.actor, c.actor_name,"
    " c.undone, c.undone_by_name, c.undone_reason, m.wall_ms, 0,"
    " b.wall_ms, c.clock_suspect, c.corrected_at, c.undone_clock_suspect"
    " FROM change_set c LEFT JOIN op b ON b.no = c.birth"
    " LEFT JOIN cell x ON x.record = c.id AND x.field = 6 LEFT JOIN op m ON m.no = x.op"
    " WHERE c.id = ?1";

// ?1 from, ?2 until; each may be NULL.
constexpr const char* heads = "SELECT c.no, coalesce(c.corrected_at, b.wall_ms), c.what, c.args, "
                              "c.reason, c.actor_name, c.undone"
                              " FROM change_set c JOIN op b ON b.no = c.birth"
                              " WHERE (?1 IS NULL OR coalesce(c.corrected_at, b.wall_ms) >= ?1)"
                              " AND (?2 IS NULL OR coalesce(c.corrected_at, b.wall_ms) <= ?2)"
                              " ORDER BY c.no DESC";
// ?1 number, ?2 how far to count
constexpr const char* changeByNumber =
    "SELECT c.id, coalesce(c.birth, 0), coalesce(c.corrected_at, b.wall_ms), c.what, c.args, "
    "c.reason, c.actor, c.actor_name,"
    " c.undone, c.undone_by_name, c.undone_reason, m.wall_ms, (SELECT count(*) FROM"
    " (SELECT DISTINCT o.record FROM op o WHERE o.change_set = c.id AND o.record <> c.id"
    " LIMIT ?2)),"
    " b.wall_ms, c.clock_suspect, c.corrected_at, c.undone_clock_suspect"
    " FROM change_set c LEFT JOIN op b ON b.no = c.birth"
    " LEFT JOIN cell x ON x.record = c.id AND x.field = 6 LEFT JOIN op m ON m.no = x.op"
    " WHERE c.no = ?1";
constexpr const char* touched =
    "SELECT kind, record FROM op WHERE change_set = ?1 AND record <> ?1 ORDER BY no";

void bindMaybe(Use& use, int at, const std::optional<std::int64_t>& value)
{
    if (value) {
        use.bind(at, *value);
    } else {
        use.bindNull(at);
    }
}

std::optional<ClockDoubt> doubtOf(const Use& use, int column)
{
    const auto number = use.number(column);
    return isKnownNumber<ClockDoubt>(number) ? std::optional{static_cast<ClockDoubt>(number)}
                                             : std::nullopt;
}

ChangeRow changeOf(const Use& use)
{
    ChangeRow row;
    row.id = ChangeSetId{use.id(0)};
    row.birth = use.number(1);
    row.wallMs = use.number(2);
    row.what = use.text(3);
    row.args = use.text(4);
    row.reason = use.text(5);
    if (const auto actor = use.maybeId(6)) {
        row.actor = OfficerId{*actor};
    }
    row.actorName = use.text(7);
    row.isUndone = use.number(8) != 0;
    row.undoneByName = use.text(9);
    row.undoneReason = use.text(10);
    row.undoneMs = use.number(11);
    row.records = use.number(12);
    row.statedMs = use.number(13);
    if (use.isNull(15)) {
        row.clockSuspect = doubtOf(use, 14);
    }
    row.undoneClockSuspect = doubtOf(use, 16);
    return row;
}

} // namespace

std::vector<ChangeRow> changeList(Database& database, const ChangeFilter& filter)
{
    Use use(prepared(database, changes));
    bindMaybe(use, 1, filter.from);
    bindMaybe(use, 2, filter.until);
    bindMaybe(use, 3,
              filter.undone ? std::optional<std::int64_t>{*filter.undone ? 1 : 0} : std::nullopt);
    if (filter.record) {
        use.bind(4, *filter.record);
    } else {
        use.bindNull(4);
    }
    use.bind(5, static_cast<std::int64_t>(filter.limit));
    use.bind(6, static_cast<std::int64_t>(filter.skip));
    use.bind(7, std::int64_t{filter.countsRecords ? 1 : 0});
    if (filter.actor) {
        use.bind(8, *filter.actor);
    } else {
        use.bindNull(8);
    }
    if (filter.actor || !filter.actorName.empty()) {
        use.bind(9, filter.actorName);
    } else {
        use.bindNull(9);
    }
    std::vector<ChangeRow> rows;
    while (use.step()) {
        rows.push_back(changeOf(use));
    }
    return rows;
}

void forEachChange(Database& database, std::optional<std::int64_t> from,
                   std::optional<std::int64_t> until,
                   const std::function<void(const ChangeHead&)>& visit)
{
    Use use(prepared(database, heads));
    bindMaybe(use, 1, from);
    bindMaybe(use, 2, until);
    ChangeHead head;
    while (use.step()) {
        head.number = use.number(0);
        head.wallMs = use.number(1);
        head.what = use.text(2);
        head.args = use.text(3);
        head.reason = use.text(4);
        head.actorName = use.text(5);
        head.isUndone = use.number(6) != 0;
        visit(head);
    }
}

std::vector<ChangeRow> changesNumbered(Database& database, const std::vector<std::int64_t>& numbers)
{
    std::vector<ChangeRow> rows;
    rows.reserve(numbers.size());
    for (const auto number : numbers) {
        Use use(prepared(database, changeByNumber));
        use.bind(1, number).bind(2, mostCounted);
        if (use.step()) {
            rows.push_back(changeOf(use));
        }
    }
    return rows;
}

std::optional<std::int64_t> changeNumber(Database& database, const ChangeSetId& id)
{
    Use use(prepared(database, "SELECT no FROM change_set WHERE id = ?1"));
    use.bind(1, id);
    return use.step() ? std::optional{use.number(0)} : std::nullopt;
}

std::optional<ChangeRow> changeRow(Database& database, const ChangeSetId& id)
{
    Use use(prepared(database, change));
    use.bind(1, id);
    return use.step() ? std::optional{changeOf(use)} : std::nullopt;
}

TouchedRecords recordsOfChange(Database& database, const ChangeSetId& id, std::size_t limit)
{
    TouchedRecords out;
    std::unordered_set<RecordId> seen;
    Use use(prepared(database, touched));
    use.bind(1, id);
    while (use.step()) {
        if (!seen.insert(use.id(1)).second) {
            continue;
        }
        ++out.all;
        if (out.records.size() < limit) {
            out.records.push_back({static_cast<RecordKind>(use.number(0)), use.id(1)});
        }
    }
    return out;
}

std::vector<ChangeRow> doubtedChanges(Database& database)
{
    std::vector<ChangeRow> rows;
    Use use(prepared(
        database, "SELECT c.id, b.wall_ms, coalesce(c.actor_name, ''), c.clock_suspect"
                  " FROM change_set c JOIN op b ON b.no = c.birth WHERE c.clock_suspect IS NOT NULL"
                  " AND c.corrected_at IS NULL ORDER BY c.no DESC LIMIT 1000"));
    while (use.step()) {
        ChangeRow row;
        row.id = ChangeSetId{use.id(0)};
        row.wallMs = row.statedMs = use.number(1);
        row.actorName = use.text(2);
        row.clockSuspect = doubtOf(use, 3);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::unordered_map<RecordId, std::int64_t> correctedTimes(Database& database)
{
    std::unordered_map<RecordId, std::int64_t> times;
    Use use(prepared(database, "SELECT id, corrected_at FROM change_set INDEXED BY"
                               " change_set_corrected WHERE corrected_at IS NOT NULL"));
    while (use.step()) {
        times.emplace(use.id(0), use.number(1));
    }
    return times;
}

std::optional<ChangeRow> changeWords(Database& database, const ChangeSetId& id)
{
    Use use(prepared(database,
                     "SELECT what, args, reason, actor_name, clock_suspect FROM change_set"
                     " WHERE id = ?1 AND state = 1"));
    use.bind(1, id);
    if (!use.step()) {
        return std::nullopt;
    }
    ChangeRow row;
    row.id = id;
    row.what = use.text(0);
    row.args = use.text(1);
    row.reason = use.text(2);
    row.actorName = use.text(3);
    row.clockSuspect = doubtOf(use, 4);
    return row;
}

namespace {

// 100 and 1: a change-set's birth. Whether any time was corrected is asked once: mostly none was.
constexpr const char* historyOfRecord =
    "SELECT o.no, o.id, o.origin, o.hlc, o.wall_ms, o.verb, o.kind, o.change_set, o.flags,"
    " o.payload, h.payload, EXISTS (SELECT 1 FROM change_set m INDEXED BY change_set_marked"
    " WHERE m.id = o.change_set AND m.undone IS NOT NULL),"
    " CASE WHEN EXISTS (SELECT 1 FROM change_set INDEXED BY change_set_corrected"
    " WHERE corrected_at IS NOT NULL)"
    " THEN (SELECT m.corrected_at FROM change_set m INDEXED BY change_set_corrected"
    " WHERE m.id = o.change_set AND m.corrected_at IS NOT NULL) END"
    " FROM op o LEFT JOIN op h ON h.no = o.no - 1 AND h.record = o.change_set AND h.kind = 100"
    " AND h.verb = 1 AND h.flags = 0"
    " WHERE o.record = ?1 ORDER BY o.no";

} // namespace

void forEachInHistory(Database& database, const RecordId& record,
                      const std::function<void(const HistoryRow&)>& visit)
{
    Use use(prepared(database, historyOfRecord));
    use.bind(1, record);
    HistoryRow found;
    auto& row = found.row;
    row.record = record;
    while (use.step()) {
        row.no = use.number(0);
        row.id = OpId{use.id(1)};
        row.origin = use.number(2);
        row.hlc = use.number(3);
        row.wallMs = use.number(4);
        row.verb = static_cast<std::uint8_t>(use.number(5));
        row.kind = static_cast<std::uint16_t>(use.number(6));
        row.changeSet = ChangeSetId{use.id(7)};
        row.isParked = use.number(8) != 0;
        row.payload = use.blob(9);
        found.header = use.blob(10);
        found.isMarked = use.number(11) != 0;
        found.correctedMs = use.isNull(12) ? std::nullopt : std::optional{use.number(12)};
        visit(found);
    }
}

} // namespace dongbo::store
