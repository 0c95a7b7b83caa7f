#include "core/journal/journal.h"

#include "core/domain/json_text.h"
#include "core/journal/hash.h"

#include <algorithm>

namespace dongbo::journal {

namespace {

constexpr std::string_view nodeKey = "node";
constexpr std::string_view clockKey = "last_hlc";
constexpr std::size_t mostPayload = 262'144; ///< bytes; the schema says the same

} // namespace

Journal::Journal(store::Database& database, const Clock& clock, IdSource& ids)
    : Journal(database, clock, ids, Options{})
{}

Journal::Journal(store::Database& database, const Clock& clock, IdSource& ids, Options options)
    : m_database(database)
    , m_clock(clock)
    , m_ids(ids)
    , m_options(std::move(options))
{}

NodeId Journal::node() const
{
    const auto bytes = m_database.setting(nodeKey);
    NodeId id;
    if (bytes.size() != id.bytes.size()) {
        throw Error(Error::Kind::Corrupt, {"store.corrupt", {{"detail", "node"}}});
    }
    std::memcpy(id.bytes.data(), bytes.data(), bytes.size());
    return id;
}

void Journal::takeNewNode()
{
    const RecordId id = m_ids.next(m_clock.now().unixMs);
    store::OpTable ops(m_database);
    std::int64_t last = m_database.numberSetting(clockKey);
    for (const auto& [number, known] : ops.nodes()) {
        last = std::max(last, ops.head(number).hlc);
    }
    m_database.setNumberSetting(clockKey, last);
    m_database.setSetting(nodeKey,
                          {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
    ops.nodeNumber(NodeId{id});
}

std::map<NodeId, std::uint64_t> Journal::versionVector() const
{
    std::map<NodeId, std::uint64_t> vector;
    const store::OpTable ops(m_database);
    for (const auto& [number, id] : ops.nodes()) {
        if (const auto head = ops.head(number); head.seq > 0) {
            vector[id] = head.seq;
        }
    }
    return vector;
}

std::optional<archive::Segment> Journal::segment(const NodeId& node, std::uint64_t first,
                                                 std::size_t most) const
{
    store::OpTable ops(m_database);
    std::int64_t number = 0;
    for (const auto& [n, id] : ops.nodes()) {
        if (id == node) {
            number = n;
        }
    }
    archive::Segment segment;
    segment.node = node;
    segment.firstSeq = first;
    segment.previousHash.assign(32, '\0');
    if (number == 0) {
        return std::nullopt;
    }
    if (first > 1) {
        ops.ofNode(number, first - 1, 1, [&](const store::OpRow& row) {
            segment.previousHash.assign(reinterpret_cast<const char*>(row.hash.data()),
                                        row.hash.size());
        });
    }
    std::vector<std::int64_t> origins;
    ops.ofNode(number, first, most, [&](const store::OpRow& row) {
        auto op = headerOf(row, node, node);
        op.payload = std::string(row.payload);
        origins.push_back(row.origin);
        segment.operations.push_back(std::move(op));
    });
    for (std::size_t i = 0; i < origins.size(); ++i) {
        if (origins[i] != number) {
            segment.operations[i].origin = ops.nodeId(origins[i]);
        }
    }
    return segment.operations.empty() ? std::nullopt : std::optional{std::move(segment)};
}

Journal::Received Journal::receive(const archive::Segment& segment)
{
    Received result;
    store::UnitOfWork work(m_database);
    store::OpTable ops(m_database);
    Applier applier(m_database, m_options.knowledge);
    HybridClock hybrid(m_database.numberSetting(clockKey));
    const std::int64_t node = ops.nodeNumber(segment.node);
    auto head = ops.head(node);
    const std::int64_t receivedMs = m_clock.now().unixMs;
    const auto fork = [&](const char* why) {
        return Error(Error::Kind::Corrupt, {"journal.fork", {{"node", segment.node.text()}}}, why);
    };
    store::Hash running{};
    if (segment.previousHash.size() != running.size()) {
        throw fork("no previous hash");
    }
    std::memcpy(running.data(), segment.previousHash.data(), running.size());
    std::uint64_t expected = segment.firstSeq;
    for (const auto& op : segment.operations) {
        if (op.node != segment.node || op.seq != expected || op.seq == 0) {
            throw fork("not a run of one node");
        }
        if (op.seq > head.seq + 1) {
            throw Error(Error::Kind::Refused,
                        {"journal.gap",
                         {{"node", segment.node.text()}, {"have", std::to_string(head.seq)}}});
        }
        // What is known already must be the same, or this node has lived two lives; the hash of
        // the last known one vouches for all before it.
        if (op.seq == head.seq + 1 && running != head.hash) {
            throw fork("another past");
        }
        ++expected;
        running = chainHash(running, op, op.payload);
        if (op.seq <= head.seq) {
            ++result.known;
            if (op.seq < head.seq && &op == &segment.operations.back()) {
                ops.ofNode(node, op.seq, 1, [&](const store::OpRow& row) {
                    if (row.hash != running) {
                        throw fork("another past");
                    }
                });
            } else if (op.seq == head.seq && running != head.hash) {
                throw fork("another past");
            }
            continue;
        }
        if (op.hlc <= 0 || op.hlc >= HybridClock::ceiling) {
            throw Error(Error::Kind::Refused, {"journal.clock", {{"node", segment.node.text()}}});
        }
        if (op.payload.size() > mostPayload) {
            throw Error(Error::Kind::Corrupt, {"archive.damaged", {}}, "payload too large");
        }
        store::OpRow row;
        row.node = node;
        row.seq = op.seq;
        row.id = op.id;
        row.origin = op.origin == segment.node ? node : ops.nodeNumber(op.origin);
        row.hlc = op.hlc;
        row.wallMs = op.wallMs;
        row.receivedMs = receivedMs;
        row.verb = op.verb;
        row.kind = op.kind;
        row.record = op.record;
        row.changeSet = op.changeSet;
        row.schemaVersion = op.schemaVersion;
        row.payload = op.payload;
        row.hash = running;
        std::optional<archive::Payload> payload;
        try {
            payload = archive::decodePayload(op.payload);
        } catch (const Error& error) {
            if (error.kind() != Error::Kind::NewerSchema) {
                throw;
            }
        }
        row.isParked = !payload || !m_options.knowledge.understands(op.verb, op.kind, *payload);
        const bool repeated = ops.has(op.id); // came before by another node's relay
        row.no = ops.append(row);
        hybrid.see(op.hlc);
        head = {op.seq, op.hlc, row.hash};
        ++result.added;
        if (row.isParked) {
            ++result.parked;
        } else if (!repeated) {
            applier.apply(row, *payload, Applier::Age::Unknown);
        }
    }
    m_database.setNumberSetting(clockKey, hybrid.last());
    work.commit();
    return result;
}

std::size_t Journal::projectParked()
{
    store::UnitOfWork work(m_database);
    store::OpTable ops(m_database);
    Applier applier(m_database, m_options.knowledge);
    struct Candidate
    {
        store::OpRow row;
        archive::Payload payload;
    };
    std::vector<Candidate> ready;
    ops.parked([&](const store::OpRow& row) {
        try {
            auto payload = archive::decodePayload(row.payload);
            if (m_options.knowledge.understands(row.verb, row.kind, payload)) {
                ready.push_back({row, std::move(payload)});
                ready.back().row.payload = {};
            }
        } catch (const Error& error) {
            if (error.kind() != Error::Kind::NewerSchema) {
                throw;
            }
        }
    });
    for (auto& one : ready) {
        ops.setParked(one.row.no, false);
        if (isPlanted(Bug::ParkedForgotten)) {
            continue;
        }
        one.row.isParked = false;
        applier.apply(one.row, one.payload, Applier::Age::Unknown);
    }
    work.commit();
    return ready.size();
}

Action::Action(Journal& journal, const Actor& actor, const Message& what, const std::string& reason)
    : m_journal(journal)
    , m_ops(journal.m_database)
    , m_projection(journal.m_database)
    , m_applier(journal.m_database, journal.m_options.knowledge)
    , m_hybrid(0)
    , m_now(journal.m_clock.now())
    , m_nodeId(journal.node())
    , m_node(m_ops.nodeNumber(m_nodeId))
    , m_head(m_ops.head(m_node))
{
    // What came from elsewhere is in the setting; what was made here is in the head of our own
    // chain.
    if (!isPlanted(Bug::CounterReset)) {
        m_hybrid.see(std::max(journal.m_database.numberSetting(clockKey), m_head.hlc));
    }
    m_id = ChangeSetId{newId()};
    m_header.what = what.code;
    if (!what.args.empty()) {
        std::string json = "{";
        for (const auto& argument : what.args) {
            json += (json.size() > 1 ? "," : "") + jsonText(argument.name) + ":" +
                    jsonText(argument.value);
        }
        m_header.args = json + "}";
    }
    if (!reason.empty()) {
        m_header.reason = reason;
    }
    m_header.actor = actor.officer;
    m_header.actorName = actor.name;
}

Action::~Action() = default;

RecordId Action::newId()
{
    return m_journal.m_ids.next(m_now.unixMs);
}

std::vector<archive::FieldChange> Action::changesOf(const std::vector<Value>& values)
{
    std::vector<archive::FieldChange> changes;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::holds_alternative<std::monostate>(values[i])) {
            changes.push_back({static_cast<std::uint16_t>(i + 1), values[i], 0, std::nullopt});
        }
    }
    return changes;
}

void Action::writeHeader()
{
    if (m_hasHeader) {
        return;
    }
    m_hasHeader = true;
    write(archive::Verb::Create, RecordKind::ChangeSet, m_id, m_id,
          {std::nullopt, changesOf(valuesOf(m_header))});
}

void Action::write(archive::Verb verb, RecordKind kind, const RecordId& record,
                   const ChangeSetId& changeSet, const archive::Payload& payload)
{
    store::OpRow row;
    row.node = m_node;
    row.origin = m_node;
    row.seq = m_head.seq + 1;
    row.id = OpId{newId()};
    row.hlc = m_hybrid.next(m_now.unixMs);
    row.wallMs = m_now.unixMs;
    row.receivedMs = m_now.unixMs;
    row.verb = static_cast<std::uint8_t>(verb);
    row.kind = static_cast<std::uint16_t>(kind);
    row.record = record;
    row.changeSet = changeSet;
    row.schemaVersion = m_journal.m_options.knowledge.schemaVersion;
    m_buffer.clear();
    archive::encodeInto(m_buffer, payload);
    row.payload = m_buffer;
    row.hash = chainHash(m_head.hash, headerOf(row, m_nodeId, m_nodeId), row.payload);
    row.no = m_ops.append(row);
    m_head = {row.seq, row.hlc, row.hash};
    m_applier.apply(row, payload, Applier::Age::Newest);
}

void Action::createRaw(RecordKind kind, const RecordId& id,
                       std::vector<archive::FieldChange> changes,
                       const std::optional<archive::Source>& source)
{
    writeHeader();
    write(archive::Verb::Create, kind, id, m_id, {source, std::move(changes)});
}

bool Action::changeTo(RecordKind kind, const RecordId& id, const std::vector<Value>& now)
{
    std::vector<archive::FieldChange> changes;
    for (std::size_t i = 0; i < now.size(); ++i) {
        changes.push_back({static_cast<std::uint16_t>(i + 1), now[i], 0, std::nullopt});
    }
    return changeRaw(kind, id, std::move(changes), std::nullopt);
}

bool Action::changeRaw(RecordKind kind, const RecordId& id,
                       std::vector<archive::FieldChange> changes,
                       const std::optional<archive::Source>& source)
{
    const auto record = m_projection.read(kind, id);
    if (!record) {
        throw Error(Error::Kind::Bug,
                    {"store.failed", {{"detail", "change of a record that is not there"}}});
    }
    std::erase_if(changes, [&](const archive::FieldChange& change) {
        return record->values[change.number - 1u] == change.value;
    });
    if (changes.empty()) {
        return false;
    }
    for (auto& change : changes) {
        const auto holder = m_projection.cell(id, change.number);
        const auto based = holder ? holder : record->birth;
        if (based) {
            const auto op = m_applier.stampOf(*based).op;
            std::memcpy(&change.basedOn, op.bytes.data() + 8, 8);
        }
    }
    writeHeader();
    write(archive::Verb::Update, kind, id, m_id, {source, std::move(changes)});
    return true;
}

void Action::mark(const ChangeSetId& target, const ChangeSet& now)
{
    const auto record = m_projection.read(RecordKind::ChangeSet, target);
    std::vector<archive::FieldChange> changes;
    const auto values = valuesOf(now);
    for (std::size_t i = 0; record && i < values.size(); ++i) {
        if (record->values[i] != values[i]) {
            changes.push_back({static_cast<std::uint16_t>(i + 1), values[i], 0, std::nullopt});
        }
    }
    // The mark belongs to the change-set it marks: it is not a change-set of its own.
    write(archive::Verb::Update, RecordKind::ChangeSet, target, target,
          {std::nullopt, std::move(changes)});
}

} // namespace dongbo::journal
