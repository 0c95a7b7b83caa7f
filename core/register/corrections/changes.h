#pragma once

#include "core/journal/undo/undo.h"
#include "core/register/base/checks.h"
#include "core/register/base/register.h"

namespace dongbo {

/// journal::undo as one transaction for the acting officer. `progress` may throw Error{Cancelled}:
/// nothing is written then.
[[nodiscard]] journal::UndoResult undoChange(Register& reg, ChangeSetId changeSet,
                                             journal::DependantRule rule, const std::string& reason,
                                             const journal::Progress& progress = {});
/// What rests directly on the change-set and is not undone itself.
[[nodiscard]] std::vector<journal::Dependant> dependantsOf(Register& reg,
                                                           const ChangeSetId& changeSet);
/// journal::redo, the same way.
journal::RedoResult redoChange(Register& reg, ChangeSetId changeSet, journal::BasisRule rule,
                               const std::string& reason, const journal::Progress& progress = {});

struct TimeCorrection
{
    ChangeSetId changeSet;
    Instant at; ///< when it really was
    std::string reason;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};
/// Says when a change-set really was, after a wrong clock had dated it; a change of its own. Lists,
/// histories and past days then go by that time. Correcting to a time the clock has passed vouches
/// for the clock: what it says is trusted from then on. Throws {NotFound}.
[[nodiscard]] Checked<Written<ChangeSetId>> correctTime(Register& reg,
                                                        const TimeCorrection& correction);

} // namespace dongbo
