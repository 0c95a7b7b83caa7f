#pragma once

#include "core/planning/books/movements.h"
#include "core/register/base/register.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo {

/// Which devices movements are asked of.
struct MovementScope
{
    std::optional<UnitId> unit;           ///< with all below it; moves across its border count
    std::optional<AssetClass> assetClass; ///< fixed assets or tools; absent: both
};
struct MovementRow
{
    planning::BookPlace place;
    std::string unit; ///< "xã Đại An"; empty: of no unit
    planning::MovementLine line;
};
struct Movements
{
    Date first{};
    Date last{};
    std::vector<MovementRow> rows; ///< by unit, type, measure; lines without figures left out
    planning::MovementLine all;    ///< of all rows
    std::int64_t undated = 0;      ///< counted from the first day on: nobody knows since when
    std::int64_t withoutCost = 0;  ///< counted in pieces only, at the end
    bool agrees = true;            ///< opening + up − down = closing in every row
};
/// The office's own devices over the days from `first` to `last`, both included. A device is in the
/// books from the day it was acquired (else put into use) until the day before it left them; it
/// moves on the day of its transfer; a changed cost, quantity, type or class counts from the day
/// it was entered. Reads the whole register.
[[nodiscard]] Movements movementsOf(Register& reg, Date first, Date last,
                                    const MovementScope& scope = {});

} // namespace dongbo
