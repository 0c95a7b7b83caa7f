#pragma once

#include "core/journal/undo.h"
#include "core/register/checks.h"
#include "core/register/register.h"

#include <filesystem>

namespace dongbo {

/// journal::undo as one transaction for the acting officer. `progress` may throw Error{Cancelled}:
/// nothing is written then.
[[nodiscard]] journal::UndoResult undoChange(Register& reg, ChangeSetId changeSet,
                                             journal::DependantRule rule, const std::string& reason,
                                             const journal::Progress& progress = {});
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
/// for the clock: what it says is believed from then on. Throws {NotFound}.
[[nodiscard]] Checked<Written<ChangeSetId>> correctTime(Register& reg,
                                                        const TimeCorrection& correction);

/// A whole copy of the register, checked. Throws as store::copyVerified.
void backupTo(Register& reg, const std::filesystem::path& target);
/// Puts a backup in the register's place, checked first (verify must be ok); the restored register
/// takes a node of its own. Gives the name under which the old file was kept. The register must not
/// be open, here or elsewhere ({Locked}).
std::filesystem::path restoreFrom(const std::filesystem::path& backup,
                                  const std::filesystem::path& path,
                                  const Register::Options& options);

} // namespace dongbo
