#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dongbo::store {

// What evaluations and plans read of a whole register: few columns, each table once.

/// A device in the books, as it is now. The texts are valid during the visit.
struct DeviceBrief
{
    DeviceId id;
    std::optional<SiteId> site;
    std::string_view code;
    std::optional<DeviceType> type;
    std::optional<Condition> condition;
    std::optional<dongbo::Use> use;
    std::optional<Paper> paper;
    std::optional<std::int64_t> year; ///< made, else put into use, else acquired
    std::string_view specs;
    std::string_view model;
    std::optional<Date> warrantyUntil;
};
/// Visits every born device in the books, in the order they came into this register; of one site
/// only when it is named.
void eachDeviceBrief(Database& database, const std::optional<SiteId>& site,
                     const std::function<void(const DeviceBrief&)>& visit);

struct SiteBrief
{
    SiteId id;
    std::string name;
    std::optional<UnitId> unit;
    std::string unitTitle; ///< "xã Đại An"
    std::string tier;
    std::optional<OfficerId> custodian;
    std::optional<Date> validFrom;
    std::optional<Date> validTo;
};
/// Born sites, by name; of the unit and all below it when it is named.
[[nodiscard]] std::vector<SiteBrief> siteBriefs(Database& database,
                                                const std::optional<UnitId>& unit);
/// The parent of every born unit that has one.
[[nodiscard]] std::map<UnitId, UnitId> unitParents(Database& database);

/// An open or unrepairable fault of a device.
struct RepairableFault
{
    FaultId id;
    DeviceId device;
    std::optional<FaultState> state;
    std::optional<Money> estimate;
};
/// Oldest first.
[[nodiscard]] std::vector<RepairableFault> repairableFaults(Database& database);
/// The costs of finished repairs of devices of each type, or of one, without those that cost
/// nothing.
[[nodiscard]] std::map<DeviceType, std::vector<Money>>
repairCosts(Database& database, std::optional<DeviceType> only = std::nullopt);

/// Prices known on that day, oldest first.
[[nodiscard]] std::vector<PriceEntry> pricesOn(Database& database, Date day);

struct QuotaRow
{
    QuotaId id;
    Quota quota;
};
/// All born quotas, by type.
[[nodiscard]] std::vector<QuotaRow> quotas(Database& database);

struct RuleExceptionRow
{
    RuleExceptionId id;
    RuleException exception;
};
/// All born exceptions, in the order they came into this register.
[[nodiscard]] std::vector<RuleExceptionRow> ruleExceptions(Database& database);

struct PlanRow
{
    PlanId id;
    Plan plan;
};
/// All born plans, the newest first.
[[nodiscard]] std::vector<PlanRow> plans(Database& database);

struct PlanLineRow
{
    PlanLineId id;
    PlanLine line;
};
/// By position.
[[nodiscard]] std::vector<PlanLineRow> planLines(Database& database, const PlanId& plan);

/// A fault with what rules and forecasts look at of its repairs.
struct FaultBrief
{
    FaultId id;
    std::string number;
    std::optional<DeviceId> device;
    std::optional<SiteId> site; ///< where it is now
    std::optional<FaultState> state;
    std::optional<Severity> severity;
    std::optional<FaultId> recurrenceOf;
    std::optional<Instant> reportedAt;
    std::optional<Instant> fixedAt;
    std::optional<Instant> runningSince; ///< of its repair that is not finished
    Money repairCost;                    ///< of all its repairs
    Money paidUnderWarranty;             ///< of those finished while the device had warranty
};
/// All born faults, by the moment they were reported.
[[nodiscard]] std::vector<FaultBrief> faultBriefs(Database& database);

/// The day of every device's last transfer.
[[nodiscard]] std::map<DeviceId, Date> lastTransfers(Database& database);

} // namespace dongbo::store
