#include "core/register/planning/outlook.h"
#include "core/text/dates.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/purchase/insight_words.h"
#include "gui/present/purchase/purchase_words.h"

namespace dongbo::present {

namespace {

constexpr auto allYears = {std::int64_t{3}, std::int64_t{5}};
constexpr std::int64_t usualYears = 3;

class OutlookPageMaker : public InsightWords
{
public:
    using InsightWords::InsightWords;

    InsightPage make(Register& reg, const std::string& asked)
    {
        const auto years = chosenOf(asked, allYears, usualYears);
        addChoices(m_page, "purchase.years", allYears, years);
        m_page.question = say("purchase.outlook_question");
        const auto made = outlookOf(reg, years);
        if (!made) {
            m_page.problem = text::say(m_language, made.problems().front());
            return std::move(m_page);
        }
        m_page.caption = say("purchase.outlook_caption",
                             {{"day", text::formatDate(made->day)},
                              {"overdue", number(made->overdue)},
                              {"money", spokenMoney(m_language, made->overdueReplacing)}});
        addChart(*made);
        addYears(*made);
        addEnding(*made);
        addNotes(*made);
        return std::move(m_page);
    }

private:
    void addChart(const Outlook& made)
    {
        auto& chart = m_page.chart;
        chart.title = say("purchase.outlook_chart");
        chart.caption = say("purchase.outlook_unit");
        chart.legend = {say("purchase.replacing"), say("purchase.repairs")};
        constexpr std::int64_t million = 1'000'000;
        for (const auto& year : made.years) {
            InsightChart::Bar bar;
            bar.label = std::to_string(year.year);
            const Money both{year.replacing.dong + year.repairs.dong};
            bar.values = {year.replacing.dong / million, year.repairs.dong / million};
            bar.text = decimal(static_cast<double>(both.dong) / static_cast<double>(million), 0);
            bar.tip = say("purchase.outlook_tip", {{"year", bar.label},
                                                   {"ending", number(year.ending)},
                                                   {"replacing", money(year.replacing)},
                                                   {"failures", decimal(year.failures)},
                                                   {"repairs", money(year.repairs)}});
            bar.place = {ScreenName::Devices, std::nullopt, {}};
            chart.bars.push_back(std::move(bar));
        }
    }

    void addYears(const Outlook& made)
    {
        InsightTable table;
        table.id = "years";
        table.title = say("purchase.outlook_years");
        table.columns = {
            column("year", CellKind::Strong, 110, 1), column("ending", CellKind::Number, 120),
            column("replacing", CellKind::Number, 150, 1),
            column("expected", CellKind::Number, 110), column("repairs", CellKind::Number, 140, 1)};
        const auto add = [&](const std::string& name, std::int64_t ending, Money replacing,
                             const std::string& failures, Money repairs) {
            table.rows.push_back(rowOf(
                {{name}, {number(ending)}, {money(replacing)}, {failures}, {money(repairs)}}));
            table.places.push_back({ScreenName::Devices, std::nullopt, {}});
        };
        add(say("purchase.overdue"), made.overdue, made.overdueReplacing, {}, Money{});
        for (const auto& year : made.years) {
            add(std::to_string(year.year), year.ending, year.replacing, decimal(year.failures),
                year.repairs);
        }
        m_page.tables.push_back(std::move(table));
    }

    void addEnding(const Outlook& made)
    {
        InsightTable table;
        table.id = "ending";
        table.title = say("purchase.ending");
        table.caption = say("purchase.ending_count", {{"count", number(std::ssize(made.ending))}});
        table.isAside = true;
        table.columns = {
            column("year", CellKind::Quiet, 60), column("device", CellKind::Strong, 130, 1),
            column("site", CellKind::Text, 100, 1, 1), column("price", CellKind::Number, 110)};
        table.icon = "check";
        table.emptyFact = say("purchase.none_ending");
        table.emptyHelp = say("purchase.none_ending_help");
        for (const auto& one : made.ending) {
            ListCell device{one.code};
            device.after = typeWord(m_language, one.type);
            ListCell year{std::to_string(one.year)};
            year.tone = one.year < static_cast<int>(made.day.year()) ? Tone::Bad : Tone::None;
            table.rows.push_back(
                rowOf({year,
                       device,
                       {shortSiteName(one.siteName)},
                       {one.price ? money(*one.price) : say("purchase.no_price")}}));
            table.places.push_back(
                {ScreenName::Devices, RecordRef{RecordKind::Device, one.device}, {}});
        }
        m_page.tables.push_back(std::move(table));
    }

    void addNotes(const Outlook& made)
    {
        m_page.notes.push_back(say("purchase.outlook_how"));
        const auto add = [&](const char* code, std::int64_t count) {
            if (count > 0) {
                m_page.notes.push_back(say(code, {{"count", number(count)}}));
            }
        };
        add("purchase.without_price", made.withoutPrice);
        add("purchase.without_age", made.withoutAge);
        add("purchase.without_life", made.withoutLife);
        if (!made.tooFew.empty()) {
            std::string types;
            for (const auto type : made.tooFew) {
                types += (types.empty() ? "" : ", ") + typeWord(m_language, type);
            }
            m_page.notes.push_back(say("purchase.too_few_of", {{"types", types}}));
        }
    }

    InsightPage m_page;
};

} // namespace

InsightPage outlookPage(Register& reg, Language language, const std::string& years)
{
    return OutlookPageMaker(language).make(reg, years);
}

} // namespace dongbo::present
