#pragma once

#include "gui/present/shell.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace dongbo {
class Register;
}

namespace dongbo::present {

// Backups in the window: make one, try one, put one in the register's place. All of it is long work
// with progress that can be stopped; what came of it is a banner.

/// How it stands with the open register's backups, for the window's foot.
struct BackupFact
{
    std::string text;   ///< "Sao lưu 10/05/2024", "Tự sao lưu đang tắt"; empty of a past day
    bool warns = false; ///< off, none, an old one, or the last attempt failed
    std::string detail; ///< when exactly and where, or why it failed
};
[[nodiscard]] BackupFact backupFact(Register& reg, Language language);

/// Asks where, and writes a checked copy there.
void backUpByDialog(Shell& shell);
/// Asks which, and says what a restore of it would give; writes nothing.
void tryByDialog(Shell& shell);
/// Asks for the folder the register's own backups go to from now on and makes one there at once, so
/// that it is seen to work. The banner leads back to the usual folder.
void chooseBackupFolderByDialog(Shell& shell);

/// Opens a register in the window; false when that failed and a banner says why.
using OpenRegister = std::function<bool(const std::filesystem::path&)>;
/// Asks which backup, tries it, says what it holds and what the open register has more, and puts it
/// in the place of `target` when the person agrees, the open register or one that cannot be opened.
/// The file it replaces is kept beside it.
void restoreByDialog(Shell& shell, const std::filesystem::path& target, OpenRegister open);
/// The same with a known backup.
void restoreBackup(Shell& shell, const std::filesystem::path& target,
                   const std::filesystem::path& backup, OpenRegister open);

/// The open register was found damaged, at opening or since (Session::damage): says so and leads to
/// the newest good backup, or to the choice of one.
void tellDamage(Shell& shell, OpenRegister open);

/// Makes the register's own backup of the day when it is due, in a worker, after the register was
/// opened (a minute later) and once an hour. Failures are told once a day.
class DailyBackup
{
public:
    explicit DailyBackup(Shell& shell);
    /// Called now and then, at least every minute.
    void tick();

private:
    void start();

    Shell& m_shell;
    std::optional<Instant> m_next;
    std::optional<Date> m_toldOn;
    bool m_isRunning = false;
    Connection m_onSwitch;
};

} // namespace dongbo::present
