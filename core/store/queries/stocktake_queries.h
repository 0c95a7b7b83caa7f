#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"

#include <optional>
#include <vector>

namespace dongbo::store {

struct StocktakeRow
{
    StocktakeId id;
    Stocktake stocktake;
};
/// All born stocktakes, the newest first.
[[nodiscard]] std::vector<StocktakeRow> stocktakes(Database& database);

struct StocktakeCountRow
{
    StocktakeCountId id;
    StocktakeCount count;
};
/// The born lines of a stocktake, in the order they came into this register.
[[nodiscard]] std::vector<StocktakeCountRow> stocktakeCounts(Database& database,
                                                             const StocktakeId& stocktake);
/// Those of one device; two when offices that counted it apart were merged.
[[nodiscard]] std::vector<StocktakeCountRow>
stocktakeCounts(Database& database, const StocktakeId& stocktake, const DeviceId& device);
/// Those that name no device.
[[nodiscard]] std::vector<StocktakeCountRow> stocktakeCountsOfNothing(Database& database,
                                                                      const StocktakeId& stocktake);

} // namespace dongbo::store
