#include "core/text/unicode.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/overview/overview_words.h"
#include "gui/present/words/day_words.h"

#include <algorithm>
#include <array>

namespace dongbo::present {

namespace {

constexpr std::int64_t dayMs = 24LL * 3600 * 1000;

/// How a site stands; worse ones first.
enum class SiteState : std::uint8_t
{
    Blocking,
    Degraded,
    Intermittent,
    Minor,
    Unknown, ///< nobody wrote of it, or not for long
    NoFault
};
constexpr std::size_t siteStates = 6;

class SitesMaker : public OverviewWords
{
public:
    using OverviewWords::OverviewWords;

    [[nodiscard]] SiteState stateOf(const OverviewFacts::SiteFact& site) const
    {
        if (site.row.openFaults > 0) {
            switch (site.row.worstOpen.value_or(Severity::Minor)) {
            case Severity::Blocking:
                return SiteState::Blocking;
            case Severity::Degraded:
                return SiteState::Degraded;
            case Severity::Intermittent:
                return SiteState::Intermittent;
            case Severity::Minor:
                return SiteState::Minor;
            }
        }
        const bool isKnown = site.evidence && m_facts.now.unixMs - site.evidence->unixMs <=
                                                  OverviewPresenter::staleDays * dayMs;
        return isKnown ? SiteState::NoFault : SiteState::Unknown;
    }

    struct StateLook
    {
        const char* icon;
        const char* word;   ///< on a tile
        const char* figure; ///< after the number of such sites
        const char* filter;
        Tone tone;
    };
    [[nodiscard]] static const StateLook& lookOf(SiteState state)
    {
        static const std::array<StateLook, siteStates> looks{{
            {"octagon-cross", "overview.site_blocking", "overview.sites_blocking", "worst=blocking",
             Tone::Bad},
            {"trend-down", "overview.site_degraded", "overview.sites_degraded", "worst=degraded",
             Tone::Warn},
            {"wave", "overview.site_intermittent", "overview.sites_intermittent",
             "worst=intermittent", Tone::Odd},
            {"minus", "overview.site_minor", "overview.sites_minor", "worst=minor", Tone::Mute},
            {"circle-question", "overview.site_unknown", "overview.sites_unknown", "unknown",
             Tone::Mute},
            {"", "overview.site_no_fault", "overview.sites_no_fault", "no_fault", Tone::None},
        }};
        return looks[static_cast<std::size_t>(state)];
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
        if (!site.evidence) {
            return say("overview.no_evidence");
        }
        return say(state == SiteState::Unknown ? "overview.evidence_old" : "overview.evidence",
                   {{"day", timeOrDay(*site.evidence, m_facts.today)}});
    }

    [[nodiscard]] OverviewTile tileOf(const OverviewFacts::SiteFact& site, SiteState state) const
    {
        const auto& look = lookOf(state);
        OverviewTile tile;
        tile.name = shortSiteName(site.row.site.name.value_or(""));
        if (tile.name.empty()) {
            tile.name = site.row.unit.empty() ? say("overview.unnamed_site") : site.row.unit;
        }
        tile.icon = look.icon;
        tile.state = say(look.word);
        tile.detail = detailOf(site, state);
        tile.officer = site.row.custodian;
        tile.tone = look.tone;
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
                const auto& look = lookOf(static_cast<SiteState>(i));
                page.figures.push_back({look.icon, number(counts[i]), say(look.figure), look.tone,
                                        placeOf(ScreenName::Sites, look.filter)});
            }
        }
        const auto all = number(static_cast<std::int64_t>(m_facts.sites.size()));
        auto caption = say("overview.sites_by_name", {{"all", all}});
        if (isCut) {
            caption = say("overview.sites_cut",
                          {{"count", number(OverviewPresenter::mostTiles)}, {"all", all}});
        }
        page.sites = headOf(say("overview.sites_head"), std::move(caption),
                            say("overview.sites_link"), placeOf(ScreenName::Sites));
    }
};

} // namespace

void addSites(OverviewPage& page, Language language, const OverviewFacts& facts)
{
    SitesMaker(language, facts).fillSites(page);
}

} // namespace dongbo::present
