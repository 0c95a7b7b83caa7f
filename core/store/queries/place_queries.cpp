#include "core/store/queries/place_queries.h"

#include "core/store/projection/projection.h"
#include "core/store/projection/rows.h"

#include <functional>
#include <map>
#include <set>
#include <unordered_map>

namespace dongbo::store {

bool existsOn(const std::optional<Date>& from, const std::optional<Date>& to, Date day)
{
    return (!from || *from <= day) && (!to || day <= *to);
}

std::string unitTitle(const Unit& unit)
{
    std::string title = unit.kind.value_or("");
    const std::string name = unit.name.value_or("");
    if (!title.empty() && !name.empty()) {
        title += ' ';
    }
    return title + name;
}

namespace {

// ?1 site  ?2 unit  ?3 day (ISO)

constexpr const char* siteColumns = R"(
SELECT s.id, s.state, u.kind, u.name, o.name, )";
constexpr const char* siteFrom = R"(
FROM site AS s
LEFT JOIN unit AS u ON u.id = s.unit
LEFT JOIN officer AS o ON o.id = s.custodian
WHERE )";
constexpr const char* sitesBelow = R"(
 AND s.unit IN (WITH RECURSIVE below (id) AS (
    SELECT ?2 UNION SELECT unit.id FROM unit JOIN below ON unit.parent = below.id)
    SELECT id FROM below))";
constexpr const char* existing = R"(
 AND (s.valid_from IS NULL OR s.valid_from <= ?3) AND (s.valid_to IS NULL OR s.valid_to >= ?3))";

// One pass over an index serves all sites (?1: or only that one). Only born devices have a key.
constexpr const char* devicesOfAll = R"(
SELECT site, count(*), sum(condition_now = 4) FROM device INDEXED BY device_site
WHERE site IS NOT NULL AND (code_key IS NOT NULL OR state = 1)
    AND (paper IS NULL OR paper NOT IN (3, 4, 5))
GROUP BY site)";
constexpr const char* devicesOfOne = R"(
SELECT site, count(*), sum(condition_now = 4) FROM device INDEXED BY device_site
WHERE site = ?1 AND (code_key IS NOT NULL OR state = 1)
    AND (paper IS NULL OR paper NOT IN (3, 4, 5))
GROUP BY site)";

// Open faults are few.
constexpr const char* openBySite = R"(
SELECT site_now, count(*), min(severity) FROM fault
WHERE fault_state IN (1, 2, 3, 4) AND state = 1
GROUP BY 1)";

struct Tally
{
    std::int64_t devices = 0;
    std::int64_t broken = 0;
    std::int64_t openFaults = 0;
    std::optional<Severity> worst; ///< the list's numbers rise as things get milder
};
using Tallies = std::unordered_map<RecordId, Tally>;

Tallies talliesOf(Database& database, const std::optional<SiteId>& only)
{
    Tallies all;
    {
        Use use(prepared(database, only ? devicesOfOne : devicesOfAll));
        if (only) {
            use.bind(1, *only);
        }
        while (use.step()) {
            Tally& tally = all[use.id(0)];
            tally.devices = use.number(1);
            tally.broken = use.number(2);
        }
    }
    Use use(prepared(database, openBySite));
    while (use.step()) {
        if (const auto site = use.maybeId(0)) {
            Tally& tally = all[*site];
            tally.openFaults = use.number(1);
            fromValue(use.value(2), tally.worst);
        }
    }
    return all;
}

SiteRow siteAt(const Use& use, const Tallies& tallies)
{
    SiteRow row;
    row.id = SiteId{use.id(0)};
    row.isWithdrawn = use.number(1) == static_cast<std::int64_t>(RecordState::Withdrawn);
    Unit unit;
    fromValue(use.value(2), unit.kind);
    fromValue(use.value(3), unit.name);
    row.unit = unitTitle(unit);
    row.custodian = textOr(use, 4);
    row.site = recordAt<Site>(use, 5);
    if (const auto found = tallies.find(row.id); found != tallies.end()) {
        row.devices = found->second.devices;
        row.broken = found->second.broken;
        row.openFaults = found->second.openFaults;
        row.worstOpen = found->second.worst;
    }
    return row;
}

} // namespace

std::vector<SiteRow> sites(Database& database, const SiteFilter& filter)
{
    const auto tallies = talliesOf(database, std::nullopt);
    Composed query;
    query.add(siteColumns).add(columnsOf(RecordKind::Site, "s")).add(siteFrom);
    query.add(filter.includeWithdrawn ? "s.state <> 0" : "s.state = 1");
    if (filter.unit) {
        query.add(sitesBelow, 2, toValue(*filter.unit));
    }
    if (filter.on) {
        query.add(existing, 3, toValue(*filter.on));
    }
    query.add(" ORDER BY s.name_key IS NULL, s.name_key, s.id");
    std::vector<SiteRow> rows;
    Run use(database, query);
    while (use.step()) {
        rows.push_back(siteAt(use, tallies));
    }
    return rows;
}

