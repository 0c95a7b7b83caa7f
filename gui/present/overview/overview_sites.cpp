#include "core/text/unicode.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/overview/overview_words.h"
#include "gui/present/sites/site_state.h"

#include <algorithm>
#include <array>

namespace dongbo::present {

namespace {

constexpr std::size_t siteStates = allSiteStates.size();

class SitesMaker : public OverviewWords
{
public:
    using OverviewWords::OverviewWords;

    [[nodiscard]] SiteState stateOf(const OverviewFacts::SiteFact& site) const
    {
        return siteStateOf(site.row, site.evidence, m_facts.now);
    }

    /// After the number of such sites.
    [[nodiscard]] std::string figureOf(SiteState state) const
    {
        static constexpr std::array<const char*, siteStates> codes{
            "overview.sites_blocking", "overview.sites_degraded", "overview.sites_intermittent",
            "overview.sites_minor",    "overview.sites_unknown",  "overview.sites_no_fault"};
        return say(codes.at(static_cast<std::size_t>(state)));
    }

    [[nodiscard]] std::string detailOf(const OverviewFacts::SiteFact& site, SiteState state) const
    {
        if (site.row.openFaults > 0) {
            const auto symptom = text::capitalized(site.worstSymptom);
            return site.worstSince
                       ? symptom + (symptom.empty() ? "" : " · ") +
                             shortAge(m_language, m_facts.now.unixMs - site.worstSince->unixMs)
                       : symptom;
        }
        return siteEvidenceText(m_language, state, site.evidence, m_facts.today);
    }

    [[nodiscard]] OverviewTile tileOf(const OverviewFacts::SiteFact& site, SiteState state) const
    {
        auto pill = siteStatePill(m_language, state);
        OverviewTile tile;
        tile.name = shortSiteName(site.row.site.name.value_or(""));
        if (tile.name.empty()) {
            tile.name = site.row.unit.empty() ? say("overview.unnamed_site") : site.row.unit;
        }
        tile.icon = std::move(pill.icon);
        tile.state = std::move(pill.word);
        tile.detail = detailOf(site, state);
        tile.officer = site.row.custodian;
        tile.tone = pill.tone;
        tile.isUnknown = state == SiteState::Unknown;
        tile.place = placeOf(ScreenName::Sites, RecordRef{RecordKind::Site, site.row.id});
        return tile;
    }

    void fillSites(OverviewPage& page) const
    {
        std::array<std::int64_t, siteStates> counts{};
        std::vector<std::pair<SiteState, std::size_t>> order;
        for (std::size_t i = 0; i < m_facts.sites.size(); ++i) {
            const auto state = stateOf(m_facts.sites[i]);
            ++counts[static_cast<std::size_t>(state)];
            order.emplace_back(state, i);
        }
        const bool isCut = order.size() > OverviewPresenter::mostTiles;
        if (isCut) { // the worst ones, then in the order of their names again
            std::nth_element(order.begin(), order.begin() + OverviewPresenter::mostTiles,
                             order.end());
            order.resize(OverviewPresenter::mostTiles);
            std::sort(order.begin(), order.end(),
                      [](const auto& a, const auto& b) { return a.second < b.second; });
        }
        for (const auto& [state, index] : order) {
            page.tiles.push_back(tileOf(m_facts.sites[index], state));
        }
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] > 0) {
                const auto state = allSiteStates.at(i);
                const auto pill = siteStatePill(m_language, state);
                page.figures.push_back({pill.icon, number(counts[i]), figureOf(state), pill.tone,
                                        placeOf(ScreenName::Sites, siteStateFilter(state))});
            }
        }
        const auto all = number(static_cast<std::int64_t>(m_facts.sites.size()));
        auto caption = say("overview.sites_by_name", {{"all", all}});
        if (isCut) {
            caption = say("overview.sites_cut",
                          {{"count", number(OverviewPresenter::mostTiles)}, {"all", all}});
        }
        page.sites = headOf(say("overview.sites_head"), std::move(caption),
                            say("overview.sites_link"), placeOf(ScreenName::Sites, "all"));
    }
};

} // namespace

void addSites(OverviewPage& page, Language language, const OverviewFacts& facts)
{
    SitesMaker(language, facts).fillSites(page);
}

} // namespace dongbo::present
