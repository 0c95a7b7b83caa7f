#include "core/store/opening/opening_look.h"

#include "core/store/file/statement.h"
#include "core/store/health/backups.h"
#include "core/store/health/page_scan.h"

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
    return damageAt(impl, scan.damaged().front());
}

Message damageAt(Database::Impl& impl, std::uint32_t page)
{
    const auto& registerFile = impl.path;
    const auto newestIn = [&](const std::filesystem::path& folder) -> std::optional<KeptBackup> {
        const auto all = backupsIn(folder, registerFile);
        const auto good = std::find_if(all.begin(), all.end(),
                                       [](const KeptBackup& backup) { return !backup.isDamaged; });
        return good != all.end() ? std::optional{*good} : std::nullopt;
    };
    auto good = newestIn(defaultBackupFolder(registerFile));
    if (const auto folder = chosenBackupFolder(impl); !folder.empty()) {
        const auto other = newestIn(folder);
        if (other && (!good || good->at < other->at)) {
            good = other;
        }
    }
    Message message{"store.damaged",
                    {{"path", registerFile.string()}, {"page", std::to_string(page)}}};
    if (good) {
        message.code = "store.damaged_with_backup";
        message.args.push_back({"backup", good->path.string()});
        message.args.push_back({"day", isoText(dayOf(good->at))});
    }
    return message;
}

} // namespace dongbo::store
