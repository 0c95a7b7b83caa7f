#pragma once

#include "core/journal/fold/record_ops.h"
#include "core/journal/undo/undo.h"

#include <set>
#include <unordered_map>
#include <vector>

namespace dongbo::journal {

/// What must be redone with a change-set so that nothing in it rests on what stays undone: the
/// rules of Resting read the other way. What is undone when this is made counts as undone
/// throughout, so the order of growing does not matter. Writes nothing.
class Bases
{
public:
    explicit Bases(Journal& journal);

    /// Adds a change-set to those that come back and gives what it rests on directly that is
    /// undone: by kind and record.
    std::vector<Basis> grow(const ChangeSetId& changeSet);
    [[nodiscard]] const std::set<ChangeSetId>& returning() const { return m_returning; }

private:
    bool isUndone(const ChangeSetId& changeSet);
    void needBirth(RecordKind kind, const RecordId& record, RecordKind targetKind,
                   const RecordId& target, const ChangeSetId& changeSet);
    void needReferences(RecordKind kind, const RecordId& record, const archive::Payload& payload,
                        const ChangeSetId& changeSet);
    void needOfMixed(const RecordOps& ops, const ChangeSetId& changeSet);
    void needEarlierSteps(const RecordOps& ops, const ChangeSetId& changeSet);
    void needRepairState(const RecordId& repair, const RecordId& fault,
                         const ChangeSetId& changeSet);

    store::OpTable m_ops;
    Applier m_applier;
    std::set<ChangeSetId> m_returning;
    std::unordered_map<RecordId, bool> m_undone;
    std::unordered_map<RecordId, std::optional<ChangeSetId>> m_missingBirth; ///< by record
    bool m_givesCustody = false; ///< the change-set being added
    std::vector<Basis> m_found;
};

} // namespace dongbo::journal
