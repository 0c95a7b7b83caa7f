#include "core/store/queries/stocktake_queries.h"

#include "core/store/queries/record_rows.h"

namespace dongbo::store {

namespace {

constexpr const char* newestFirst = " FROM stocktake AS s WHERE s.state = 1 ORDER BY s.no DESC";
constexpr const char* linesOf =
    " FROM stocktake_count AS c WHERE c.stocktake = ?1 AND c.state = 1 ORDER BY c.no";
constexpr const char* linesOfDevice = " FROM stocktake_count AS c WHERE c.stocktake = ?1 AND "
                                      "c.device = ?2 AND c.state = 1 ORDER BY c.no";
constexpr const char* linesOfNothing = " FROM stocktake_count AS c WHERE c.stocktake = ?1 AND "
                                       "c.device IS NULL AND c.state = 1 ORDER BY c.no";

} // namespace

std::vector<StocktakeRow> stocktakes(Database& database)
{
    auto query = selectOf(RecordKind::Stocktake, "s");
    query.add(newestFirst);
    return rowsOf<StocktakeRow, StocktakeId, Stocktake>(database, query);
}

std::vector<StocktakeCountRow> stocktakeCounts(Database& database, const StocktakeId& stocktake)
{
    auto query = selectOf(RecordKind::StocktakeCount, "c");
    return rowsOf<StocktakeCountRow, StocktakeCountId, StocktakeCount>(
        database, query.add(linesOf, 1, toValue(stocktake)));
}

std::vector<StocktakeCountRow> stocktakeCounts(Database& database, const StocktakeId& stocktake,
                                               const DeviceId& device)
{
    auto query = selectOf(RecordKind::StocktakeCount, "c");
    query.add(linesOfDevice, 1, toValue(stocktake)).bind(2, toValue(device));
    return rowsOf<StocktakeCountRow, StocktakeCountId, StocktakeCount>(database, query);
}

std::vector<StocktakeCountRow> stocktakeCountsOfNothing(Database& database,
                                                        const StocktakeId& stocktake)
{
    auto query = selectOf(RecordKind::StocktakeCount, "c");
    return rowsOf<StocktakeCountRow, StocktakeCountId, StocktakeCount>(
        database, query.add(linesOfNothing, 1, toValue(stocktake)));
}

} // namespace dongbo::store
