#include "core/text/unicode.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/line_screen/line_words.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/overview/overview_words.h"
#include "gui/present/words/day_words.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr std::size_t mostRows = 12;

class CareMaker : public OverviewWords
{
public:
    using OverviewWords::OverviewWords;

    void fillLines(OverviewPage& page) const
    {
        const auto part = [this](std::int64_t kbps) {
            return m_facts.fastestKbps > 0
                       ? static_cast<double>(kbps) / static_cast<double>(m_facts.fastestKbps)
                       : 0.0;
        };
        for (const auto& view : m_facts.weakLines) {
            if (page.lines.size() == mostRows) {
                break;
            }
            OverviewLineRow row;
            row.name = shortSiteName(view.site);
            row.place = placeOf(ScreenName::Lines, RecordRef{RecordKind::Line, view.id});
            if (view.line.downKbps) {
                row.target = part(*view.line.downKbps);
            }
            const auto measured = view.last ? view.last->downKbps : std::nullopt;
            if (view.downMinutes) {
                row.value = say("lines.gone");
                row.tone = Tone::Bad;
            } else {
                row.share = part(measured.value_or(0));
                row.value = mbpsText(m_language, measured) + "/" +
                            mbpsText(m_language, view.line.downKbps) + " Mbps";
            }
            page.lines.push_back(std::move(row));
        }
        page.linesHead = headOf(say("overview.lines_head"),
                                number(std::ssize(m_facts.weakLines)) + "/" + number(m_facts.lines),
                                say("overview.verb_see"), placeOf(ScreenName::Lines));
    }

    void fillUpkeep(OverviewPage& page) const
    {
        for (const auto& plan : m_facts.upkeep.plans) {
            if (page.upkeep.size() == mostRows) {
                break;
            }
            ListQuery query;
            query.set("plan", {plan.name});
            query.set("standing", {"late", "woken", "soon"});
            page.upkeep.push_back({shortDay(plan.first, m_facts.today), plan.name,
                                   counted("overview.one_turn", "overview.turns", plan.turns),
                                   plan.first < m_facts.today,
                                   placeOf(ScreenName::Maintenance, query.asText())});
        }
        page.upkeepHead = headOf(say("overview.upkeep_head"), say("overview.upkeep_caption"),
                                 say("overview.upkeep_link"), placeOf(ScreenName::Maintenance));
    }
};

} // namespace

void addCare(OverviewPage& page, Language language, const OverviewFacts& facts)
{
    const CareMaker maker(language, facts);
    maker.fillLines(page);
    maker.fillUpkeep(page);
}

} // namespace dongbo::present
