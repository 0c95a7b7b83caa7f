#pragma once

#include "core/journal/fold/replay.h"
#include "core/journal/write/journal.h"

#include <compare>
#include <string>
#include <vector>

namespace dongbo::journal {

/// Why one thing rests on another (docs/decisions/0030).
enum class Tie
{
    Reference, ///< it refers to a record that would be withdrawn: a fault on an imported device
    Life,      ///< it was written on a step that would be withdrawn: the end of a repair
    Step       ///< it followed a step that would be taken back: the transfer after a transfer
};

/// Something that rests on a record or step which undoing would withdraw.
struct Dependant
{
    RecordKind kind{};
    RecordId record;
    ChangeSetId madeBy; ///< the change-set that made it rest there: its birth's, or a later edit's
    RecordKind restsOnKind{};
    RecordId restsOn; ///< the same record for Tie::Life and most of Tie::Step
    Tie tie = Tie::Reference;

    auto operator<=>(const Dependant&) const = default;
};

enum class DependantRule
{
    Refuse, ///< write nothing when there are any
    Take,   ///< undo the change-sets that made them too, and so on
    Keep    ///< keep alive what they refer to; steps cannot be kept without the step before
};

struct UndoResult
{
    bool done = false;
    std::vector<Dependant> dependants;   ///< in the way (Refuse), or dealt with; direct ones only
    std::vector<Dependant> cannotKeep;   ///< with Keep: those for which nothing was written
    std::vector<ChangeSetId> alsoUndone; ///< with Take; the newest first
    std::vector<RecordId> kept;          ///< with Keep: reborn in a change-set of their own
};

/// What rests directly on `changeSet` and is not undone itself: by kind, record and change-set.
[[nodiscard]] std::vector<Dependant> dependantsOf(Journal& journal, const ChangeSetId& changeSet);

/// Marks a change-set undone, in a UnitOfWork the caller opened and commits when the result is
/// done. Which others go along with Take does not depend on the order of asking. Vendors and
/// officers first named in a step stay. Throws {NotFound, "journal.no_change_set"}; {Refused,
/// "journal.undone_already"} with who and when; what `progress` throws, with nothing to commit.
UndoResult undo(Journal& journal, const Actor& actor, const ChangeSetId& changeSet,
                DependantRule rule, const std::string& reason, const Progress& progress = {});

/// Something undone on which a change-set rests that is to be redone.
struct Basis
{
    RecordKind kind{};
    RecordId record; ///< of the change-set to be redone
    RecordKind restsOnKind{};
    RecordId restsOn;
    ChangeSetId changeSet; ///< undone; redoing it gives the basis back

    auto operator<=>(const Basis&) const = default;
};

enum class BasisRule
{
    Refuse, ///< write nothing when there is any
    Take    ///< redo those too, and what they rest on
};

struct RedoResult
{
    bool done = false;
    std::vector<Basis> bases;            ///< in the way (Refuse), or redone; direct ones only
    std::vector<ChangeSetId> alsoRedone; ///< with Take; the oldest first
};

/// Takes the mark back, as undo() sets it. Throws {NotFound}, or {Refused, "journal.not_undone"}.
RedoResult redo(Journal& journal, const Actor& actor, const ChangeSetId& changeSet, BasisRule rule,
                const std::string& reason, const Progress& progress = {});

} // namespace dongbo::journal
