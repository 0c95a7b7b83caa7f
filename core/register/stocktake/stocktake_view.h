#pragma once

#include "core/register/base/register.h"
#include "core/register/stocktake/evaluation.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

/// A stocktake as people look at it.
struct StocktakeView
{
    StocktakeId id;
    Stocktake stocktake;
    std::vector<SiteId> rooms;               ///< that are counted, by name
    std::map<SiteId, std::string> siteNames; ///< of every site the lines name
    Evaluation evaluation;

    /// Empty when absent.
    [[nodiscard]] std::string siteName(const std::optional<SiteId>& site) const;
};

/// Reads a stocktake with its lines. While it runs, what is expected are the devices the register
/// has in its rooms, without what papers say happened after the stocktake's day: devices acquired
/// later, moves and disposals of later days. Of one that is closed or cancelled they are its own
/// lines, as frozen. Reads every device of its rooms once. Throws {NotFound} for one that is gone.
[[nodiscard]] StocktakeView viewStocktake(Register& reg, StocktakeId id);

/// By id, unique beginning of an id, number or name. Throws {Usage, "find.unknown_stocktake" |
/// "find.ambiguous_stocktake"} with those there are.
[[nodiscard]] StocktakeId findStocktake(Register& reg, std::string_view text);

/// A member of the committee: a line "name | position | role" of Stocktake::committee.
struct CommitteeMember
{
    std::string name;
    std::string position;
    std::string role;

    bool operator==(const CommitteeMember&) const = default;
};
/// Lines without a name are left out; pieces that are missing are empty.
[[nodiscard]] std::vector<CommitteeMember> committeeOf(const Stocktake& stocktake);

} // namespace dongbo
