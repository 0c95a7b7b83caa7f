#pragma once

#include <cstdint>

namespace dongbo::journal {

/// A hybrid logical clock in one number: 48 bits of milliseconds, 16 bits of counter. It orders
/// operations and never dates them: a wrong wall clock cannot make an edit lose to one it had seen.
/// Source: Kulkarni et al., "Logical Physical Clocks" (2014), with the counter carrying into the
/// time.
class HybridClock
{
public:
    explicit HybridClock(std::int64_t last)
        : m_last(last)
    {}

    /// For an operation made now; larger than every number given or seen before.
    std::int64_t next(std::int64_t wallMs)
    {
        const std::int64_t wall = wallMs << 16;
        m_last = wall > m_last ? wall : m_last + 1;
        return m_last;
    }
    /// An operation of another office came in.
    void see(std::int64_t hlc) { m_last = hlc > m_last ? hlc : m_last; }
    /// To be kept with the transaction.
    [[nodiscard]] std::int64_t last() const { return m_last; }

    /// No clock beyond 2100-01-01 is accepted.
    static constexpr std::int64_t ceiling = 4'102'444'800'000LL << 16;
    /// What others send must lie below this: the day between is for our own counting on, which thus
    /// never reaches the ceiling.
    static constexpr std::int64_t believed = (4'102'444'800'000LL - 86'400'000LL) << 16;

private:
    std::int64_t m_last;
};

} // namespace dongbo::journal
