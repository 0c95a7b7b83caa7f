#pragma once

#include "core/domain/fields.h"
#include "core/store/file/database.h"
#include "core/store/queries/report_queries.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dongbo::store {

// What the books read of a whole register: few columns, each table once.

/// A device as the books see it. The texts are valid during the visit.
struct BookDevice
{
    DeviceId id;
    std::string_view code;
    std::string_view name;
    std::optional<DeviceType> type;
    std::optional<SiteId> site;
    std::optional<Money> cost; ///< of one
    std::int64_t quantity = 1;
    std::optional<AssetClass> assetClass;
    std::optional<Date> inUseDate;
    std::optional<std::int64_t> inUseYear;
    std::optional<Date> acquired;
    std::optional<Paper> paper;
};
/// Visits every born device, also those that left the books, in the order they came; of the unit
/// and all below it when it is named.
void eachBookDevice(Database& database, const std::optional<UnitId>& unit,
                    const std::function<void(const BookDevice&)>& visit);

/// When devices left the books: of each the day of its last step out; absent without a day.
[[nodiscard]] std::unordered_map<RecordId, std::optional<Date>> departures(Database& database);

/// Devices of which one of these fields was given a value after their birth.
[[nodiscard]] std::unordered_set<RecordId> devicesEdited(Database& database,
                                                         std::span<const FieldNumber> fields);

/// What has been entered of one device's wear until some year.
struct HeldWear
{
    std::int64_t lastYear = 0; ///< the last year in `accumulated`
    std::optional<Money> cost; ///< of the last entry
    Money accumulated;
    std::optional<std::int64_t> rateBasisPoints; ///< of the last entry
    std::optional<std::int64_t> lifeYears;
    std::optional<std::int64_t> ownRate;     ///< of the opening
    std::optional<std::int64_t> ownRateYear; ///< the year that opening reaches
    std::optional<std::int64_t> openedYear;  ///< the year the opening reaches, whatever its rate
    std::optional<Money> leastCost;          ///< the entries were worked out from
    std::optional<Money> mostCost;
    std::optional<Money> ofYear; ///< charged for the year asked for
};
/// By device, of the entries of years up to `until` (with it); absent: of all. `ofYear` is that of
/// `until`. One scan of the entries, or of one device's when it is named.
[[nodiscard]] std::unordered_map<RecordId, HeldWear>
heldWear(Database& database, std::optional<std::int64_t> until,
         const std::optional<DeviceId>& device = std::nullopt);

struct WearEntryRow
{
    WearEntryId id;
    WearEntry entry;
};
/// A device's entries, by year.
[[nodiscard]] std::vector<WearEntryRow> wearEntriesOf(Database& database, const DeviceId& device);

/// Which years have been charged.
struct ChargedYear
{
    std::int64_t year = 0;
    std::int64_t devices = 0; ///< with a charge of that year
    Money amount;
};
/// Years with yearly charges, the newest first.
[[nodiscard]] std::vector<ChargedYear> chargedYears(Database& database);
/// The last year any entry reaches; absent: there is no entry.
[[nodiscard]] std::optional<std::int64_t> lastWearYear(Database& database);

/// All born rates, removed ones too, in the order they came.
[[nodiscard]] std::vector<WearRate> wearRates(Database& database);
/// All born thresholds, removed ones too, in the order they came.
[[nodiscard]] std::vector<AssetThreshold> assetThresholds(Database& database);

} // namespace dongbo::store
