#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>

namespace dongbo {

/// Whole đồng. Never a fraction, never a double; sums and products say when they do not fit.
struct Money
{
    std::int64_t dong = 0;

    auto operator<=>(const Money&) const = default;

    /// Nothing when the sum leaves 64 bits.
    [[nodiscard]] static std::optional<Money> sum(Money a, Money b)
    {
        std::int64_t out = 0;
        return __builtin_add_overflow(a.dong, b.dong, &out) ? std::nullopt
                                                            : std::optional{Money{out}};
    }
    /// Nothing when the product leaves 64 bits.
    [[nodiscard]] static std::optional<Money> product(Money a, std::int64_t times)
    {
        std::int64_t out = 0;
        return __builtin_mul_overflow(a.dong, times, &out) ? std::nullopt
                                                           : std::optional{Money{out}};
    }
};

} // namespace dongbo
