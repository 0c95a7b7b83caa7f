#pragma once

#include "cli/json/values.h"
#include "core/register/stocktake/counting.h"
#include "core/register/stocktake/settling.h"
#include "core/register/stocktake/stocktakes.h"

#include <vector>

namespace dongbo::cli {

// Stocktakes as docs/json.md fixes their shapes.

[[nodiscard]] Json stocktakeJson(Register& reg, const StocktakeId& id, const Stocktake& stocktake);
[[nodiscard]] Json tallyJson(const StocktakeTally& tally);
[[nodiscard]] Json roomsJson(const StocktakeView& view);
[[nodiscard]] Json lineJson(const StocktakeView& view, const StocktakeLine& line);
[[nodiscard]] Json outcomeJson(Register& reg, const CountOutcome& outcome);
[[nodiscard]] Json demandJson(const planning::SampleDemand& demand);

} // namespace dongbo::cli
