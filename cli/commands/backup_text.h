#pragma once

#include "cli/context.h"
#include "cli/json/values.h"
#include "core/register/upkeep/verify.h"
#include "core/store/health/backups.h"

namespace dongbo::cli::commands {

/// {"path","at","reason","bytes","damaged"}.
[[nodiscard]] Json backupJson(const store::KeptBackup& backup);
/// {"on","folder","newest","failed_at","failure"}.
[[nodiscard]] Json backupStateJson(const Context& context, const store::BackupState& state);
/// Where the register's own backups are, which is the newest, and what went wrong last: a line or
/// two.
void printBackupState(const Context& context, const store::BackupState& state);

/// What a check found, a line each, under the check it belongs to.
void printFindings(const Context& context, const journal::VerifyResult& result);

/// After a command that wrote: makes the register's backup of the day if it is due, and says on
/// standard error when that failed. What was done stays done, so nothing is thrown.
void keepDailyBackup(const Context& context);

} // namespace dongbo::cli::commands
