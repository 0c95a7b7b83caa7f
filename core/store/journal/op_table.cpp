#include "core/store/journal/op_table.h"

#include "core/store/file/statement.h"

namespace dongbo::store {

namespace {

OpRow rowOf(const Use& use)
{
    OpRow row;
    row.no = use.number(0);
    row.node = use.number(1);
    row.seq = static_cast<std::uint64_t>(use.number(2));
    row.id = OpId{use.id(3)};
    row.origin = use.number(4);
    row.hlc = use.number(5);
    row.wallMs = use.number(6);
    row.receivedMs = use.number(7);
    row.verb = static_cast<std::uint8_t>(use.number(8));
    row.kind = static_cast<std::uint16_t>(use.number(9));
    row.record = use.id(10);
    row.changeSet = ChangeSetId{use.id(11)};
    row.schemaVersion = static_cast<std::uint32_t>(use.number(12));
    row.isParked = (use.number(13) & 1) != 0;
    row.payload = use.blob(14);
    const auto hash = use.blob(15);
    if (hash.size() == row.hash.size()) {
        std::memcpy(row.hash.data(), hash.data(), hash.size());
    }
    return row;
}

void visitAll(Use& use, const OpTable::Visit& visit)
{
    while (use.step()) {
        visit(rowOf(use));
    }
}

constexpr const char* insertOp =
    "INSERT INTO op (node, seq, id, origin, hlc, wall_ms, received_ms, verb, kind,"
    " record, change_set, schema_version, flags, payload, hash)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
constexpr const char* opsAfter =
    "SELECT no, node, seq, id, origin, hlc, wall_ms, received_ms, verb, kind, record,"
    " change_set, schema_version, flags, payload, hash FROM op"
    " WHERE no > ?1 ORDER BY no";
constexpr const char* opsOfNode =
    "SELECT no, node, seq, id, origin, hlc, wall_ms, received_ms, verb, kind, record,"
    " change_set, schema_version, flags, payload, hash FROM op"
    " WHERE node = ?1 AND seq >= ?2 ORDER BY seq LIMIT ?3";
constexpr const char* opsOfRecord =
    "SELECT no, node, seq, id, origin, hlc, wall_ms, received_ms, verb, kind, record,"
    " change_set, schema_version, flags, payload, hash FROM op"
    " WHERE record = ?1 ORDER BY no";
constexpr const char* opsOfChangeSet =
    "SELECT no, node, seq, id, origin, hlc, wall_ms, received_ms, verb, kind,"
    " record, change_set, schema_version, flags, payload, hash FROM op"
    " WHERE change_set = ?1 ORDER BY no";
constexpr const char* opsOfChangeSetCounted =
    "SELECT no, node, seq, id, origin, hlc, wall_ms, received_ms, verb, kind,"
    " record, change_set, schema_version, flags, payload, hash,"
    " (SELECT count(*) FROM op AS other WHERE other.record = op.record) FROM op"
    " WHERE change_set = ?1 ORDER BY no";
constexpr const char* opsParked =
    "SELECT no, node, seq, id, origin, hlc, wall_ms, received_ms, verb, kind, record,"
    " change_set, schema_version, flags, payload, hash FROM op"
    " WHERE flags <> 0 ORDER BY no";
constexpr const char* opByNumber =
    "SELECT no, node, seq, id, origin, hlc, wall_ms, received_ms, verb, kind, record,"
    " change_set, schema_version, flags, payload, hash FROM op WHERE no = ?1";

} // namespace

std::int64_t OpTable::append(const OpRow& row)
{
    Use use(prepared(m_database, insertOp));
    use.bind(1, row.node)
        .bind(2, static_cast<std::int64_t>(row.seq))
        .bind(3, row.id)
        .bind(4, row.origin);
    use.bind(5, row.hlc)
        .bind(6, row.wallMs)
        .bind(7, row.receivedMs)
        .bind(8, std::int64_t{row.verb});
    use.bind(9, std::int64_t{row.kind}).bind(10, row.record).bind(11, row.changeSet);
    use.bind(12, std::int64_t{row.schemaVersion}).bind(13, std::int64_t{row.isParked ? 1 : 0});
    use.bindBlob(14, row.payload);
    use.bindBlob(15, {reinterpret_cast<const char*>(row.hash.data()), row.hash.size()});
    m_database.impl().appended = row.changeSet;
    if (auto& free = m_database.impl().freeIds;
        free && free->first < row.record && row.record < free->second) {
        free->first = row.record;
    }
    return m_database.impl().insert(use);
}

void OpTable::setParked(std::int64_t no, bool isParked)
{
    Use use(prepared(m_database, "UPDATE op SET flags = ?2 WHERE no = ?1"));
    use.bind(1, no).bind(2, std::int64_t{isParked ? 1 : 0}).run();
}

std::int64_t OpTable::nodeNumber(const NodeId& id)
{
    {
        Use use(prepared(m_database, "SELECT n FROM node WHERE id = ?1"));
        use.bind(1, id);
        if (use.step()) {
            return use.number(0);
        }
    }
    Use use(prepared(m_database, "INSERT INTO node (id) VALUES (?1)"));
    use.bind(1, id);
    return m_database.impl().insert(use);
}

NodeId OpTable::nodeId(std::int64_t number) const
{
    Use use(prepared(m_database, "SELECT id FROM node WHERE n = ?1"));
    use.bind(1, number);
    if (!use.step()) {
        throw Error(Error::Kind::Corrupt,
                    {"store.corrupt", {{"detail", "node " + std::to_string(number)}}});
    }
    return NodeId{use.id(0)};
}

std::vector<std::pair<std::int64_t, NodeId>> OpTable::nodes() const
{
    std::vector<std::pair<std::int64_t, NodeId>> all;
    Use use(prepared(m_database, "SELECT n, id FROM node ORDER BY n"));
    while (use.step()) {
        all.emplace_back(use.number(0), NodeId{use.id(1)});
    }
    return all;
}

ChainHead OpTable::head(std::int64_t node) const
{
    ChainHead head;
    Use use(prepared(m_database,
                     "SELECT seq, hash, hlc FROM op WHERE node = ?1 ORDER BY seq DESC LIMIT 1"));
    use.bind(1, node);
    if (use.step()) {
        head.seq = static_cast<std::uint64_t>(use.number(0));
        head.hlc = use.number(2);
        const auto hash = use.blob(1);
        if (hash.size() == head.hash.size()) {
            std::memcpy(head.hash.data(), hash.data(), hash.size());
        }
    }
    return head;
}

std::int64_t OpTable::count() const
{
    Use use(prepared(m_database, "SELECT count(*) FROM op"));
    use.step();
    return use.number(0);
}

std::int64_t OpTable::lastArrival() const
{
    Use use(prepared(m_database, "SELECT coalesce(max(no), 0) FROM op"));
    use.step();
    return use.number(0);
}

bool OpTable::has(const OpId& id) const
{
    Use use(prepared(m_database, "SELECT 1 FROM op WHERE id = ?1 LIMIT 1"));
    use.bind(1, id);
    return use.step();
}

/// Asked of every record of a large list. Ids made later sort later, as long as one clock makes
/// them, but those that come with the program (units, the catalogue) sort anywhere: between the
/// neighbours of an id looked up before, nothing need be looked up.
bool OpTable::isOfAnotherKind(const RecordId& record, std::uint16_t kind) const
{
    auto& free = m_database.impl().freeIds;
    if (free && free->first < record && record < free->second) {
        return false;
    }
    RecordId next;
    next.bytes.fill(0xFF);
    {
        Use use(prepared(m_database, "SELECT record, kind FROM op WHERE record >= ?1"
                                     " ORDER BY record"));
        use.bind(1, record);
        bool isKnown = false;
        while (use.step()) {
            const auto found = use.id(0);
            if (found != record) {
                next = found;
                break;
            }
            if (use.number(1) != kind) {
                return true;
            }
            isKnown = true;
        }
        if (isKnown) {
            return false;
        }
    }
    Use use(prepared(m_database, "SELECT record FROM op WHERE record < ?1"
                                 " ORDER BY record DESC LIMIT 1"));
    use.bind(1, record);
    free = {use.step() ? use.id(0) : RecordId{}, next};
    return false;
}

std::int64_t OpTable::lastReceivedMs() const
{
    Use use(prepared(m_database, "SELECT received_ms FROM op ORDER BY no DESC LIMIT 1"));
    return use.step() ? use.number(0) : 0;
}

void OpTable::forEachReceivedMs(const std::function<void(std::int64_t)>& visit) const
{
    Use use(prepared(m_database, "SELECT DISTINCT received_ms FROM op ORDER BY received_ms"));
    while (use.step()) {
        visit(use.number(0));
    }
}

void OpTable::forEachArrival(const std::function<void(const Arrival&)>& visit) const
{
    Use use(
        prepared(m_database,
                 "SELECT no, received_ms, hash FROM op WHERE received_ms <> wall_ms ORDER BY no"));
    while (use.step()) {
        Arrival arrival;
        arrival.no = use.number(0);
        arrival.receivedMs = use.number(1);
        const auto hash = use.blob(2);
        if (hash.size() == arrival.hash.size()) {
            std::memcpy(arrival.hash.data(), hash.data(), hash.size());
        }
        visit(arrival);
    }
}

void OpTable::forEach(std::int64_t from, const Visit& visit) const
{
    Use use(prepared(m_database, opsAfter));
    use.bind(1, from);
    visitAll(use, visit);
}

void OpTable::ofNode(std::int64_t node, std::uint64_t first, std::size_t most,
                     const Visit& visit) const
{
    Use use(prepared(m_database, opsOfNode));
    use.bind(1, node)
        .bind(2, static_cast<std::int64_t>(first))
        .bind(3, static_cast<std::int64_t>(most));
    visitAll(use, visit);
}

void OpTable::ofRecord(const RecordId& record, const Visit& visit) const
{
    Use use(prepared(m_database, opsOfRecord));
    use.bind(1, record);
    visitAll(use, visit);
}

void OpTable::ofChangeSet(const ChangeSetId& changeSet, const Visit& visit) const
{
    Use use(prepared(m_database, opsOfChangeSet));
    use.bind(1, changeSet);
    visitAll(use, visit);
}

void OpTable::ofChangeSetCounted(
    const ChangeSetId& changeSet,
    const std::function<void(const OpRow&, std::int64_t all)>& visit) const
{
    Use use(prepared(m_database, opsOfChangeSetCounted));
    use.bind(1, changeSet);
    while (use.step()) {
        visit(rowOf(use), use.number(16));
    }
}

void OpTable::parked(const Visit& visit) const
{
    Use use(prepared(m_database, opsParked));
    visitAll(use, visit);
}

bool OpTable::byNumber(std::int64_t no, const Visit& visit) const
{
    Use use(prepared(m_database, opByNumber));
    use.bind(1, no);
    if (!use.step()) {
        return false;
    }
    visit(rowOf(use));
    return true;
}

} // namespace dongbo::store
