#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>

namespace dongbo {

/// Whole đồng. Never a fraction, never a double; sums and products detect overflow.
struct Money
{
    std::int64_t dong = 0;

    auto operator<=>(const Money&) const = default;

    /// Absent when the sum overflows 64 bits.
    [[nodiscard]] static std::optional<Money> sum(Money a, Money b)
    {
        std::int64_t out = 0;
        return __builtin_add_overflow(a.dong, b.dong, &out) ? std::nullopt
                                                            : std::optional{Money{out}};
    }
    /// Absent when the product overflows 64 bits.
    [[nodiscard]] static std::optional<Money> product(Money a, std::int64_t times)
    {
        std::int64_t out = 0;
        return __builtin_mul_overflow(a.dong, times, &out) ? std::nullopt
                                                           : std::optional{Money{out}};
    }
};

} // namespace dongbo
