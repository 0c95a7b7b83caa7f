#include "gui/present/sites/sites_list.h"

#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/overview_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/text/fold.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/lists/new_column.h"
#include "gui/present/words/day_words.h"
#include "gui/present/words/twins.h"

#include <algorithm>
#include <map>

namespace dongbo::present {

namespace {

constexpr const char* unitPart = "unit";
constexpr const char* statePart = "state";

struct Worst
{
    std::string symptom;
    std::optional<Instant> since;
    int rank = 9;
};

int rankOf(const std::optional<Severity>& severity)
{
    return severity ? static_cast<int>(*severity) : 5;
}

/// The worst open fault of each site, of equals the oldest.
std::map<RecordId, Worst> worstFaults(store::Database& database, Language language)
{
    std::map<RecordId, Worst> out;
    for (const auto& row : store::faults(database, {})) {
        if (!row.siteId) {
            continue;
        }
        auto& worst = out[*row.siteId];
        if (rankOf(row.fault.severity) < worst.rank) {
            worst = {symptomOf(language, row.fault), row.fault.reportedAt,
                     rankOf(row.fault.severity)};
        }
    }
    return out;
}

std::vector<SiteTile> readTiles(store::Database& database, Language language, Instant now,
                                const std::optional<UnitId>& unit,
                                const std::function<void()>& checkpoint)
{
    store::SiteFilter filter;
    filter.unit = unit;
    filter.on = dayOf(now);
    std::map<RecordId, Instant> evidence;
    for (const auto& each : store::newestEvidence(database)) {
        evidence.emplace(each.site, each.at);
    }
    const auto worst = worstFaults(database, language);
    std::vector<SiteTile> tiles;
    std::vector<NamedRecord> named;
    for (const auto& row : store::sites(database, filter)) {
        checkpoint();
        const auto seen = evidence.find(row.id);
        const auto at = seen == evidence.end() ? std::nullopt : std::optional{seen->second};
        SiteTile tile;
        tile.id = row.id;
        tile.state = siteStateOf(row, at, now);
        tile.name = shortSiteName(row.site.name.value_or(row.unit));
        tile.unit = row.unit;
        tile.pill = siteStatePill(language, tile.state);
        tile.custodian = row.custodian;
        tile.devices = row.devices;
        tile.broken = row.broken;
        tile.openFaults = row.openFaults;
        tile.evidenceMs = at ? at->unixMs : 0;
        tile.evidence = at ? shortDay(*at, dayOf(now)) : std::string();
        const auto fault = worst.find(row.id);
        if (fault != worst.end()) {
            tile.detail = fault->second.symptom;
            if (fault->second.since) {
                tile.detail += " · " + shortAge(language, now.unixMs - fault->second.since->unixMs);
            }
        } else {
            tile.detail = siteEvidenceText(language, tile.state, at, dayOf(now));
        }
        tile.searched = searchedOf({tile.name, tile.unit, tile.custodian});
        named.push_back({tile.id, tile.name, {tile.unit, row.site.address.value_or("")}});
        tiles.push_back(std::move(tile));
    }
    const auto apart = toldApart(named);
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        if (!apart[i].empty()) {
            tiles[i].name += " (" + apart[i] + ")";
        }
    }
    return tiles;
}

ListCell countCell(std::int64_t value)
{
    return {value == 0 ? std::string() : std::to_string(value)};
}

} // namespace

SitesList::SitesList(Shell& shell, ListView& view)
    : MemoryList(shell, view,
                 {"sites",
                  ScreenName::Sites,
                  RecordKind::Site,
                  {"name", false},
                  {{"tiles", "sites.as_tiles", "grid"}, {"table", "sites.as_table", "list"}}})
{}

std::vector<LineColumn<SiteTile>> SitesList::declare() const
{
    const NewColumn column(session(), "sites.col_");
    auto name = column("name", CellKind::Strong, 150, 1, 0, false);
    name.isFixed = true;
    auto detail = column("detail", CellKind::Quiet, 210, 2, 2, false);
    detail.sorts = false;
    // "unit" is a part of its own, with the units below: the column is not filtered by
    auto unit = column("unit", CellKind::Text, 140, 1, 4, false);
    auto evidence = column("evidence", CellKind::Quiet, 106, 0, 3, false);
    using Line = const SiteTile&;
    return {{name, &SiteTile::name},
            {unit, &SiteTile::unit},
            {column(statePart, CellKind::Pill, 140), &SiteTile::pill,
             [](Line site) { return static_cast<std::int64_t>(site.state); },
             [](Line site) { return siteStateFilter(site.state); }},
            {detail, &SiteTile::detail},
            {column("devices", CellKind::Number, 76, 0, 0, false),
             [](Line site) { return countCell(site.devices); }, &SiteTile::devices},
            {column("broken", CellKind::Number, 62, 0, 0, false),
             [](Line site) { return countCell(site.broken); }, &SiteTile::broken},
            {column("faults", CellKind::Number, 84, 0, 0, false),
             [](Line site) { return countCell(site.openFaults); }, &SiteTile::openFaults},
            {evidence, &SiteTile::evidence, &SiteTile::evidenceMs},
            {column("custodian", CellKind::Text, 150, 1, 1), &SiteTile::custodian}};
}

