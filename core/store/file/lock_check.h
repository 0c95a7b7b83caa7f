#pragma once

#include "core/store/file/database.h"

#include <functional>

namespace dongbo::store {

/// While it lives, `check` is called at the beginning of each UnitOfWork of this connection, under
/// the write lock: what it reads stays so until the commit. What it throws ends the work before
/// anything is written. One at a time for a connection.
class LockCheck
{
public:
    LockCheck(Database& database, std::function<void()> check);
    LockCheck(const LockCheck&) = delete;
    LockCheck& operator=(const LockCheck&) = delete;
    ~LockCheck();

private:
    Database& m_database;
};

} // namespace dongbo::store
