#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::store {

// What reports ask of a whole register; days are included at both ends, absent: no bound.

/// Days that restrict a list of papers. A paper without a day is in it when there is no bound.
struct DaySpan
{
    std::optional<Date> first;
    std::optional<Date> last;
};

/// All transfers of those days, by day.
[[nodiscard]] std::vector<TransferRow> transfersOn(Database& database, const DaySpan& days);
/// All replacements of those days, by day.
[[nodiscard]] std::vector<ReplacementRow> replacementsOn(Database& database, const DaySpan& days);

struct DisposalLine
{
    DisposalId id;
    Disposal disposal;
    std::string deviceCode;
    std::string deviceName;
    std::optional<SiteId> siteId; ///< where the device stood last
    std::string site;
    std::optional<Money> amount; ///< cost × quantity; absent: not known, or past 64 bits
};
/// All steps out of the books of those days, by day.
[[nodiscard]] std::vector<DisposalLine> disposalsOn(Database& database, const DaySpan& days);

struct CustodyLine
{
    CustodyId id;
    Custody custody;
    std::string officer;
    std::string deviceCode;
    std::string deviceName;
    std::string site; ///< of a whole site, or where the device is
};
struct CustodyFilter
{
    std::optional<DeviceId> device; ///< of the device itself
    std::optional<SiteId> site;     ///< of the site as a whole, or of a device that is there now
    std::optional<OfficerId> officer;
};
/// Periods of care, by first day.
[[nodiscard]] std::vector<CustodyLine> custodies(Database& database, const CustodyFilter& filter);

/// Devices in the books whose serial another one has too, without regard to case, spaces and marks:
/// those of one serial stand together, in the order they came.
[[nodiscard]] std::vector<DeviceId> repeatedSerials(Database& database);

/// Since when the stated condition of each broken device has been what it is: the moment of the
/// operation that holds it.
[[nodiscard]] std::map<DeviceId, Instant> brokenSince(Database& database);

/// The day of the first operation of the register, when there is one.
[[nodiscard]] std::optional<Date> firstDay(Database& database);

} // namespace dongbo::store
