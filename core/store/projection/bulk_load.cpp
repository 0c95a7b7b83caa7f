#include "core/store/projection/bulk_load.h"

#include "core/store/file/statement.h"

namespace dongbo::store {

namespace {

constexpr const char* insertNumbered =
    "INSERT INTO op (no, node, seq, id, origin, hlc, wall_ms, received_ms, verb, kind,"
    " record, change_set, schema_version, flags, payload, hash)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";

} // namespace

BulkLoad::BulkLoad(Database& into)
    : m_into(into)
    , m_projection(into)
{
    // inside a transaction the pragma would be ignored
    into.impl().execute("PRAGMA foreign_keys = OFF");
    into.impl().execute("BEGIN");
    ++into.impl().transactions;
}

BulkLoad::~BulkLoad()
{
    try {
        if (m_open) {
            m_into.impl().execute("ROLLBACK");
        }
        m_into.impl().execute("PRAGMA foreign_keys = ON");
    } catch (const Error&) { // NOLINT(bugprone-empty-catch): the failure that led here is the one
                             // to tell
    }
}

void BulkLoad::addSettings(Database& from)
{
    Use read(prepared(from, "SELECT k, v FROM meta ORDER BY k"));
    while (read.step()) {
        Use write(prepared(m_into, "INSERT INTO meta (k, v) VALUES (?1, ?2)"
                                   " ON CONFLICT (k) DO UPDATE SET v = ?2"));
        write.bindCopy(1, read.text(0));
        const Value value = read.value(1);
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            write.bind(2, *number).run();
        } else {
            write.bindBlob(2, read.blob(1)).run();
        }
    }
}

void BulkLoad::addNode(std::int64_t number, const NodeId& id)
{
    Use use(prepared(m_into, "INSERT INTO node (n, id) VALUES (?1, ?2)"));
    use.bind(1, number).bind(2, id).run();
}

void BulkLoad::addOperation(const OpRow& row)
{
    Use use(prepared(m_into, insertNumbered));
    use.bind(1, row.no)
        .bind(2, row.node)
        .bind(3, static_cast<std::int64_t>(row.seq))
        .bind(4, row.id)
        .bind(5, row.origin)
        .bind(6, row.hlc)
        .bind(7, row.wallMs)
        .bind(8, row.receivedMs)
        .bind(9, std::int64_t{row.verb})
        .bind(10, std::int64_t{row.kind})
        .bind(11, row.record)
        .bind(12, row.changeSet)
        .bind(13, std::int64_t{row.schemaVersion})
        .bind(14, std::int64_t{row.isParked ? 1 : 0})
        .bindBlob(15, row.payload)
        .bindBlob(16, {reinterpret_cast<const char*>(row.hash.data()), row.hash.size()});
    use.run();
}

void BulkLoad::addRecord(RecordKind kind, const RecordId& id, const ProjectedRecord& record,
                         std::span<const CellStamp> cells)
{
    m_projection.insert(kind, id, record.state, record.birth, record.values);
    for (const auto& cell : cells) {
        Use use(prepared(m_into, "INSERT INTO cell (record, field, op) VALUES (?1, ?2, ?3)"));
        use.bind(1, id).bind(2, std::int64_t{cell.field}).bind(3, cell.op).run();
    }
}

void BulkLoad::finish()
{
    for (const auto& kind : kinds()) {
        for (const auto& field : kind.fields) {
            if (!field.target) {
                continue;
            }
            const std::string parent(describe(*field.target).name);
            const std::string column(field.name);
            Use use(m_into.impl().composed(
                "INSERT INTO " + parent + " (id, state) SELECT DISTINCT c." + column + ", 0 FROM " +
                std::string(kind.name) + " c WHERE c." + column +
                " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + parent + " p WHERE p.id = c." +
                column + ") ORDER BY 1"));
            use.run();
        }
    }
    m_into.impl().execute("COMMIT");
    m_open = false;
}

} // namespace dongbo::store
