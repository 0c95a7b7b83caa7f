#pragma once

#include "core/register/base/register.h"
#include "gui/present/stocktake/stocktake_presenter.h"

namespace dongbo::present {

/// Reads a stocktake and puts it into words; for a worker. `room`: the one that is shown; absent or
/// not of this stocktake: the first that is not done.
[[nodiscard]] StocktakePage makeStocktakePage(Register& reg, Language language, bool canWrite,
                                              const StocktakeId& id,
                                              const std::optional<SiteId>& room);

} // namespace dongbo::present