void SitesList::readLines()
{
    std::optional<UnitId> unit;
    if (const auto id = RecordId::parse(query().first(unitPart))) {
        unit = UnitId{*id};
    }
    auto& database = session().shown().database();
    store::FaultFilter all;
    all.scope = store::FaultScope::All;
    const bool isSmall = !store::hasMoreDevicesThan(database, mostDevicesAtOnce) &&
                         store::countFaults(database, all) <= mostAtOnce;
    reader().read<std::vector<SiteTile>>(
        isSmall ? RegisterReader::Where::Here : RegisterReader::Where::Worker,
        [unit, language = session().language(), now = session().shownMoment()](Register& reg,
                                                                               JobContext& job) {
            return readTiles(reg.database(), language, now, unit, [&job] { job.checkpoint(); });
        },
        [this](std::vector<SiteTile> tiles) { take(std::move(tiles)); });
}

void SitesList::prepare(ListQuery& query) const
{
    // one state, as other screens name it, is a value of the column of states
    for (const auto state : allSiteStates) {
        const auto named = ListQuery::parse(siteStateFilter(state));
        const auto& [part, values] = *named.parts.begin();
        if (query.values(part) == values) {
            query.clear(part);
            query.set(statePart, {siteStateFilter(state)});
        }
    }
}

std::string SitesList::caption() const
{
    auto out = say("sites.caption", {{"count", number(std::ssize(lines()))}});
    for (const auto& [state, code] : {std::pair{SiteState::Blocking, "sites.caption_blocking"},
                                      {SiteState::Unknown, "sites.caption_unknown"}}) {
        if (const auto count = countOf(statePart, siteStateFilter(state)); count != 0) {
            out += " · " + say(code, {{"count", number(count)}});
        }
    }
    return out;
}

std::vector<ListChip> SitesList::ownChips() const
{
    std::vector<ListChip> out;
    ListChip unit{unitPart, "building", say("sites.all_units")};
    unit.opensMenu = true;
    if (const auto id = RecordId::parse(query().first(unitPart))) {
        store::UnitFilter only;
        only.top = UnitId{*id};
        const auto rows = store::unitTree(session().shown().database(), only);
        unit.word = rows.empty() ? std::string() : store::unitTitle(rows.front().unit);
        unit.isOn = unit.isRemovable = true;
        unit.opensMenu = false;
    }
    out.push_back(std::move(unit));
    for (const auto state : allSiteStates) {
        const auto key = siteStateFilter(state);
        const auto pill = siteStatePill(session().language(), state);
        const auto count = countOf(statePart, key);
        const bool isOn = query().has(statePart, key);
        if (isOn || count != 0) {
            out.push_back({key, pill.icon, pill.word, number(count), isOn});
        }
    }
    return out;
}

bool SitesList::isToldByChip(const std::string& part) const
{
    return part == unitPart || part == statePart;
}

void SitesList::pressOwn(const std::string& chip)
{
    if (chip != unitPart) {
        auto next = query();
        next.toggle(statePart, chip);
        change(std::move(next));
    }
}

void SitesList::clearOwn(const std::string& chip)
{
    if (chip == unitPart) {
        narrow(unitPart, {});
    } else {
        pressOwn(chip);
    }
}

std::vector<ListChoice> SitesList::menuOf(const std::string& chip) const
{
    std::vector<ListChoice> out;
    if (chip != unitPart) {
        return out;
    }
    const auto chosen = query().first(unitPart);
    out.push_back({"all", say("sites.all_units"), {}, {}, Tone::None, chosen.empty()});
    store::UnitFilter filter;
    filter.on = session().shownDay();
    for (const auto& row : store::unitTree(session().shown().database(), filter)) {
        std::string word;
        for (int i = 0; i < row.depth; ++i) {
            word += "   ";
        }
        const auto key = row.id.text();
        out.push_back({key, word + store::unitTitle(row.unit), {}, {}, Tone::None, key == chosen});
    }
    return out;
}

void SitesList::chooseIn(const std::string& chip, const std::string& key)
{
    if (chip == unitPart) {
        narrow(unitPart, RecordId::parse(key) ? std::vector{key} : std::vector<std::string>());
    }
}

EmptyWords SitesList::emptyWords() const
{
    return {"map-pin", "sites.empty_new", "sites.empty_filter"};
}

} // namespace dongbo::present
