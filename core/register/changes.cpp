#include "core/register/changes.h"

#include "core/store/backup.h"

namespace dongbo {

journal::UndoResult undoChange(Register& reg, ChangeSetId changeSet, journal::DependantRule rule,
                               const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    auto result = journal::undo(reg.journal(), reg.actor(), changeSet, rule, reason);
    if (result.done) {
        work.commit();
    }
    return result;
}

void redoChange(Register& reg, ChangeSetId changeSet, const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    journal::redo(reg.journal(), reg.actor(), changeSet, reason);
    work.commit();
}

void backupTo(Register& reg, const std::filesystem::path& target)
{
    store::copyVerified(reg.database(), target);
}

} // namespace dongbo
