#pragma once

#include "core/journal/fold/record_ops.h"
#include "core/journal/undo/undo.h"

#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace dongbo::journal {

/// Kinds whose records are steps of office work (fault, repair, custody, transfer, disposal,
/// replacement): what is written on one rests on its birth.
[[nodiscard]] bool isLifeKind(RecordKind kind);
/// Fields in which one step follows another (fault_state, a repair's outcome, a device's site).
[[nodiscard]] bool isStepField(RecordKind kind, FieldNumber field);
/// The custodian of a device or site: a step when a custody is given with it.
[[nodiscard]] bool isCustodianField(RecordKind kind, FieldNumber field);

/// The change-sets that go when some are undone: those asked for and, least, all that rest on them
/// by the rules of docs/decisions/0030. Says what rests on what; writes nothing. The answer is a
/// function of the operations and marks in the register, not of the order of growing.
class Resting
{
public:
    explicit Resting(Journal& journal);

    /// Adds a change-set to those that go and gives what rests directly on it and was neither gone
    /// before nor undone: by kind, record and change-set.
    std::vector<Dependant> grow(const ChangeSetId& changeSet);
    [[nodiscard]] const std::set<ChangeSetId>& going() const { return m_going; }
    /// Vendors and officers first named in a step, who stay although no birth of theirs is left:
    /// each is owed a birth of its own. By kind and id.
    [[nodiscard]] std::vector<std::pair<RecordKind, RecordId>> staying();

private:
    struct Touched
    {
        RecordKind kind;
        RecordId record;
        std::int64_t ours = 0; ///< operations of the change-set
        std::int64_t all = 0;  ///< operations there are
        bool isBorn = false;   ///< the change-set bears it
    };
    struct Exposed
    {
        RecordKind kind;
        RecordId record;
        ChangeSetId holder;
    };

    bool isGone(const ChangeSetId& changeSet);
    bool isUndone(const ChangeSetId& changeSet);
    ChangeSetId changeSetOf(std::int64_t no);
    std::vector<Touched> touchedBy(const ChangeSetId& changeSet);
    enum class Bears
    {
        Step,   ///< a record of a life kind, and it is no import
        Custody ///< a custody
    };
    bool bears(const ChangeSetId& changeSet, Bears what);
    bool diesWithUs(RecordKind kind, const RecordId& record);
    bool isDead(RecordKind kind, const RecordId& record);
    void tellLaterWrites(RecordKind kind, const RecordId& dead);
    void tellReferences();
    void tellUncovered(const RecordOps& ops);
    void tellNextSteps(const RecordOps& ops, const ChangeSetId& changeSet);
    void tellRepairsBeside(const RecordOps& fault, const ChangeSetId& changeSet);

    store::OpTable m_ops;
    store::Projection m_projection;
    Applier m_applier;
    std::set<ChangeSetId> m_going;
    std::vector<std::pair<std::int64_t, std::int64_t>> m_goingOps; ///< first and last numbers
    std::unordered_map<RecordId, bool> m_undone;
    std::unordered_map<RecordId, bool> m_steps;     ///< by change-set: Bears::Step
    std::unordered_map<RecordId, bool> m_custodies; ///< by change-set: Bears::Custody
    std::unordered_set<RecordId> m_dead;
    std::unordered_set<RecordId> m_alive;                    ///< while one change-set is added
    std::map<RecordKind, std::vector<RecordId>> m_newlyDead; ///< each in order
    std::unordered_multimap<RecordId, Exposed> m_exposed;    ///< by what they refer to
    std::set<std::pair<RecordKind, RecordId>> m_people;      ///< vendors and officers going gave
    std::vector<Dependant> m_found;
};

} // namespace dongbo::journal
