#pragma once

#include "core/journal/journal.h"

#include <string>
#include <vector>

namespace dongbo::journal {

/// A live record that rests on one that undoing would withdraw: a fault on an imported device.
struct Dependant
{
    RecordKind kind;
    RecordId record;
    ChangeSetId madeBy; ///< the change-set that made it rest there: its birth's, or a later edit's
    RecordKind restsOnKind;
    RecordId restsOn;

    bool operator==(const Dependant&) const = default;
};

enum class DependantRule
{
    Refuse, ///< write nothing when there are any
    Take,   ///< undo the change-sets that made them too, and so on
    Keep    ///< keep alive what they rest on
};

struct UndoResult
{
    bool done = false;
    std::vector<Dependant> dependants;   ///< in the way (Refuse), or dealt with
    std::vector<ChangeSetId> alsoUndone; ///< with Take
    std::vector<RecordId> kept;          ///< with Keep: reborn in a change-set of their own
};

/// Records that would rest on what `changeSet` alone gave birth to once it is undone, by kind and
/// id. A reference that goes with it does not count.
[[nodiscard]] std::vector<Dependant> dependantsOf(Journal& journal, const ChangeSetId& changeSet);

/// Marks a change-set undone, in a UnitOfWork the caller opened. Throws {NotFound,
/// "journal.no_change_set"}; {Refused, "journal.undone_already"} with who and when.
UndoResult undo(Journal& journal, const Actor& actor, const ChangeSetId& changeSet,
                DependantRule rule, const std::string& reason);

/// Takes the mark back. Throws {NotFound}, or {Refused, "journal.not_undone"}.
void redo(Journal& journal, const Actor& actor, const ChangeSetId& changeSet,
          const std::string& reason);

} // namespace dongbo::journal
