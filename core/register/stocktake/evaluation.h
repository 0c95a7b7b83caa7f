#pragma once

#include "core/domain/money.h"
#include "core/domain/records.h"
#include "core/store/queries/stocktake_queries.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dongbo {

// What a stocktake has come to: what the register expects against what was counted. Pure; see
// stocktake_view.h for the register's part.

/// A device as the register has it on the stocktake's day.
struct BookDevice
{
    DeviceId id;
    std::string code; ///< empty: none
    std::string name;
    std::string serial;
    std::optional<DeviceType> type;
    std::optional<SiteId> site; ///< where it is to be; absent: nowhere
    std::string location;       ///< within the site
    std::int64_t quantity = 1;
    std::optional<Money> cost; ///< of one piece
    std::optional<Condition> condition;
    bool isExpected = true; ///< this stocktake is to find it; else known only because it was found
    bool isInBooks = true;  ///< neither disposed nor lost nor transferred away nor withdrawn

    bool operator==(const BookDevice&) const = default;
};

/// How a device or a thing without one stands. The first five are CountFinding.
enum class Standing : std::uint8_t
{
    Found,
    WrongPlace,  ///< another place than the register says
    Missing,     ///< somebody looked and it is not there
    Unexpected,  ///< there, and the books do not have it
    UnknownCode, ///< a code that is no device's, kept for later
    NotCounted   ///< nobody looked yet
};
/// "found", "wrong_place", … "not_counted".
[[nodiscard]] std::string_view codeOf(Standing standing);
/// Nothing for NotCounted.
[[nodiscard]] std::optional<CountFinding> findingOf(Standing standing);
[[nodiscard]] Standing standingOf(CountFinding finding);

/// One line of a stocktake.
struct StocktakeLine
{
    std::optional<BookDevice> device;      ///< absent: no device of the register
    std::optional<StocktakeCountId> count; ///< absent: nobody has counted it
    StocktakeCount counted;                ///< empty without `count`
    std::optional<SiteId> expectedSite;
    std::optional<SiteId> room; ///< under which it stands: where found, else where expected
    Standing standing = Standing::NotCounted;
    bool conditionDiffers = false; ///< it was seen in another condition than the register says
    bool quantityDiffers = false;  ///< of what was found
    bool isOpen = false;           ///< a difference that nobody has settled
    /// Counts of the same device by others that this one outweighs: offices that were merged.
    std::vector<StocktakeCountId> outweighed;

    [[nodiscard]] bool isCounted() const { return counted.countedAt.has_value(); }
    [[nodiscard]] bool isDifference() const
    {
        return (standing != Standing::Found && standing != Standing::NotCounted) ||
               conditionDiffers || quantityDiffers;
    }
    /// Pieces found; 0 when it is missing or was not counted.
    [[nodiscard]] std::int64_t foundQuantity() const;
};

/// What a stocktake or one of its rooms adds up to.
struct StocktakeTally
{
    std::size_t expected = 0;   ///< devices the books have there
    std::size_t counted = 0;    ///< of them: found, found elsewhere or looked for in vain
    std::size_t found = 0;      ///< of them, at their place
    std::size_t wrongPlace = 0; ///< found here, expected elsewhere
    std::size_t missing = 0;
    std::size_t unexpected = 0;
    std::size_t unknown = 0;
    std::size_t conditions = 0; ///< found in another condition
    std::size_t quantities = 0; ///< found in another number
    std::size_t labelsLost = 0;
    std::size_t open = 0;    ///< differences to settle
    std::size_t settled = 0; ///< lines settled
    Money expectedValue;
    Money foundValue; ///< of the expected that were found, wherever
    Money missingValue;

    [[nodiscard]] std::size_t notCounted() const { return expected - counted; }
};

struct StocktakeRoom
{
    SiteId site;
    StocktakeTally tally;
};

struct Evaluation
{
    /// In the order of `expected`, then what was found and not expected, oldest first.
    std::vector<StocktakeLine> lines;
    std::vector<StocktakeRoom> rooms; ///< in the order of `rooms`
    StocktakeTally all;
};

/// Weighs what was counted against what is expected.
/// @param devices the expected ones in the order they are shown, and those that were found besides;
///        each once.
/// @param counts the stocktake's lines. Of several of one device the one counted last holds.
/// @param rooms the stocktake's sites in order.
/// @param moved where a device was before it was moved by the line's settlement
/// (Transfer::fromSite)
[[nodiscard]] Evaluation evaluate(const std::vector<BookDevice>& devices,
                                  const std::vector<store::StocktakeCountRow>& counts,
                                  const std::vector<SiteId>& rooms,
                                  const std::map<TransferId, std::optional<SiteId>>& moved = {});

/// How one count of a device stands, without the others.
[[nodiscard]] Standing standingOf(const std::optional<BookDevice>& device,
                                  const StocktakeCount& count);

} // namespace dongbo
