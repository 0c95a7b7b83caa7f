#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/overview/overview_words.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr std::size_t mostTypes = 8;

/// "3,4 tr", "850 nghìn", "1,2 tỷ".
std::string shortMoney(Language language, Money amount)
{
    const auto dong = static_cast<double>(amount.dong);
    struct Step
    {
        double from;
        const char* code;
    };
    for (const auto& [from, code] : {Step{1e9, "overview.billions"}, Step{1e6, "overview.millions"},
                                     Step{1e3, "overview.thousands"}}) {
        if (dong >= from) {
            const int places = dong / from < 100 ? 1 : 0;
            return text::say(language, code,
                             {{"amount", text::formatDecimal(dong / from, places, language)}});
        }
    }
    return text::formatInteger(amount.dong, language);
}

class ChartsMaker : public OverviewWords
{
public:
    using OverviewWords::OverviewWords;

    [[nodiscard]] static std::string isoMonth(store::Month month)
    {
        return (std::to_string(month.year) + "-" + (month.month < 10 ? "0" : "") +
                std::to_string(month.month));
    }
    [[nodiscard]] static std::string monthText(store::Month month)
    {
        return (month.month < 10 ? "0" : "") + std::to_string(month.month) + "/" +
               std::to_string(month.year);
    }

    void fillCharts(OverviewPage& page) const
    {
        const auto current = store::monthOf(m_facts.today);
        auto& faults = page.faultChart;
        for (const auto& month : m_facts.faultMonths) {
            OverviewBar bar;
            bar.label = say("overview.month", {{"month", std::to_string(month.month.month)}});
            bar.value = number(month.all());
            bar.parts = {static_cast<double>(month.blocking),
                         static_cast<double>(month.intermittent), static_cast<double>(month.other)};
            bar.isCurrent = month.month == current;
            bar.tooltip =
                say("overview.month_tooltip", {{"month", monthText(month.month)},
                                               {"count", number(month.all())},
                                               {"blocking", number(month.blocking)},
                                               {"intermittent", number(month.intermittent)}});
            bar.place = placeOf(ScreenName::Faults, "month=" + isoMonth(month.month));
            faults.isEmpty = faults.isEmpty && month.all() == 0;
            faults.bars.push_back(std::move(bar));
        }
        faults.legend = {say("overview.legend_blocking"), say("overview.legend_intermittent"),
                         say("overview.legend_other")};
        const auto until = m_facts.faultMonths.empty() ? current : m_facts.faultMonths.back().month;
        faults.caption = say("overview.twelve_months", {{"month", monthText(until)}});
        page.faultChartHead = headOf(say("overview.fault_chart_head"), faults.caption, {}, {});
        fillSpend(page, current);
    }

    void fillSpend(OverviewPage& page, store::Month current) const
    {
        auto& spend = page.spendChart;
        struct Quarter
        {
            store::Month first;
            store::Month last;
            Money cost;
            std::int64_t repairs = 0;
        };
        std::vector<Quarter> quarters;
        Money all;
        for (const auto& month : m_facts.repairMonths) {
            const store::Month first{month.month.year, (month.month.month - 1) / 3 * 3 + 1};
            if (quarters.empty() || quarters.back().first != first) {
                quarters.push_back({first, month.month, {}, 0});
            }
            auto& quarter = quarters.back();
            quarter.last = {first.year, first.month + 2};
            quarter.cost = Money::sum(quarter.cost, month.cost).value_or(quarter.cost);
            quarter.repairs += month.repairs;
            all = Money::sum(all, month.cost).value_or(all);
            spend.isEmpty = spend.isEmpty && month.repairs == 0;
        }
        for (const auto& quarter : quarters) {
            const auto of = std::to_string((quarter.first.month - 1) / 3 + 1);
            const auto year = std::to_string(quarter.first.year);
            OverviewBar bar;
            bar.label = say("overview.quarter", {{"quarter", of}, {"year", year.substr(2)}});
            bar.value = quarter.cost.dong == 0 ? "0" : shortMoney(m_language, quarter.cost);
            bar.parts = {static_cast<double>(quarter.cost.dong)};
            bar.isCurrent = quarter.first <= current && current <= quarter.last;
            bar.tooltip = say("overview.quarter_tooltip",
                              {{"quarter", of},
                               {"year", year},
                               {"cost", text::formatMoney(quarter.cost, m_language)},
                               {"count", number(quarter.repairs)}});
            const auto lastDay = dayOf(store::endOf(quarter.last));
            bar.place = {ScreenName::Reports,
                         {},
                         "report=repair-costs;since=" + isoMonth(quarter.first) +
                             "-01;until=" + isoText(lastDay)};
            spend.bars.push_back(std::move(bar));
        }
        spend.caption = text::formatMoney(all, m_language);
        spend.axisText = [language = m_language](std::int64_t value) {
            return shortMoney(language, Money{value});
        };
        page.spendChartHead =
            headOf(say("overview.spend_head"), spend.caption, say("overview.spend_link"),
                   placeOf(ScreenName::Reports, "report=repair-costs"));
    }

    void fillDevices(OverviewPage& page) const
    {
        std::vector<std::size_t> order;
        const auto& byType = m_facts.devices.byType;
        const auto troubled = [&](std::size_t type) {
            return byType[type].broken + byType[type].aged;
        };
        for (std::size_t type = 1; type < byType.size(); ++type) {
            if (troubled(type) > 0) {
                order.push_back(type);
            }
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::pair(byType[a].broken, troubled(a)) >
                   std::pair(byType[b].broken, troubled(b));
        });
        order.resize(std::min(order.size(), mostTypes));
        for (const auto index : order) {
            const auto type = static_cast<DeviceType>(index);
            const auto& tally = byType[index];
            const auto part = static_cast<double>(std::max(tally.broken, tally.aged)) /
                              static_cast<double>(tally.devices);
            page.types.push_back({std::string(typeIcon(type)),
                                  text::capitalized(say("type." + std::string(codeOf(type)))),
                                  part,
                                  tally.broken > 0 ? Tone::Bad : Tone::Warn,
                                  say("overview.type_words", {{"broken", number(tally.broken)},
                                                              {"aged", number(tally.aged)}}),
                                  {ScreenName::Devices,
                                   {},
                                   std::string(tally.broken > 0 ? "condition=broken;" : "") +
                                       "type=" + std::string(codeOf(type))}});
        }
        const auto& devices = m_facts.devices;
        page.devicesHead =
            headOf(say("overview.devices_head"),
                   say("overview.devices_caption",
                       {{"broken",
                         number(devices.byCondition[static_cast<std::size_t>(Condition::Broken)])},
                        {"aged", number(devices.aged)}}),
                   say("overview.devices_link"), placeOf(ScreenName::Devices, "condition=broken"));
    }
};

} // namespace

void addCharts(OverviewPage& page, Language language, const OverviewFacts& facts)
{
    ChartsMaker maker(language, facts);
    maker.fillCharts(page);
    maker.fillDevices(page);
}

} // namespace dongbo::present
