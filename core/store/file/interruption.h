#pragma once

#include "core/store/file/database.h"

#include <stop_token>

// Inside core/store only.

namespace dongbo::store {

/// While this lives, statements of the connection end with Error{Cancelled} soon after the token is
/// told to stop, also in the middle of a sort.
class Interruption
{
public:
    Interruption(Database& database, std::stop_token stop);
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;
    ~Interruption();

    /// The same for work between statements.
    void checkpoint() const;

private:
    Database& m_database;
    std::stop_token m_stop;
};

} // namespace dongbo::store
