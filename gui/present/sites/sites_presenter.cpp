#include "gui/present/sites/sites_presenter.h"

#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/overview_queries.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/sort_key.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/reading.h"
#include "gui/present/words/twins.h"

#include <algorithm>
#include <map>

namespace dongbo::present {

struct SitesPresenter::Read
{
    std::vector<SiteTile> tiles;
};

namespace {

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
        tile.sortName = text::sortKey(tile.name);
        for (const auto* part : {&tile.name, &tile.unit, &tile.custodian}) {
            tile.searched += " ";
            text::foldInto(tile.searched, *part);
        }
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

} // namespace

SitesPresenter::SitesPresenter(Shell& shell, SitesView& view)
    : m_shell(shell)
    , m_view(view)
    , m_job(shell.jobs())
{
    m_page.layout =
        shell.settings().value("sites/layout") == "table" ? SiteLayout::Table : SiteLayout::Tiles;
    m_page.tiles = std::make_shared<const std::vector<SiteTile>>();
    m_changed = shell.session().changed.connect([this] {
        if (m_view.isInSight()) {
            reload();
        }
    });
    m_language = shell.session().languageChanged.connect([this] { reload(); });
}

void SitesPresenter::open(const Place& place)
{
    const auto equals = place.filter.find('=');
    const auto key = place.filter.substr(0, equals);
    const auto value =
        equals == std::string::npos ? std::string() : place.filter.substr(equals + 1);
    if (!key.empty()) {
        m_on.clear();
        m_words.clear();
        m_unit.reset();
    }
    if (const auto state = siteStateInFilter(place.filter)) {
        m_on = {*state};
    } else if (key == "unit") {
        const auto id = RecordId::parse(value);
        m_unit = id ? std::optional{UnitId{*id}} : std::nullopt;
    }
    reload();
}

void SitesPresenter::reload()
{
    auto& session = m_shell.session();
    if (!session.isOpen()) {
        return;
    }
    const auto now = session.pastDay() ? endOfDay(*session.pastDay()) : session.now();
    const auto read = std::make_shared<Read>();
    const auto work = [read, unit = m_unit, language = session.language(),
                       now](store::Database& database, const std::function<void()>& checkpoint) {
        read->tiles = readTiles(database, language, now, unit, checkpoint);
    };
    auto& database = session.shown().database();
    store::FaultFilter all;
    all.scope = store::FaultScope::All;
    if (!store::hasMoreDevicesThan(database, mostDevicesAtOnce) &&
        store::countFaults(database, all) <= mostAtOnce) {
        m_job.cancel();
        work(database, [] {});
        adopt(read);
        return;
    }
    readInWorker(
        m_shell, m_job, work, [this](bool isBusy) { m_view.showBusy(isBusy); },
        [this, read] { adopt(read); });
}

void SitesPresenter::adopt(const std::shared_ptr<Read>& read)
{
    m_page.tiles = std::make_shared<const std::vector<SiteTile>>(std::move(read->tiles));
    show();
}

void SitesPresenter::show()
{
    const auto& session = m_shell.session();
    const auto language = session.language();
    const auto& tiles = *m_page.tiles;
    const auto shown = [&](std::ptrdiff_t count) { return text::formatInteger(count, language); };
    const auto countOf = [&](SiteState state) {
        return std::count_if(tiles.begin(), tiles.end(),
                             [&](const auto& tile) { return tile.state == state; });
    };
    m_page.caption = session.say("sites.caption", {{"count", shown(std::ssize(tiles))}});
    for (const auto state : {SiteState::Blocking, SiteState::Unknown}) {
        if (const auto count = countOf(state); count != 0) {
            m_page.caption +=
                " · " + session.say(state == SiteState::Blocking ? "sites.caption_blocking"
                                                                 : "sites.caption_unknown",
                                    {{"count", shown(count)}});
        }
    }
    m_page.chips.clear();
    for (const auto state : allSiteStates) {
        SiteChip chip{state, siteStatePill(language, state), countOf(state), shown(countOf(state)),
                      std::find(m_on.begin(), m_on.end(), state) != m_on.end()};
        if (chip.isOn || chip.count != 0) {
            m_page.chips.push_back(std::move(chip));
        }
    }
    m_page.unitWord.clear();
    if (m_unit) {
        store::UnitFilter only;
        only.top = m_unit;
        const auto rows = store::unitTree(session.shown().database(), only);
        m_page.unitWord = rows.empty() ? std::string() : store::unitTitle(rows.front().unit);
    }
    fillShown();
    m_page.foot = session.say("sites.foot", {{"shown", shown(std::ssize(m_page.shown))},
                                             {"all", shown(std::ssize(tiles))}});
    m_page.emptyTitle.clear();
    m_page.emptyHelp.clear();
    if (m_page.shown.empty()) {
        const std::string code =
            tiles.empty() && !m_unit ? "sites.empty_new" : "sites.empty_filter";
        m_page.emptyTitle = session.say(code);
        m_page.emptyHelp = session.say(code + "_help");
    }
    m_view.showPage(m_page);
}

void SitesPresenter::fillShown()
{
    const auto& tiles = *m_page.tiles;
    m_page.shown.clear();
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const auto asked = text::words(m_words);
        const bool hasWords = std::all_of(asked.begin(), asked.end(), [&](std::string_view word) {
            return tiles[i].searched.find(" " + std::string(word)) != std::string::npos;
        });
        const bool isState =
            m_on.empty() || std::find(m_on.begin(), m_on.end(), tiles[i].state) != m_on.end();
        if (hasWords && isState) {
            m_page.shown.push_back(i);
        }
    }
    if (m_page.layout == SiteLayout::Table) {
        const auto before = [&](const SiteTile& a, const SiteTile& b) {
            switch (m_page.sort) {
            case SiteSort::Name:
                return a.sortName < b.sortName;
            case SiteSort::Unit:
                return text::sortKey(a.unit) < text::sortKey(b.unit);
            case SiteSort::State:
                return a.state < b.state;
            case SiteSort::Devices:
                return a.devices < b.devices;
            case SiteSort::Broken:
                return a.broken < b.broken;
            case SiteSort::Faults:
                return a.openFaults < b.openFaults;
            case SiteSort::Evidence:
                return a.evidenceMs < b.evidenceMs;
            case SiteSort::Custodian:
                return text::sortKey(a.custodian) < text::sortKey(b.custodian);
            }
            return false;
        };
        std::stable_sort(m_page.shown.begin(), m_page.shown.end(),
                         [&](std::size_t a, std::size_t b) {
                             return m_page.isDescending ? before(tiles[b], tiles[a])
                                                        : before(tiles[a], tiles[b]);
                         });
    }
}

