#pragma once

#include "cli/command_line.h"
#include "cli/context.h"
#include "core/register/stocktake/counting.h"
#include "core/register/stocktake/stocktakes.h"

#include <string>

namespace dongbo::cli::commands {

/// `stocktake count` and `stocktake settle`, each in a file of its own.
void addStocktakeCount(Noun& noun);
void addStocktakeSettle(Noun& noun);

/// The answer of a command that changed a stocktake as a whole.
Exit writtenStocktake(const Context& context, Register& reg,
                      const Checked<Written<StocktakeId>>& done);

struct ListToCount
{
    StocktakeId stocktake;
    std::string file;
    std::optional<SiteId> site; ///< of all its rows
    IfCounted ifCounted = IfCounted::Tell;
};
/// A list of what is there is what was found: `stocktake count --list`, `import --as-stocktake`.
Exit countList(const Context& context, Register& reg, const ListToCount& list);

/// "98", "99,5" as thousandths: 980, 995. Adds a Problem to what is none.
[[nodiscard]] std::optional<std::int64_t> typedPerMille(Problems& problems, const char* field,
                                                        const std::string& text);

/// "phát hiện" of a line in words: its finding and what differs besides.
[[nodiscard]] std::string standingText(const Context& context, const StocktakeLine& line);

} // namespace dongbo::cli::commands
