#pragma once

#include "core/store/journal/op_table.h"

#include <cstdint>
#include <optional>

namespace dongbo::journal {

/// Covers what is local about operations: when this register came to know them. An operation
/// written here bears its clock's time twice, and the chain covers the one; every other one (from
/// another office, or written under a wrong clock) goes into a running BLAKE2b-256 of (cover so
/// far ‖ arrival number ‖ receivedMs ‖ the operation's hash), kept as the setting "arrivals_cover"
/// in the same transaction.
class Arrivals
{
public:
    /// Reads the cover; of a register that has none yet, makes one of what is there. So it is to be
    /// made before the operations are appended that it is then given.
    explicit Arrivals(store::Database& database);

    /// Takes in an operation just appended.
    void add(const store::OpRow& row);
    /// Writes the cover, if something was added. In the transaction that appended.
    void keep();

    /// What the cover ought to be.
    [[nodiscard]] static store::Hash coverOf(store::Database& database);
    enum class State
    {
        NotYet, ///< of an older program, not opened for writing since
        Missing,
        Matches,
        Differs
    };
    [[nodiscard]] static State check(store::Database& database);
    /// Makes the cover of what is there, once. In a UnitOfWork.
    static void coverOnce(store::Database& database);
    /// For a copy that holds only a part of the operations.
    static void forget(store::Database& database);

private:
    void mix(std::int64_t no, std::int64_t receivedMs, const store::Hash& hash);

    store::Database& m_database;
    std::optional<store::Hash> m_cover; ///< absent: somebody removed it
    bool m_isChanged = false;
};

} // namespace dongbo::journal
