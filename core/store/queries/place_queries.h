#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::store {

/// One line of the list of sites.
struct SiteRow
{
    SiteId id;
    Site site;
    std::string unit; ///< "xã Đại An"
    std::string custodian;
    std::int64_t devices = 0; ///< in the books: not disposed, lost or transferred
    std::int64_t broken = 0;  ///< of them
    std::int64_t openFaults = 0;
    std::optional<Severity> worstOpen; ///< of its open faults, also those of its devices
    bool isWithdrawn = false;
};

struct SiteFilter
{
    std::optional<UnitId> unit; ///< with every unit below it
    std::optional<Date> on;     ///< that existed on that day; absent: ended ones too
    bool includeWithdrawn = false;
};
/// By name in Vietnamese order, nameless ones last.
[[nodiscard]] std::vector<SiteRow> sites(Database& database, const SiteFilter& filter);
[[nodiscard]] std::optional<SiteRow> siteRow(Database& database, const SiteId& id);

/// A site as something to choose.
struct SiteName
{
    SiteId id;
    std::string name; ///< never empty
};
/// The named sites that exist on that day, by name; nothing is counted, so it costs little.
[[nodiscard]] std::vector<SiteName> siteNames(Database& database, Date on);

/// One line of the unit tree.
struct UnitRow
{
    UnitId id;
    Unit unit;
    int depth = 0; ///< 0: no parent known here
    std::string parent;
    std::string successor;
    std::int64_t sites = 0; ///< of its own
    bool isWithdrawn = false;
};
struct UnitFilter
{
    std::optional<UnitId> top; ///< only this one and what is below it
    std::optional<Date> on;    ///< that existed on that day; absent: ended ones too
    bool includeWithdrawn = false;
};
/// Parents before children, brothers by name. A loop made by merging two registers is shown once.
[[nodiscard]] std::vector<UnitRow> unitTree(Database& database, const UnitFilter& filter);

/// Sites of the unit itself, by name; `openOnly` leaves out those with a last day.
enum class SiteScope : std::uint8_t
{
    Open,
    All
};
[[nodiscard]] std::vector<SiteId> sitesOfUnit(Database& database, const UnitId& unit,
                                              SiteScope scope);
/// "xã Đại An": kind and name of a unit; empty when unknown.
[[nodiscard]] std::string unitTitle(const Unit& unit);

/// Whether a unit or site with these days exists on that day; an absent bound is open.
[[nodiscard]] bool existsOn(const std::optional<Date>& from, const std::optional<Date>& to,
                            Date day);

} // namespace dongbo::store
