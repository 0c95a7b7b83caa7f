#pragma once

#include "core/domain/money.h"
#include "core/domain/time.h"
#include "core/domain/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dongbo::planning {

// Yearly wear (hao mòn) of fixed assets, to the đồng. Charged once a year for what is held at 31
// December, a full year even for a purchase in December; in the last year what remains.

/// A row of the dated table of rates. Example: {computer, 5, 2000} is 20 % a year for five years.
struct WearRateRow
{
    DeviceType type = DeviceType::Other;
    std::int64_t lifeYears = 0;       ///< 0: as many as the rate makes
    std::int64_t rateBasisPoints = 0; ///< 2000 = 20 % a year
    std::optional<Date> from;         ///< absent: since ever
    std::optional<Date> to;           ///< last day; absent: until today
};

/// The rates of a register, asked by type and year.
class WearRates
{
public:
    explicit WearRates(std::vector<WearRateRow> rows);
    /// In force on 31 December of that year; of several the one that began last, of those the last
    /// given. nullptr: none.
    [[nodiscard]] const WearRateRow* of(DeviceType type, int year) const;

private:
    std::vector<WearRateRow> m_rows;
};

/// What the entries of a device say, those for the year itself left out.
struct WearSoFar
{
    std::optional<int> lastYear; ///< the last year in `accumulated`; absent: nothing was entered
    Money accumulated;
    /// Rate of the opening entry: the list's own, which holds until a rate of the table begins.
    std::optional<std::int64_t> ownRate;
    std::optional<int> ownRateYear; ///< the year that opening reaches
    /// An entry was worked out from another cost than the asset has now.
    bool isRevalued = false;
};

/// A fixed asset as the year's charge is worked out from it.
struct WearAsset
{
    std::optional<DeviceType> type;
    std::optional<Money> cost;    ///< of all its pieces
    std::optional<int> firstYear; ///< put into use
    WearSoFar soFar;
};

/// Why no charge can be worked out.
enum class WearGap : std::uint8_t
{
    None,
    NoClass, ///< neither a class nor a cost to tell it from
    NoCost,
    NoDate,     ///< not known since when it is used, and nothing was entered before
    NoRate,     ///< the table has none for its type
    RateTooHigh ///< over 100 %
};
/// "no_cost"
[[nodiscard]] std::string_view codeOf(WearGap gap);

/// A year's charge.
struct WearCharge
{
    WearGap gap = WearGap::None; ///< otherwise all else is nothing
    std::int64_t rateBasisPoints = 0;
    std::int64_t lifeYears = 0;
    Money caughtUp; ///< of years before that were never charged: computed by the rates of each
    bool isOpening = false; ///< `caughtUp` is all there is from before: an opening balance
    Money before;           ///< accumulated at the beginning of the year, with `caughtUp`
    Money amount;           ///< 0 when fully worn
    Money accumulated;      ///< at its end
};

/// What has accumulated by some year: as it was entered; nothing of what was put into use in that
/// year. Absent: nobody entered what was worn before, so that it is not known.
[[nodiscard]] std::optional<Money> accumulatedBy(int year, const std::optional<Money>& entered,
                                                 const std::optional<int>& firstYear);
/// cost × rate, rounded to whole đồng, halves up. `cost` ≥ 0, rate 0 to 10,000.
[[nodiscard]] Money yearlyWear(Money cost, std::int64_t rateBasisPoints);
/// The charge of `year`. Years since the last entry that were never charged are caught up, each by
/// the rate of its time. After a change of cost what remains is spread over the life that remains.
[[nodiscard]] WearCharge chargeOf(const WearAsset& asset, int year, const WearRates& rates);

} // namespace dongbo::planning
