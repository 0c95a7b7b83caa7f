#pragma once

#include "core/register/base/register.h"

#include <initializer_list>
#include <string>

// Inside core/register only.

namespace dongbo::stocktake {

/// "KK-2021-0001", or its name, or its id.
[[nodiscard]] std::string labelOf(const Stocktake& stocktake, const StocktakeId& id);
/// Throws {Refused, "stocktake.wrong_state"} unless it is in one of these.
void requireState(const Stocktake& stocktake, const StocktakeId& id,
                  std::initializer_list<StocktakeState> allowed);

} // namespace dongbo::stocktake
