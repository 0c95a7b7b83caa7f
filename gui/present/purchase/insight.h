#pragma once

#include "gui/present/lists/list_types.h"
#include "gui/present/place.h"
#include "gui/present/register_reader.h"
#include "gui/present/shell.h"
#include "gui/present/words/tone.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace dongbo::present {

// Pages that only tell what the register's history says: tables, a chart, what stands behind each
// row. Forecast, advice and the years to come are such pages.

/// A table of a page; a row leads to its place.
struct InsightTable
{
    std::string id; ///< of its window
    std::string title;
    std::string caption;
    std::vector<TableColumn> columns;
    std::vector<ListRow> rows;
    std::vector<Place> places; ///< by row
    std::string icon;          ///< in place of no rows, with fact and help
    std::string emptyFact;
    std::string emptyHelp;
    bool isAside = false; ///< stands in the narrow column at the right
    int weight = 1;       ///< share of its column's height
};

/// Bars over years.
struct InsightChart
{
    std::string title;
    std::string caption;
    std::vector<std::string> legend; ///< from the bottom up
    struct Bar
    {
        std::string label;
        std::string text; ///< over the bar
        std::string tip;
        std::vector<std::int64_t> values; ///< by legend
        Place place;
    };
    std::vector<Bar> bars;
};

struct InsightPage
{
    std::string caption;             ///< of the head
    std::string question;            ///< before the choices: "Trong"
    std::vector<ListChoice> choices; ///< "6 tháng", "12 tháng"; one is on
    std::vector<std::string> notes;  ///< what one should know of these numbers
    InsightChart chart;              ///< without bars: none
    std::vector<InsightTable> tables;
    std::string problem;
};

class InsightView
{
public:
    virtual ~InsightView() = default;
    virtual void showInsight(const InsightPage& page) = 0;
    virtual void showReading(bool isReading) = 0;
};

/// Reads one such page in a worker, for the choice that is on.
class InsightPresenter
{
public:
    /// In a worker; `choice` is a key of the page's choices, empty: the usual one.
    using Make =
        std::function<InsightPage(Register& reg, Language language, const std::string& choice)>;

    InsightPresenter(Shell& shell, InsightView& view, Make make);

    void setInSight(bool isInSight) { m_reader.setInSight(isInSight); }
    void reload();
    void choose(const std::string& key);
    void follow(std::size_t table, std::size_t row);
    void followBar(std::size_t bar);

    [[nodiscard]] const InsightPage& page() const { return m_page; }

private:
    Shell& m_shell;
    InsightView& m_view;
    Make m_make;
    RegisterReader m_reader;
    std::string m_choice;
    InsightPage m_page;
};

/// Failures to come by type and site, how such forecasts did before, and how it is counted.
[[nodiscard]] InsightPage forecastPage(Register& reg, Language language, const std::string& months);
/// Spares for a cover, repair or replace, models that fail too often, repairs paid under warranty.
[[nodiscard]] InsightPage advicePage(Register& reg, Language language, const std::string& cover);
/// Three years: what wears out, what fails, and the money for both.
[[nodiscard]] InsightPage outlookPage(Register& reg, Language language, const std::string& years);

} // namespace dongbo::present
