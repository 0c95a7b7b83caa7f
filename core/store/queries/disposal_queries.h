#pragma once

#include "core/domain/device_state.h"
#include "core/domain/records.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::store {

struct DisposalBatchRow
{
    DisposalBatchId id;
    DisposalBatch batch;
    std::string unit;         ///< "xã Đại An"
    std::int64_t devices = 0; ///< proposed
    std::int64_t accepted = 0;
    bool isWithdrawn = false; ///< what made it was undone
};
/// The newest first.
[[nodiscard]] std::vector<DisposalBatchRow> disposalBatches(Database& database);
[[nodiscard]] std::optional<DisposalBatchRow> disposalBatch(Database& database,
                                                            const DisposalBatchId& id);

struct DisposalItemRow
{
    DisposalItemId id;
    DisposalItem item;
};
/// By position.
[[nodiscard]] std::vector<DisposalItemRow> disposalItems(Database& database,
                                                         const DisposalBatchId& batch);
/// The batch that was proposed or decided and holds the device; absent: none does.
[[nodiscard]] std::optional<DisposalBatchId> openBatchOf(Database& database,
                                                         const DeviceId& device);

/// What is looked at to propose a device for disposal. The texts are valid during the visit.
struct DisposalBrief
{
    DeviceId id;
    std::string_view code;
    std::string_view name;
    std::optional<DeviceType> type;
    std::optional<SiteId> site;
    std::string_view siteName;
    DeviceState now;
    std::optional<Money> cost; ///< of one
    std::int64_t quantity = 1;
    std::optional<AssetClass> assetClass;
    std::optional<Date> inUseDate;
    std::optional<std::int64_t> inUseYear;
    std::optional<Date> acquired;
    bool isUnrepairable = false; ///< its last fault ended so
    Money repairsPaid;
};
/// Visits every device in the books that no open batch holds; of the unit and all below it when it
/// is named. By site, then code.
void eachDisposalBrief(Database& database, const std::optional<UnitId>& unit,
                       const std::function<void(const DisposalBrief&)>& visit);
/// What repairs of the device have cost.
[[nodiscard]] Money repairsPaidFor(Database& database, const DeviceId& device);

} // namespace dongbo::store