namespace {
constexpr const char* namedSites = R"(
SELECT id, name FROM site
WHERE state = 1 AND name_key IS NOT NULL AND name <> ''
    AND (valid_from IS NULL OR valid_from <= ?1) AND (valid_to IS NULL OR valid_to >= ?1)
ORDER BY name_key, no)";
} // namespace

std::vector<SiteName> siteNames(Database& database, Date on)
{
    std::vector<SiteName> names;
    Use use(prepared(database, namedSites));
    use.bindCopy(1, isoText(on));
    while (use.step()) {
        names.push_back({SiteId{use.id(0)}, std::string(use.text(1))});
    }
    return names;
}

std::optional<SiteRow> siteRow(Database& database, const SiteId& id)
{
    const auto tallies = talliesOf(database, id);
    Composed query;
    query.add(siteColumns).add(columnsOf(RecordKind::Site, "s")).add(siteFrom);
    query.add("s.id = ?1 AND s.state <> 0", 1, toValue(id));
    Run use(database, query);
    return use.step() ? std::optional{siteAt(use, tallies)} : std::nullopt;
}

namespace {
constexpr const char* unitColumns = R"(
SELECT u.id, u.state, x.kind, x.name,
    (SELECT count(*) FROM site AS s WHERE s.unit = u.id AND s.state = 1), )";
constexpr const char* unitFrom = R"(
FROM unit AS u LEFT JOIN unit AS x ON x.id = u.successor
WHERE u.state <> 0
ORDER BY u.name_key IS NULL, u.name_key, u.code, u.id)";

std::vector<UnitRow> allUnits(Database& database)
{
    Composed query;
    query.add(unitColumns).add(columnsOf(RecordKind::Unit, "u")).add(unitFrom);
    std::vector<UnitRow> rows;
    Run use(database, query);
    while (use.step()) {
        UnitRow row;
        row.id = UnitId{use.id(0)};
        row.isWithdrawn = use.number(1) == static_cast<std::int64_t>(RecordState::Withdrawn);
        Unit successor;
        fromValue(use.value(2), successor.kind);
        fromValue(use.value(3), successor.name);
        row.successor = unitTitle(successor);
        row.sites = use.number(4);
        row.unit = recordAt<Unit>(use, 5);
        rows.push_back(std::move(row));
    }
    return rows;
}
} // namespace

std::vector<UnitRow> unitTree(Database& database, const UnitFilter& filter)
{
    auto all = allUnits(database);
    std::map<RecordId, std::size_t> places;
    for (std::size_t i = 0; i < all.size(); ++i) {
        places.emplace(all[i].id, i);
    }
    std::map<RecordId, std::vector<std::size_t>> children;
    std::vector<std::size_t> tops;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& parent = all[i].unit.parent;
        const auto found = parent ? places.find(*parent) : places.end();
        if (found == places.end()) {
            tops.push_back(i);
        } else {
            all[i].parent = unitTitle(all[found->second].unit);
            children[*parent].push_back(i);
        }
    }
    std::vector<UnitRow> rows;
    std::set<std::size_t> seen;
    const std::function<void(std::size_t, int)> visit = [&](std::size_t i, int depth) {
        if (!seen.insert(i).second) {
            return;
        }
        UnitRow row = all[i];
        row.depth = depth;
        const bool isShown =
            (filter.includeWithdrawn || !row.isWithdrawn) &&
            (!filter.on || existsOn(row.unit.validFrom, row.unit.validTo, *filter.on));
        if (isShown) {
            rows.push_back(std::move(row));
        }
        for (const auto child : children[all[i].id]) {
            visit(child, depth + 1);
        }
    };
    if (filter.top) {
        if (const auto found = places.find(*filter.top); found != places.end()) {
            visit(found->second, 0);
        }
        return rows;
    }
    for (const auto top : tops) {
        visit(top, 0);
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        visit(i, 0); // what is left hangs in a loop
    }
    return rows;
}

namespace {
constexpr const char* openSitesOfUnit = R"(
SELECT id FROM site WHERE unit = ?1 AND state = 1 AND valid_to IS NULL
ORDER BY name_key IS NULL, name_key, id)";
constexpr const char* allSitesOfUnit = R"(
SELECT id FROM site WHERE unit = ?1 AND state = 1 ORDER BY name_key IS NULL, name_key, id)";
} // namespace

std::vector<SiteId> sitesOfUnit(Database& database, const UnitId& unit, SiteScope scope)
{
    Use use(prepared(database, scope == SiteScope::Open ? openSitesOfUnit : allSitesOfUnit));
    use.bind(1, unit);
    std::vector<SiteId> ids;
    while (use.step()) {
        ids.emplace_back(use.id(0));
    }
    return ids;
}

} // namespace dongbo::store
