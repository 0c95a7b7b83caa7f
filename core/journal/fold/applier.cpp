#include "core/journal/fold/applier.h"

#include "core/journal/chain/admission.h"

#include <algorithm>
#include <deque>
#include <map>

namespace dongbo::journal {

using archive::Payload;
using archive::Verb;
using store::RecordState;

bool Knowledge::understands(const store::OpRow& row, const Payload& payload) const
{
    const auto* described = findKind(row.kind);
    if (described == nullptr || row.verb < 1 || row.verb > 2) {
        return false;
    }
    const bool isStrict = row.schemaVersion >= strictSince;
    return std::all_of(
        payload.changes.begin(), payload.changes.end(), [&](const archive::FieldChange& change) {
            const auto* field = described->field(change.number);
            return field != nullptr && (!knows || knows(row.kind, change)) &&
                   (isStrict ? !flawOf(*field, change.value) : fits(*field, change.value));
        });
}

bool isOwnHeader(const store::OpRow& row)
{
    return row.kind == static_cast<std::uint16_t>(RecordKind::ChangeSet) &&
           row.record == row.changeSet;
}

Applier::Applier(store::Database& database, const Knowledge& knowledge)
    : m_ops(database)
    , m_projection(database)
    , m_knowledge(knowledge)
{}

bool Applier::isUndone(const ChangeSetId& changeSet)
{
    if (m_lastUndone && m_lastUndone->first == changeSet) {
        return m_lastUndone->second;
    }
    constexpr auto undoneField = fieldOf<&ChangeSet::undone>;
    bool undone = false;
    if (const auto header = m_projection.read(RecordKind::ChangeSet, changeSet)) {
        const auto* mark = std::get_if<std::int64_t>(&header->values[undoneField - 1u]);
        undone = mark != nullptr && *mark != 0;
    }
    m_lastUndone = {changeSet, undone};
    return undone;
}

Stamp Applier::stampOf(const store::OpRow& row)
{
    auto known = m_nodes.find(row.origin);
    if (known == m_nodes.end()) {
        known = m_nodes.emplace(row.origin, m_ops.nodeId(row.origin)).first;
    }
    return {row.hlc, known->second, row.id};
}

Stamp Applier::stampOf(std::int64_t no)
{
    store::OpRow copy;
    if (!m_ops.byNumber(no, [&](const store::OpRow& row) {
            copy = row;
            copy.payload = {};
        })) {
        throw Error(Error::Kind::Corrupt,
                    {"store.corrupt", {{"detail", "op " + std::to_string(no)}}});
    }
    return stampOf(copy);
}

bool Applier::isBirthRestated(std::int64_t no)
{
    bool restated = false;
    m_ops.byNumber(no, [&](const store::OpRow& row) {
        restated = isRestated(static_cast<Verb>(row.verb), archive::decodePayload(row.payload));
    });
    return restated;
}

void Applier::ensureReference(RecordKind kind, const RecordId& id)
{
    if (m_present.contains(id)) {
        return;
    }
    m_projection.ensureStub(kind, id);
    if (m_present.size() > 4096) {
        m_present.clear();
    }
    m_present.insert(id);
}

void Applier::ensureReferences(const Kind& kind, std::span<const archive::FieldChange> changes)
{
    for (const auto& change : changes) {
        const auto* id = std::get_if<RecordId>(&change.value);
        const auto* field = kind.field(change.number);
        if (id != nullptr && field->target) {
            ensureReference(*field->target, *id);
        }
    }
}

void Applier::apply(const store::OpRow& row, const Payload& payload, Age age)
{
    const auto& kind = *findKind(row.kind);
    const bool isHeader = kind.number == RecordKind::ChangeSet;
    const bool wasUndone = isHeader && isUndone(ChangeSetId{row.record});
    if (!isOwnHeader(row) && isUndone(row.changeSet)) {
        recompute(kind.number, row.record);
        return;
    }
    if (row.verb == static_cast<std::uint8_t>(Verb::Update)) {
        applyUpdate(row, kind, payload, age);
    } else if (age == Age::Unknown && m_projection.exists(kind.number, row.record)) {
        recompute(kind.number, row.record);
    } else {
        ensureReferences(kind, payload.changes);
        std::vector<Value> values(kind.fields.size());
        for (const auto& change : payload.changes) {
            values[change.number - 1u] = change.value;
        }
        // Made here just now it is seldom there already, so inserting is what asks.
        if (!m_projection.insert(kind.number, row.record, RecordState::Born, row.no, values)) {
            recompute(kind.number, row.record);
        }
    }
    if (isHeader) {
        m_lastUndone.reset();
        if (isUndone(ChangeSetId{row.record}) != wasUndone) {
            recomputeChangeSet(ChangeSetId{row.record});
        }
    }
}

void Applier::applyUpdate(const store::OpRow& row, const Kind& kind, const Payload& payload,
                          Age age)
{
    std::vector<std::pair<std::uint16_t, const Value*>> winning;
    std::optional<Stamp> birthStamp;
    if (age == Age::Newest) {
        for (const auto& change : payload.changes) {
            winning.emplace_back(change.number, &change.value);
        }
    } else {
        const auto record = m_projection.read(kind.number, row.record);
        if (!record) {
            if (isPlanted(Bug::StubMissing) ||
                (isPlanted(Bug::UndoMarkLost) && kind.number == RecordKind::ChangeSet)) {
                return;
            }
            m_projection.ensureStub(kind.number, row.record);
        } else if (record->birth) {
            birthStamp = stampOf(*record->birth);
            if (isBirthRestated(*record->birth)) { // it competes with another's stamp
                recompute(kind.number, row.record);
                return;
            }
        }
        const Stamp mine = stampOf(row);
        for (const auto& change : payload.changes) {
            const auto holder = m_projection.cell(row.record, change.number);
            const bool wonBefore =
                holder ? !wins(mine, stampOf(*holder)) : birthStamp && !wins(mine, *birthStamp);
            if (!wonBefore) {
                winning.emplace_back(change.number, &change.value);
            }
        }
    }
    ensureReferences(kind, payload.changes);
    m_projection.update(kind.number, row.record, winning);
    for (const auto& [field, value] : winning) {
        if (!isPlanted(Bug::DroppedStamp) || field % 2 == 0) {
            m_projection.setCell(row.record, field, row.no);
        }
    }
}

void Applier::recompute(RecordKind kindNumber, const RecordId& record)
{
    const auto& kind = describe(kindNumber);
    struct Kept
    {
        store::OpRow row;
        Payload payload;
    };
    std::deque<Kept> kept;
    m_ops.ofRecord(record, [&](const store::OpRow& row) {
        if (row.isParked || row.kind != static_cast<std::uint16_t>(kindNumber)) {
            return;
        }
        kept.push_back({row, archive::decodePayload(row.payload)});
        kept.back().row.payload = {};
    });
    std::vector<FoldInput> inputs;
    inputs.reserve(kept.size());
    for (const auto& one : kept) {
        inputs.push_back({stampOf(one.row), one.row.no, static_cast<Verb>(one.row.verb),
                          isOwnHeader(one.row) || !isUndone(one.row.changeSet), &one.payload});
    }
    const auto folded = fold(kind, inputs);
    for (std::size_t i = 0; i < folded.values.size(); ++i) {
        if (const auto* id = std::get_if<RecordId>(&folded.values[i]);
            id != nullptr && kind.fields[i].target) {
            ensureReference(*kind.fields[i].target, *id);
        }
    }
    if (m_projection.exists(kindNumber, record)) {
        m_projection.replace(kindNumber, record, folded.state, folded.birth, folded.values);
    } else if (!folded.isNothing()) {
        m_projection.insert(kindNumber, record, folded.state, folded.birth, folded.values);
    }
    m_projection.clearCells(record);
    for (const auto& cell : folded.cells) {
        m_projection.setCell(record, cell.field, cell.op);
    }
}

void Applier::recomputeChangeSet(const ChangeSetId& changeSet)
{
    struct Touched
    {
        RecordKind kind;
        RecordId record;
        std::int64_t no;  ///< of its first operation in the change-set
        bool isOnlyBirth; ///< that operation is its birth and the only one there is
    };
    std::vector<Touched> touched;
    std::unordered_set<RecordId> seen; // but for the many that have one operation only
    m_ops.ofChangeSetCounted(changeSet, [&](const store::OpRow& row, std::int64_t all) {
        const auto kind = static_cast<RecordKind>(row.kind);
        if (row.isParked || isOwnHeader(row) || (all > 1 && !seen.insert(row.record).second)) {
            return;
        }
        touched.push_back({kind, row.record, row.no,
                           all == 1 && row.verb == static_cast<std::uint8_t>(Verb::Create)});
    });
    // A record is written while nothing refers to it: else all that shows its name is written
    // again with it.
    const bool undone = isUndone(changeSet);
    std::map<RecordKind, std::size_t> rank;
    for (const auto& kind : kinds()) {
        rank.emplace(kind.number, rank.size());
    }
    std::sort(touched.begin(), touched.end(), [&](const Touched& a, const Touched& b) {
        return undone ? std::pair{rank[b.kind], a.no} < std::pair{rank[a.kind], b.no}
                      : std::pair{rank[a.kind], a.no} < std::pair{rank[b.kind], b.no};
    });
    store::Projection::SearchHeld held(m_projection);
    for (std::size_t i = 0; i < touched.size(); ++i) {
        const auto& one = touched[i];
        if (!one.isOnlyBirth) {
            recompute(one.kind, one.record);
        } else if (undone) {
            m_projection.replace(one.kind, one.record, RecordState::Withdrawn, std::nullopt, {});
        } else {
            restoreOnly(one.kind, one.record, one.no);
        }
        if (onProgress) {
            onProgress(i + 1, touched.size());
        }
    }
    held.finish();
}

/// A record whose one operation is a birth that counts again.
void Applier::restoreOnly(RecordKind kindNumber, const RecordId& record, std::int64_t no)
{
    const auto& kind = describe(kindNumber);
    Payload payload;
    m_ops.byNumber(no,
                   [&](const store::OpRow& row) { payload = archive::decodePayload(row.payload); });
    ensureReferences(kind, payload.changes);
    std::vector<Value> values(kind.fields.size());
    for (auto& change : payload.changes) {
        values[change.number - 1u] = std::move(change.value);
    }
    m_projection.replace(kindNumber, record, RecordState::Born, no, values);
}

} // namespace dongbo::journal
