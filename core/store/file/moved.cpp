#include "core/store/file/moved.h"

#include "core/store/file/statement.h"

#include <sqlite3.h>

namespace dongbo::store {

bool isMoved(const Database& database)
{
    int moved = 0;
    const auto answer = sqlite3_file_control(database.impl().connection->getHandle(), "main",
                                             SQLITE_FCNTL_HAS_MOVED, &moved);
    return answer == SQLITE_OK && moved != 0;
}

} // namespace dongbo::store
