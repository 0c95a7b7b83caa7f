#include "core/journal/write/journal.h"

#include "core/journal/chain/admission.h"
#include "core/journal/chain/arrivals.h"
#include "core/journal/chain/hash.h"
#include "core/store/file/settings.h"

#include <algorithm>

namespace dongbo::journal {

namespace {

constexpr std::string_view nodeKey = "node";
constexpr std::string_view clockKey = "last_hlc";

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

Reading Journal::readClock() const
{
    return judge(m_clock.now(), m_clock.notBefore(), knownTime(m_database));
}

void Journal::believeClock()
{
    const auto reading = readClock();
    if (reading.wall >= m_clock.notBefore() && reading.wall.unixMs < HybridClock::believed >> 16) {
        believe(m_database, reading.wall);
    }
}

std::int64_t Journal::lastSeenHlc() const
{
    return m_database.numberSetting(clockKey);
}

void Journal::complete()
{
    store::UnitOfWork work(m_database);
    if (Arrivals::check(m_database) == Arrivals::State::NotYet) {
        findKnownTime(m_database);
        Arrivals::coverOnce(m_database);
    }
    if (store::settingsCover(m_database) == store::SettingsCover::NotYet) {
        store::coverSettings(m_database);
    }
    work.commit();
}

bool Journal::isComplete() const
{
    return m_database.setting("settings_cover") != "0";
}

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
    const Reading reading = readClock();
    Arrivals arrivals(m_database);
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
        // What is known already must be the same, or this node's chain has forked; the hash of the
        // last known one vouches for all before it.
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
        if (op.hlc <= 0 || op.hlc >= HybridClock::believed ||
            Instant{op.wallMs} < earliestInstant() || Instant{op.wallMs} > latestInstant()) {
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
        row.receivedMs = reading.plausible.unixMs;
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
        row.isParked = !payload || !m_options.knowledge.understands(row, *payload);
        const bool repeated = ops.has(op.id); // came before by another node's relay
        row.no = ops.append(row);
        arrivals.add(row);
        hybrid.see(op.hlc);
        head = {op.seq, op.hlc, row.hash};
        ++result.added;
        if (row.isParked) {
            ++result.parked;
        } else if (!repeated) {
            applier.apply(row, *payload, Applier::Age::Unknown);
        }
    }
    if (result.added > 0) {
        m_database.setNumberSetting(clockKey, hybrid.last());
        arrivals.keep();
        keepKnownTime(m_database, reading.known);
    }
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
            if (m_options.knowledge.understands(row, payload)) {
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

} // namespace dongbo::journal
