#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"

#include <optional>
#include <vector>

namespace dongbo::store {

// Lines, what was measured and was wrong with them, whom to tell and who was told.

struct LineRow
{
    LineId id;
    Line line;
};
/// The lines on the list, in the order they came; of a site, or all.
[[nodiscard]] std::vector<LineRow> linesOf(Database& database,
                                           const std::optional<SiteId>& site = {});

struct MeasurementRow
{
    LineMeasurementId id;
    LineMeasurement measurement;
};
/// Those of a line, the newest first.
[[nodiscard]] std::vector<MeasurementRow> measurementsOf(Database& database, const LineId& line);
/// The newest of every line.
[[nodiscard]] std::vector<MeasurementRow> latestMeasurements(Database& database);

struct UpgradeRow
{
    LineUpgradeId id;
    LineUpgrade upgrade;
};
/// The newest request first.
[[nodiscard]] std::vector<UpgradeRow> lineUpgrades(Database& database);

struct LineFaultRow
{
    FaultId id;
    Fault fault;
};
/// What was wrong with lines and was not over before `since`, begun before `until`, by when it
/// began. A fault began when the line went down, else when it was reported.
[[nodiscard]] std::vector<LineFaultRow> lineFaults(Database& database, Instant since,
                                                   Instant until);
/// Those that are still open, of a site or all, the oldest first.
[[nodiscard]] std::vector<LineFaultRow> openLineFaults(Database& database,
                                                       const std::optional<SiteId>& site = {});

/// A site in a meeting, with its times; meetings that were cancelled are left out.
struct SiteMeetingRow
{
    SiteId site;
    MeetingId id;
    Meeting meeting;
};
/// Meetings that begin before `until`; those long over before `since` are left out. Of a site, or
/// all.
[[nodiscard]] std::vector<SiteMeetingRow> siteMeetings(Database& database, Instant since,
                                                       Instant until,
                                                       const std::optional<SiteId>& site = {});

struct ContactRow
{
    ContactId id;
    Contact contact;
};
/// Who was told of a fault, in that order.
[[nodiscard]] std::vector<ContactRow> contactsOf(Database& database, const FaultId& fault);
/// Everybody who was told of any fault, by fault and time.
[[nodiscard]] std::vector<ContactRow> faultContacts(Database& database);

struct ContactPointRow
{
    ContactPointId id;
    ContactPoint point;
};
/// Those on the list, by their step.
[[nodiscard]] std::vector<ContactPointRow> contactPoints(Database& database);

struct SupportRow
{
    SupportRequestId id;
    SupportRequest request;
};
/// The newest first.
[[nodiscard]] std::vector<SupportRow> supportRequests(Database& database);

} // namespace dongbo::store
