#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dongbo::store {

// What the readiness of all rooms is judged by: few columns, each table once.

/// A fault that is open, or was over at or after a moment. The texts are valid during the visit.
struct RoomFaultBrief
{
    FaultId id;
    std::string_view number;
    std::optional<FaultAbout> about;
    std::optional<DeviceId> device;
    std::optional<DeviceType> type;
    std::string_view deviceCode;
    std::string_view deviceName;
    std::optional<SiteId> site; ///< where it is now
    std::optional<LineId> line;
    std::string_view symptom;
    std::optional<Severity> severity;
    std::optional<Instant> reportedAt;
    std::optional<Instant> over; ///< fixed, else closed; absent: open
};
/// Of one site only when it is named.
void eachRoomFault(Database& database, const std::optional<SiteId>& site, Instant overSince,
                   const std::function<void(const RoomFaultBrief&)>& visit);

/// A check that stands, with what it says of the five headings in the letter's order.
struct CheckBrief
{
    CheckId id;
    SiteId site;
    Instant at;
    std::array<std::optional<CheckResult>, 5> headings{};
    std::optional<MeetingId> meeting;
};
/// Of one site only when it is named; made at or before `until`.
void eachCheckBrief(Database& database, const std::optional<SiteId>& site, Instant until,
                    const std::function<void(const CheckBrief&)>& visit);

/// A device that did not come on at the first try when its check was made.
struct HardStartRow
{
    CheckId check;
    DeviceId device;
    std::optional<DeviceType> type;
    std::string code;
    std::int64_t tries = 0;
};
[[nodiscard]] std::vector<HardStartRow> hardStarts(Database& database);

/// Of faults that a check reported without a device: the heading it said.
[[nodiscard]] std::unordered_map<RecordId, CheckHeading> headingsOfFaults(Database& database);

/// A line that is on the list, with the newest measurement made at or before `until`.
struct RoomLineRow
{
    LineId id;
    SiteId site;
    std::string name;
    bool isBackup = false;
    std::optional<std::int64_t> boughtKbps;
    std::optional<Date> validTo;
    std::optional<std::int64_t> measuredKbps;
    std::optional<Instant> measuredAt;
};
[[nodiscard]] std::vector<RoomLineRow> roomLines(Database& database,
                                                 const std::optional<SiteId>& site, Instant until);

/// Names and telephones of all born officers.
struct OfficerName
{
    std::string name;
    std::string phone;
};
[[nodiscard]] std::unordered_map<RecordId, OfficerName> officerNames(Database& database);

} // namespace dongbo::store
