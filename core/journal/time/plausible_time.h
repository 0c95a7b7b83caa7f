#pragma once

#include "core/domain/time.h"
#include "core/domain/vocabulary.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <optional>

namespace dongbo::journal {

// A wrong clock never blocks work and never gets into the order: what it says is compared with what
// the register knows, and what is not plausible is marked, kept out of the order's future, and can
// be corrected later (docs/decisions/0031).

/// What a register knows of the time.
struct KnownTime
{
    std::int64_t newestMs = 0; ///< the newest accepted moment; 0: nothing recorded yet
    /// The first moment of a jump ahead that is not accepted yet; 0: none.
    std::int64_t aheadMs = 0;

    bool operator==(const KnownTime&) const = default;
};

/// A clock's answer, judged.
struct Reading
{
    Instant wall; ///< what the clock says, within the years that can be written
    /// What to take for now: the wall, or the newest known moment when the wall cannot be.
    Instant plausible;
    Instant order; ///< what may drive the hybrid clock: never a doubted moment
    std::optional<ClockDoubt> doubt;
    KnownTime known; ///< what the register knows once something is written at this reading
};

/// Behind: more than 24 hours before the newest known moment. Ahead: more than 45 days after it.
/// After up to three years without a change the clock is accepted provisionally: the moment is
/// marked and shown, and accepted for good once the register is used on another day after it.
[[nodiscard]] Reading judge(Instant wall, Instant notBefore, const KnownTime& known);

[[nodiscard]] KnownTime knownTime(store::Database& database);
/// To be called once something was written at a reading; costs no write while the clock is
/// plausible. In the same UnitOfWork.
void keepKnownTime(store::Database& database, const KnownTime& known);
/// Somebody vouches for the clock: from now on `moment` is the newest known one. In a UnitOfWork.
void believe(store::Database& database, Instant moment);

/// For a register of an older program, which believed every clock: looks through all recorded
/// moments and leaves out those that lie more than three years after all others. In a UnitOfWork.
void findKnownTime(store::Database& database);

} // namespace dongbo::journal
