#include "core/store/internal/opening_look.h"

#include "core/store/backups.h"
#include "core/store/integrity.h"
#include "core/store/internal/statement.h"

#include <algorithm>

namespace dongbo::store {

namespace {

/// Less than a screen's frame and a half.
constexpr int openingLookMs = 20;

} // namespace

std::optional<Message> lookAtPages(Database::Impl& impl)
{
    PageScan scan(impl);
    static_cast<void>(scan.next(openingLookMs));
    if (scan.damaged().empty()) {
        return std::nullopt;
    }
    return damageAt(impl.path, scan.damaged().front());
}

Message damageAt(const std::filesystem::path& registerFile, std::uint32_t page)
{
    const auto all = backupsIn(defaultBackupFolder(registerFile), registerFile);
    const auto good = std::find_if(all.begin(), all.end(),
                                   [](const KeptBackup& backup) { return !backup.isDamaged; });
    Message message{"store.damaged",
                    {{"path", registerFile.string()}, {"page", std::to_string(page)}}};
    if (good != all.end()) {
        message.code = "store.damaged_with_backup";
        message.args.push_back({"backup", good->path.string()});
        message.args.push_back({"day", isoText(dayOf(good->at))});
    }
    return message;
}

} // namespace dongbo::store
