#pragma once

#include "gui/present/purchase/insight.h"
#include "gui/screens/purchase/purchase_tab.h"
#include "gui/widgets/charts/charts.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/table.h"

#include <memory>
#include <string>
#include <vector>

namespace dongbo::gui {

/// A page that tells what the register's history says: chips for what is looked at, a chart, tables
/// in two columns whose rows lead to what is behind them, and notes on how it is counted.
class InsightTab : public PurchaseTab, private present::InsightView
{
public:
    InsightTab(wxWindow* parent, present::Shell& shell, present::PurchasePage page,
               present::InsightPresenter::Make make);

    [[nodiscard]] present::Place place() const override;
    void refresh() override { m_presenter.reload(); }
    void setInSight(bool isInSight) override { m_presenter.setInSight(isInSight); }
    [[nodiscard]] ScreenHead head() const override;
    [[nodiscard]] std::vector<wxWindow*> regions() override;

private:
    struct Shown
    {
        Card* card;   // owned by this window
        Table* table; // owned by card
        std::unique_ptr<TableModel> model;
    };
    void showInsight(const present::InsightPage& page) override;
    void showReading(bool isReading) override;
    void makeTables(const present::InsightPage& page);
    void fill(Shown& shown, const present::InsightTable& table);
    void showChart(const present::InsightChart& chart);
    [[nodiscard]] std::string windowName(const std::string& part) const;

    present::PurchasePage m_page;
    std::string m_readingWord;
    present::InsightPresenter m_presenter;
    ChipBar* m_choices; // owned by this window, as all below
    Words* m_question;
    wxSizer* m_left;
    wxSizer* m_right;
    Card* m_chartCard = nullptr;
    BarChart* m_chart = nullptr;
    Card* m_notesCard;
    Words* m_notes;
    std::vector<Shown> m_tables;
};

/// One class a page, for the list of pages.
template <present::PurchasePage Page,
          present::InsightPage (*Make)(Register&, Language, const std::string&)>
class InsightTabOf final : public InsightTab
{
public:
    InsightTabOf(wxWindow* parent, present::Shell& shell)
        : InsightTab(parent, shell, Page, Make)
    {}
};

} // namespace dongbo::gui
