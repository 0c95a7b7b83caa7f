#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::store {

/// Which faults a list shows.
enum class FaultScope : std::uint8_t
{
    Open,   ///< reported, accepted, in repair, waiting
    Closed, ///< fixed, closed, unrepairable
    All
};

/// What is absent does not restrict.
struct FaultFilter
{
    FaultScope scope = FaultScope::Open;
    std::optional<DeviceId> device;
    std::optional<SiteId> site; ///< where the fault is now: an open one where its device is
    bool isNowhere = false;     ///< only those of no site
    std::optional<Severity> severity;
    std::optional<FaultState> state;
    std::optional<Instant> since; ///< reported at or after
    std::optional<Instant> until; ///< reported at or before
    bool includeWithdrawn = false;
    std::size_t limit = 0; ///< 0: all
};

/// One line of a fault list.
struct FaultRow
{
    FaultId id;
    Fault fault;
    std::string deviceCode;
    std::string deviceName;
    std::optional<DeviceType> deviceType;
    std::optional<SiteId> siteId; ///< where the fault is now
    std::string site;
    std::string reporter;
    Money repairCost; ///< of all its repairs; stays at the largest amount should it not fit
    std::int64_t repairs = 0;
    bool isWithdrawn = false;
};

/// Open faults oldest first; the other scopes newest first. Faults without a moment come last.
[[nodiscard]] std::vector<FaultRow> faults(Database& database, const FaultFilter& filter);
/// The same one after the other: of each fault that has its turn only moment and number are held,
/// sixteen bytes. One that goes away meanwhile is left out. `visit` may throw to stop.
void forEachFault(Database& database, const FaultFilter& filter,
                  const std::function<void(const FaultRow&)>& visit);
/// The sites that faults are at, by name; what has none last.
[[nodiscard]] std::vector<SiteId> sitesOfFaults(Database& database);
[[nodiscard]] std::int64_t countFaults(Database& database, const FaultFilter& filter);
/// One fault as a row, in whatever state; nothing when there is no such record or only a stub.
[[nodiscard]] std::optional<FaultRow> faultRow(Database& database, const FaultId& id);
/// How long it has lasted, in milliseconds: until fixed, else closed, else now. 0 when nobody knows
/// since when.
[[nodiscard]] std::int64_t ageOf(const Fault& fault, Instant now);

/// One line of a list of repairs.
struct RepairRow
{
    RepairId id;
    Repair repair;
    std::string faultNumber;
    std::string symptom;
    std::optional<DeviceId> deviceId;
    std::string deviceCode;
    std::string deviceName;
    std::optional<SiteId> siteId;
    std::string site;
    std::string vendor;
    std::string officer;
};

struct RepairFilter
{
    std::optional<FaultId> fault;
    std::optional<DeviceId> device;
    std::optional<SiteId> site;
    std::optional<VendorId> vendor;
    std::optional<Instant> since; ///< finished (else started) at or after
    std::optional<Instant> until; ///< … at or before
};
/// By the moment they began, then number.
[[nodiscard]] std::vector<RepairRow> repairs(Database& database, const RepairFilter& filter);
/// The same one after the other, as forEachFault.
void forEachRepair(Database& database, const RepairFilter& filter,
                   const std::function<void(const RepairRow&)>& visit);
/// One repair as a row; nothing when there is no such record.
[[nodiscard]] std::optional<RepairRow> repairRow(Database& database, const RepairId& id);
/// A fault's repair that has not been finished, the latest if there are several.
[[nodiscard]] std::optional<RepairId> openRepairOf(Database& database, const FaultId& fault);

/// Faults of the same device with the same symptom group, reported at or after `since`, newest
/// first.
[[nodiscard]] std::vector<FaultId> likeFaults(Database& database, const DeviceId& device,
                                              const std::string& symptomGroup, Instant since);
/// The same for a site's line, power, light or room.
[[nodiscard]] std::vector<FaultId> likeFaults(Database& database, const SiteId& site,
                                              FaultAbout about, const std::string& symptomGroup,
                                              Instant since);
/// The newest of them reported from `since` to `until`, both included, other than `except`.
[[nodiscard]] std::optional<FaultId> lastLikeFault(Database& database, const DeviceId& device,
                                                   const std::string& symptomGroup, Instant since,
                                                   Instant until,
                                                   const std::optional<FaultId>& except);
[[nodiscard]] std::optional<FaultId> lastLikeFault(Database& database, const SiteId& site,
                                                   FaultAbout about,
                                                   const std::string& symptomGroup, Instant since,
                                                   Instant until,
                                                   const std::optional<FaultId>& except);
/// How often it has come back: 1 for a fault that is no recurrence, 3 for the third of its chain.
[[nodiscard]] std::int64_t occurrenceOf(Database& database, const FaultId& id);

/// A symptom as it was written, and how often.
struct SymptomCount
{
    std::string symptom;
    std::int64_t count = 0;
};
/// What is reported of devices of a type (or of sites' line, power, light or room), the commonest
/// first, among the register's `newest` faults.
[[nodiscard]] std::vector<SymptomCount> symptomCounts(Database& database, FaultAbout about,
                                                      std::optional<DeviceType> type,
                                                      std::size_t newest);

/// A photo or paper kept with a fault or device.
struct AttachmentRow
{
    AttachmentId id;
    Attachment attachment;
};
/// In the order in which they came into the register.
[[nodiscard]] std::vector<AttachmentRow> attachmentsOf(Database& database, const FaultId& fault);
[[nodiscard]] std::vector<AttachmentRow> attachmentsOf(Database& database, const DeviceId& device);

/// Open faults of a device, oldest first.
[[nodiscard]] std::vector<FaultId> openFaultsOf(Database& database, const DeviceId& device);

} // namespace dongbo::store
