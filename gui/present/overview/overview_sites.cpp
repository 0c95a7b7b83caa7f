#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/meetings/meeting_words.h"
#include "gui/present/overview/overview_words.h"
#include "gui/present/sites/site_state.h"
#include "gui/present/words/day_words.h"

#include <algorithm>
#include <array>
#include <numeric>

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

    /// The rooms of the next meeting, by how ready they are.
    void fillMeeting(OverviewPage& page) const
    {
        const auto& next = *m_facts.next;
        const auto place = placeOf(ScreenName::Meetings, RecordRef{RecordKind::Meeting, next.id});
        std::vector<std::size_t> order(next.board.sites.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        if (order.size() > OverviewPresenter::mostTiles) {
            std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
                return next.board.sites[a].chance > next.board.sites[b].chance;
            });
            order.resize(OverviewPresenter::mostTiles);
            std::sort(order.begin(), order.end());
        }
        for (const auto index : order) {
            const auto& site = next.board.sites[index];
            auto pill = readinessPill(m_language, site.state);
            OverviewTile tile;
            tile.name = shortSiteName(site.name);
            tile.icon = std::move(pill.icon);
            tile.state = std::move(pill.word);
            tile.detail = !site.reasons.empty() ? text::say(m_language, site.reasons.front().text)
                          : site.lastCheck
                              ? say("overview.meeting_checked",
                                    {{"day", shortDay(*site.lastCheck, m_facts.today)}})
                              : std::string();
            tile.officer = site.onDuty.name;
            tile.tone = pill.tone; // ready ones are not filled, only outlined
            tile.isUnknown = site.state == Readiness::Unknown;
            tile.place = placeOf(ScreenName::Sites, RecordRef{RecordKind::Site, site.id});
            page.tiles.push_back(std::move(tile));
        }
        for (const auto state :
             {Readiness::NotReady, Readiness::AtRisk, Readiness::Unknown, Readiness::Ready}) {
            const auto pill = readinessPill(m_language, state);
            const auto count = static_cast<std::int64_t>(next.board.count(state));
            if (count > 0) {
                page.figures.push_back({pill.icon, number(count), pill.word, pill.tone, place});
            }
        }
        const auto when =
            next.meeting.startsAt ? text::formatInstant(*next.meeting.startsAt) : std::string("–");
        page.sites =
            headOf(say("overview.meeting_head",
                       {{"when", when}, {"name", next.meeting.name.value_or("")}}),
                   say("overview.meeting_caption",
                       {{"number", next.meeting.noticeNo.value_or("–")},
                        {"received", number(next.received)},
                        {"sites", number(static_cast<std::int64_t>(next.board.sites.size()))},
                        {"expected", text::formatDecimal(next.board.expected, 1, m_language)}}),
                   say("overview.meeting_link"), place);
    }

    void fillSites(OverviewPage& page) const
    {
        if (m_facts.next) {
            fillMeeting(page);
            return;
        }
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
