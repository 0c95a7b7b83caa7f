#pragma once

#include "core/journal/undo.h"
#include "core/register/register.h"

#include <filesystem>

namespace dongbo {

/// journal::undo as one transaction for the acting officer.
[[nodiscard]] journal::UndoResult undoChange(Register& reg, ChangeSetId changeSet,
                                             journal::DependantRule rule,
                                             const std::string& reason);
void redoChange(Register& reg, ChangeSetId changeSet, const std::string& reason);

/// A whole copy of the register, checked. Throws as store::copyVerified.
void backupTo(Register& reg, const std::filesystem::path& target);
/// Puts a backup in the register's place, checked first (verify must be ok); the restored register
/// takes a node of its own. Gives the name under which the old file was kept. The register must not
/// be open, here or elsewhere ({Locked}).
std::filesystem::path restoreFrom(const std::filesystem::path& backup,
                                  const std::filesystem::path& path,
                                  const Register::Options& options);

} // namespace dongbo
