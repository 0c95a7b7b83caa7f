#include "core/register/planning/reliability.h"
#include "core/text/dates.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/purchase/insight_words.h"
#include "gui/present/purchase/purchase_words.h"

namespace dongbo::present {

namespace {

constexpr auto allMonths = {std::int64_t{6}, std::int64_t{12}, std::int64_t{24}, std::int64_t{36}};
constexpr std::int64_t usualMonths = 12;

class ForecastMaker : public InsightWords
{
public:
    using InsightWords::InsightWords;

    InsightPage make(Register& reg, const std::string& asked)
    {
        const auto months = chosenOf(asked, allMonths, usualMonths);
        addChoices(m_page, "purchase.months", allMonths, months);
        m_page.question = say("purchase.forecast_question");
        const auto lives = readLives(reg);
        const auto made = forecastFailures(lives, months);
        if (!made) {
            m_page.problem = text::say(m_language, made.problems().front());
            return std::move(m_page);
        }
        m_page.caption =
            say("purchase.forecast_caption",
                {{"day", text::formatDate(made->from)}, {"until", text::formatDate(made->today)}});
        addTypes(*made);
        addSites(*made, lives.names);
        addTest(*made);
        m_page.notes.push_back(say("purchase.forecast_how"));
        if (made->withoutAge > 0) {
            m_page.notes.push_back(
                say("purchase.without_age", {{"count", number(made->withoutAge)}}));
        }
        return std::move(m_page);
    }

private:
    void addTypes(const planning::Forecast& forecast)
    {
        InsightTable table;
        table.id = "types";
        table.title = say("purchase.forecast_types");
        table.columns = {column("type", CellKind::Strong, 170, 2),
                         column("devices", CellKind::Number, 84),
                         column("failures", CellKind::Number, 92, 0, 2),
                         column("expected", CellKind::Number, 110),
                         column("limits", CellKind::Number, 96, 0, 1),
                         column("ageing", CellKind::Quiet, 170, 2, 3)};
        table.icon = "trend-up";
        table.emptyFact = say("purchase.no_devices");
        table.emptyHelp = say("purchase.no_devices_help");
        for (const auto& type : forecast.types) {
            if (type.devices == 0 && type.failures == 0) {
                continue;
            }
            ListCell name{typeWord(m_language, type.type), std::string(typeIcon(type.type))};
            const bool isKnown = type.fit && type.coming;
            ListCell expected{isKnown ? decimal(type.coming->mean) : say("purchase.too_few")};
            expected.tone = isKnown ? Tone::None : Tone::Mute;
            const auto limits = isKnown
                                    ? number(type.coming->lower) + "–" + number(type.coming->upper)
                                    : std::string();
            const auto ageing = isKnown ? say(ageingOf(*type.fit)) : std::string();
            table.rows.push_back(rowOf({name,
                                        {number(type.devices)},
                                        {number(type.failures)},
                                        expected,
                                        {limits},
                                        {ageing}}));
            table.places.push_back(
                {ScreenName::Devices, std::nullopt, "type=" + std::string(codeOf(type.type))});
        }
        m_page.tables.push_back(std::move(table));
    }

    /// Only what the limits of the shape allow to be said.
    static const char* ageingOf(const planning::Weibull& fit)
    {
        return fit.shapeLower > 1   ? "purchase.ages"
               : fit.shapeUpper < 1 ? "purchase.early"
                                    : "purchase.by_chance";
    }

    void addSites(const planning::Forecast& forecast,
                  const std::unordered_map<RecordId, std::string>& names)
    {
        InsightTable table;
        table.id = "sites";
        table.title = say("purchase.forecast_sites");
        table.isAside = true;
        table.columns = {column("site", CellKind::Strong, 180, 2),
                         column("expected", CellKind::Number, 110)};
        table.icon = "map-pin";
        table.emptyFact = say("purchase.too_few");
        table.emptyHelp = say("purchase.too_few_help");
        for (const auto& site : forecast.sites) {
            const auto name = names.find(site.site);
            table.rows.push_back(
                rowOf({{name == names.end() ? std::string() : shortSiteName(name->second)},
                       {decimal(site.coming)}}));
            table.places.push_back({ScreenName::Sites, RecordRef{RecordKind::Site, site.site}, {}});
        }
        m_page.tables.push_back(std::move(table));
    }

    void addTest(const planning::Forecast& forecast)
    {
        const auto& test = forecast.test;
        InsightTable table;
        table.id = "test";
        table.title = say("purchase.back_test");
        table.isAside = true;
        table.columns = {
            column("period", CellKind::Text, 104, 1), column("forecast", CellKind::Number, 84),
            column("naive", CellKind::Number, 84), column("actual", CellKind::Number, 76)};
        table.icon = "history";
        table.emptyFact = say("purchase.no_test");
        table.emptyHelp = say("purchase.no_test_help");
        for (const auto& period : test.periods) {
            const auto day = parseIsoDate(period.name);
            table.rows.push_back(rowOf({{day ? text::formatDate(*day) : period.name},
                                        {decimal(period.forecast)},
                                        {decimal(period.naive)},
                                        {number(period.actual)}}));
            table.places.push_back({ScreenName::Faults, std::nullopt, {}});
        }
        if (!test.periods.empty()) {
            const char* verdict = test.forecastError < test.naiveError   ? "purchase.test_better"
                                  : test.forecastError > test.naiveError ? "purchase.test_worse"
                                                                         : "purchase.test_same";
            table.caption = say(verdict, {{"forecast", decimal(test.forecastError)},
                                          {"naive", decimal(test.naiveError)}});
            m_page.notes.push_back(
                say("purchase.test_inside", {{"inside", number(test.inside)},
                                             {"periods", number(std::ssize(test.periods))}}));
        }
        m_page.tables.push_back(std::move(table));
    }

    InsightPage m_page;
};

} // namespace

InsightPage forecastPage(Register& reg, Language language, const std::string& months)
{
    return ForecastMaker(language).make(reg, months);
}

} // namespace dongbo::present
