#include "core/store/health/damage.h"

#include "core/store/file/statement.h"
#include "core/store/health/backups.h"
#include "core/store/health/known_backups.h"

#include <algorithm>
#include <charconv>

namespace dongbo::store {

Message damageAt(Database::Impl& impl, std::uint32_t page)
{
    const auto& registerFile = impl.path;
    const auto good = knownBackups(registerFile, chosenBackupFolder(impl));
    Message message{"store.damaged",
                    {{"path", registerFile.string()}, {"page", std::to_string(page)}}};
    if (!good.empty()) {
        message.code = "store.damaged_with_backup";
        message.args.push_back({"backup", good.front().path.string()});
        message.args.push_back({"day", isoText(dayOf(good.front().at))});
    }
    return message;
}

std::optional<std::uint32_t> damagedPageOf(const Error& error)
{
    const auto& message = error.message();
    const bool isDamage = message.code == "store.page_damaged" || message.code == "store.damaged" ||
                          message.code == "store.damaged_with_backup";
    if (error.kind() != Error::Kind::Corrupt || !isDamage) {
        return std::nullopt;
    }
    std::uint32_t page = 0;
    for (const auto& argument : message.args) {
        if (argument.name == "page") {
            const auto& text = argument.value;
            std::from_chars(text.data(), text.data() + text.size(), page);
        }
    }
    return std::max(page, std::uint32_t{1});
}

Message noteDamage(Database& database, std::uint32_t page)
{
    auto& impl = database.impl();
    if (!impl.damage) {
        impl.damage = damageAt(impl, page);
        impl.writable = false;
    }
    return *impl.damage;
}

} // namespace dongbo::store
