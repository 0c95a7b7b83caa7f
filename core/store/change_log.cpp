#include "core/store/change_log.h"

#include "core/store/internal/statement.h"

namespace dongbo::store {

namespace {

// ?1 from, ?2 until, ?3 undone, ?4 record, ?5 limit, ?6 skip; each may be NULL. Field 6 is the
// mark.
constexpr const char* changes =
    "SELECT c.id, c.birth, b.wall_ms, c.what, c.args, c.reason, c.actor, c.actor_name,"
    " c.undone, c.undone_by_name, c.undone_reason, m.wall_ms,"
    " (SELECT count(DISTINCT o.record) FROM op o WHERE o.change_set = c.id AND o.record <> c.id)"
    " FROM change_set c JOIN op b ON b.no = c.birth"
    " LEFT JOIN cell x ON x.record = c.id AND x.field = 6 LEFT JOIN op m ON m.no = x.op"
    " WHERE (?1 IS NULL OR b.wall_ms >= ?1) AND (?2 IS NULL OR b.wall_ms <= ?2)"
    " AND (?3 IS NULL OR (c.undone IS NOT NULL AND c.undone <> 0) = ?3)"
    " AND (?4 IS NULL OR EXISTS (SELECT 1 FROM op o WHERE o.record = ?4 AND o.change_set = c.id))"
    " ORDER BY c.no DESC LIMIT ?5 OFFSET ?6";
constexpr const char* change =
    "SELECT c.id, coalesce(c.birth, 0), b.wall_ms, c.what, c.args, c.reason, c.actor, c.actor_name,"
    " c.undone, c.undone_by_name, c.undone_reason, m.wall_ms, 0"
    " FROM change_set c LEFT JOIN op b ON b.no = c.birth"
    " LEFT JOIN cell x ON x.record = c.id AND x.field = 6 LEFT JOIN op m ON m.no = x.op"
    " WHERE c.id = ?1";

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
    return row;
}

} // namespace

std::vector<ChangeRow> changeList(Database& database, const ChangeFilter& filter)
{
    Use use(prepared(database, changes));
    const auto bindMaybe = [&](int at, const std::optional<std::int64_t>& value) {
        if (value) {
            use.bind(at, *value);
        } else {
            use.bindNull(at);
        }
    };
    bindMaybe(1, filter.from);
    bindMaybe(2, filter.until);
    bindMaybe(3,
              filter.undone ? std::optional<std::int64_t>{*filter.undone ? 1 : 0} : std::nullopt);
    if (filter.record) {
        use.bind(4, *filter.record);
    } else {
        use.bindNull(4);
    }
    use.bind(5, static_cast<std::int64_t>(filter.limit));
    use.bind(6, static_cast<std::int64_t>(filter.skip));
    std::vector<ChangeRow> rows;
    while (use.step()) {
        rows.push_back(changeOf(use));
    }
    return rows;
}

std::optional<ChangeRow> changeRow(Database& database, const ChangeSetId& id)
{
    Use use(prepared(database, change));
    use.bind(1, id);
    return use.step() ? std::optional{changeOf(use)} : std::nullopt;
}

bool isMarked(Database& database, const ChangeSetId& id)
{
    Use use(prepared(database, "SELECT 1 FROM change_set WHERE id = ?1 AND undone IS NOT NULL"));
    use.bind(1, id);
    return use.step();
}

} // namespace dongbo::store
