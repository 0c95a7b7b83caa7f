#include "core/store/file/blobs.h"

#include "core/store/file/statement.h"

namespace dongbo::store {

void keepBlob(Database& database, std::string_view hash, std::string_view bytes)
{
    Use use(prepared(
        database, "INSERT INTO blob (hash, bytes) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING"));
    use.bindCopy(1, hash).bindBlob(2, bytes).run();
}

std::optional<std::string> blob(Database& database, std::string_view hash)
{
    Use use(prepared(database, "SELECT bytes FROM blob WHERE hash = ?1"));
    use.bindCopy(1, hash);
    return use.step() ? std::optional{std::string(use.blob(0))} : std::nullopt;
}

} // namespace dongbo::store
