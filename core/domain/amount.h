#pragma once

#include "core/domain/money.h"
#include "core/domain/records.h"

#include <cstdint>
#include <limits>
#include <optional>

namespace dongbo {

// The cost of a record is per unit of measure: one device, one metre of a cable of 30. The value of
// the whole record is its amount; every total, list, report and import sums amounts.

/// cost × quantity, in đồng; absent when the cost is unknown or the product exceeds 64 bits.
[[nodiscard]] inline std::optional<Money> amountOf(const std::optional<Money>& cost,
                                                   std::int64_t quantity)
{
    return cost ? Money::product(*cost, quantity) : std::nullopt;
}

/// For a device as stored; without a quantity it counts as one. Example: 4 cables at 180,000 đ
/// are 720,000 đ.
[[nodiscard]] inline std::optional<Money> amountOf(const Device& device)
{
    return amountOf(device.cost, device.quantity.value_or(1));
}

/// A total that saturates at the largest amount instead of overflowing 64 bits.
[[nodiscard]] inline Money cappedSum(Money sum, const std::optional<Money>& more)
{
    const auto all = more ? Money::sum(sum, *more) : std::nullopt;
    return all.value_or(Money{std::numeric_limits<std::int64_t>::max()});
}

} // namespace dongbo
