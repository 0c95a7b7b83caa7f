#pragma once

#include "core/archive/envelope.h"
#include "core/journal/fold/fold.h"
#include "core/store/journal/op_table.h"
#include "core/store/projection/projection.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace dongbo::journal {

/// What this program understands of operations. The default is core/domain's descriptors;
/// simulations pass less, to play an older program.
struct Knowledge
{
    std::uint32_t schemaVersion = 2; ///< written into operations made here
    /// Extra refusal on top of the descriptors; empty means none.
    std::function<bool(std::uint16_t kind, const archive::FieldChange&)> knows;

    /// True when kind, verb, every field and every value are known, and the values are such as may
    /// be written (admission.h).
    [[nodiscard]] bool understands(const store::OpRow& row, const archive::Payload& payload) const;
};

/// What a change-set says of itself, and its marks: live even while it is undone. A correction of
/// its time is another change-set's and is not.
[[nodiscard]] bool isOwnHeader(const store::OpRow& row);

/// Brings the domain tables to what the journal says. The only writer of domain tables.
class Applier
{
public:
    Applier(store::Database& database, const Knowledge& knowledge);

    enum class Age
    {
        Newest, ///< made here just now: its stamp is above all others
        Unknown ///< came from elsewhere
    };

    /// Projects one operation that is in the journal already (row.no) and is not parked.
    void apply(const store::OpRow& row, const archive::Payload& payload, Age age);

    /// Folds all operations of a record anew and writes what comes out.
    void recompute(RecordKind kind, const RecordId& record);

    [[nodiscard]] bool isUndone(const ChangeSetId& changeSet);
    [[nodiscard]] Stamp stampOf(std::int64_t no);
    [[nodiscard]] Stamp stampOf(const store::OpRow& row);

    /// Called with (done, all) while many records are folded anew.
    std::function<void(std::size_t, std::size_t)> onProgress;

private:
    void applyUpdate(const store::OpRow& row, const Kind& kind, const archive::Payload& payload,
                     Age age);
    bool isBirthRestated(std::int64_t no);
    void ensureReferences(const Kind& kind, std::span<const archive::FieldChange> changes);
    void ensureReference(RecordKind kind, const RecordId& id);
    void recomputeChangeSet(const ChangeSetId& changeSet);
    void restoreOnly(RecordKind kind, const RecordId& record, std::int64_t no);

    store::OpTable m_ops;
    store::Projection m_projection;
    const Knowledge& m_knowledge;
    std::unordered_map<std::int64_t, NodeId> m_nodes;
    std::unordered_set<RecordId> m_present; ///< references known to have a row
    std::optional<std::pair<ChangeSetId, bool>> m_lastUndone;
};

} // namespace dongbo::journal