void SitesPresenter::toggle(SiteState state)
{
    if (std::erase(m_on, state) == 0) {
        m_on.push_back(state);
    }
    show();
}

void SitesPresenter::setLayout(SiteLayout layout)
{
    m_page.layout = layout;
    m_shell.settings().setValue("sites/layout", layout == SiteLayout::Table ? "table" : "tiles");
    show();
}

void SitesPresenter::setText(const std::string& typed)
{
    m_words = text::fold(typed);
    show();
}

void SitesPresenter::sortBy(SiteSort sort)
{
    m_page.isDescending = m_page.sort == sort && !m_page.isDescending;
    m_page.sort = sort;
    show();
}

std::vector<UnitChoice> SitesPresenter::unitChoices() const
{
    const auto& session = m_shell.session();
    std::vector<UnitChoice> out{{"", session.say("sites.all_units"), !m_unit}};
    store::UnitFilter filter;
    filter.on = session.shownDay();
    for (const auto& row : store::unitTree(session.shown().database(), filter)) {
        std::string word;
        for (int i = 0; i < row.depth; ++i) {
            word += "   ";
        }
        out.push_back({row.id.text(), word + store::unitTitle(row.unit), m_unit == row.id});
    }
    return out;
}

void SitesPresenter::chooseUnit(const std::string& key)
{
    const auto id = RecordId::parse(key);
    m_unit = id ? std::optional{UnitId{*id}} : std::nullopt;
    reload();
}

void SitesPresenter::select(std::optional<SiteId> site)
{
    m_page.selected = site;
}

void SitesPresenter::openSite(const SiteId& site)
{
    m_page.selected = site;
    m_shell.go({ScreenName::Sites, RecordRef{RecordKind::Site, site}, {}});
}

} // namespace dongbo::present
