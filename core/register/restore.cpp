#include "core/journal/verify.h"
#include "core/register/changes.h"
#include "core/store/backup.h"

namespace dongbo {

std::filesystem::path restoreFrom(const std::filesystem::path& backup,
                                  const std::filesystem::path& path,
                                  const Register::Options& options)
{
    {
        Register::Options reading = options;
        reading.readOnly = true;
        reading.actAs.clear();
        auto source = Register::open(backup, reading);
        const auto result = journal::verify(source.database());
        if (!result.ok) {
            throw Error(Error::Kind::Corrupt,
                        {"store.backup_unsound", {{"path", backup.string()}}});
        }
    }
    const auto kept = store::replaceFile(backup, path);
    auto restored = Register::open(path, options);
    store::UnitOfWork work(restored.database());
    restored.journal().takeNewNode();
    work.commit();
    return kept;
}

} // namespace dongbo
