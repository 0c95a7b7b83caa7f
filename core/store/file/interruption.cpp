#include "core/store/file/interruption.h"

#include "core/domain/error.h"
#include "core/store/file/statement.h"

#include <sqlite3.h>

namespace dongbo::store {

namespace {

/// A millisecond or two of SQLite's work.
constexpr int stepsBetween = 20'000;

int isStopped(void* token)
{
    return static_cast<const std::stop_token*>(token)->stop_requested() ? 1 : 0;
}

} // namespace

Interruption::Interruption(Database& database, std::stop_token stop)
    : m_database(database)
    , m_stop(std::move(stop))
{
    if (m_stop.stop_possible()) {
        sqlite3_progress_handler(database.impl().connection->getHandle(), stepsBetween, &isStopped,
                                 &m_stop);
    }
}

Interruption::~Interruption()
{
    sqlite3_progress_handler(m_database.impl().connection->getHandle(), 0, nullptr, nullptr);
}

void Interruption::checkpoint() const
{
    if (m_stop.stop_requested()) {
        throw Error(Error::Kind::Cancelled, {"store.cancelled", {}});
    }
}

} // namespace dongbo::store
