#pragma once

#include "core/planning/readiness/readiness.h"

#include <bitset>
#include <cstddef>
#include <span>
#include <vector>

namespace dongbo::planning {

// How likely a room is to fail in a meeting (to be held with disturbances, or lost). A noisy-or:
// every kind of reason makes it fail by itself with a chance of its own, and so does what nobody
// saw coming. The chances begin as assumed and are learnt from the register's own past meetings
// (docs/readiness.md).

using ReasonSet = std::bitset<reasonKinds>;
[[nodiscard]] ReasonSet reasonsOf(std::span<const Reason> reasons);

/// A room in a meeting that is over.
struct PastRoom
{
    std::size_t meeting = 0; ///< ascending in time
    ReasonSet reasons;       ///< as frozen
    bool hasFailed = false;
};

class FailureOdds
{
public:
    /// Learns from the past, each chance weighed against its assumption: the most likely chances
    /// given both, by expectation and maximisation (the reason that fired is not known).
    FailureOdds(const Assumptions& assumptions, std::span<const PastRoom> past);

    [[nodiscard]] double chanceOf(const ReasonSet& reasons) const;
    /// Of a room that has nothing but this against it, without what nobody sees coming.
    [[nodiscard]] double chanceOf(ReasonKind kind) const
    {
        return m_chances[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] double chanceOfNothing() const { return m_chances[reasonKinds]; }

private:
    std::array<double, reasonKinds + 1> m_chances{}; ///< the last: without a reason
};

/// How good the forecast was on the register's own past: each meeting foretold from those before
/// it, beside foretelling the mean of those before it for every room. Lower is better, 0 perfect.
struct OddsTest
{
    std::size_t meetings = 0; ///< that were foretold: all but the first
    std::size_t rooms = 0;
    std::size_t failed = 0;
    double expected = 0; ///< sum of the chances foretold
    double brier = 0;    ///< mean squared error
    double brierOfMean = 0;
};
[[nodiscard]] OddsTest testOdds(const Assumptions& assumptions, std::span<const PastRoom> past);

/// Something somebody can do about one room, and by how much fewer rooms are then expected to fail.
struct Relief
{
    std::size_t room = 0;
    ReasonKind kind = ReasonKind::Stale;
    bool isCheck = false; ///< look again; else: put right what is known
    double lowers = 0;
};
/// The reliefs of all rooms, the greatest first. Looking again finds what is wrong, and it is put
/// right in time as often as assumed; what is known and put right no longer counts at all.
[[nodiscard]] std::vector<Relief> reliefs(std::span<const ReasonSet> rooms, const FailureOdds& odds,
                                          const Assumptions& assumptions);

} // namespace dongbo::planning
