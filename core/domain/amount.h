#pragma once

#include "core/domain/money.h"
#include "core/domain/records.h"

#include <cstdint>
#include <limits>
#include <optional>

namespace dongbo {

// The cost of a record is of one unit of measure: one device, one metre of a cable of 30. What the
// record stands for in money is its amount; every total, list, report and import counts amounts.

/// cost × quantity, in đồng; nothing when no cost is known or 64 bits do not hold it.
[[nodiscard]] inline std::optional<Money> amountOf(const std::optional<Money>& cost,
                                                   std::int64_t quantity)
{
    return cost ? Money::product(*cost, quantity) : std::nullopt;
}

/// Of a device as the register holds it; without a quantity it is one. Example: 4 cables at
/// 180,000 đ are 720,000 đ.
[[nodiscard]] inline std::optional<Money> amountOf(const Device& device)
{
    return amountOf(device.cost, device.quantity.value_or(1));
}

/// A total that stays at the largest amount should it not fit 64 bits.
[[nodiscard]] inline Money cappedSum(Money sum, const std::optional<Money>& more)
{
    const auto all = more ? Money::sum(sum, *more) : std::nullopt;
    return all.value_or(Money{std::numeric_limits<std::int64_t>::max()});
}

} // namespace dongbo
