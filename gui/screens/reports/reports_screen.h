#pragma once

#include "gui/present/reports/reports_list.h"
#include "gui/screens/lists/list_pane.h"
#include "gui/screens/reports/behind_card.h"
#include "gui/screens/screen.h"
#include "gui/widgets/charts/figures.h"
#include "gui/widgets/charts/series_chart.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/table.h"

namespace dongbo::gui {

/// The screen Báo cáo: what a report is asked for over the page, the reports by question at the
/// left, the one made in the middle, what stands behind a number at the right.
class ReportsScreen final : public Screen, private present::ReportsView
{
public:
    ReportsScreen(wxWindow* parent, present::Shell& shell);
    ~ReportsScreen() override;

    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override { m_table.open(place); }
    [[nodiscard]] present::Place place() const override { return m_table.place(); }
    void refresh() override { m_table.reload(); }
    void setInSight(bool isInSight) override { m_table.setInSight(isInSight); }
    [[nodiscard]] wxWindow* filterField() override { return m_search; }
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;
    [[nodiscard]] bool takeEscape() override { return m_table.clearAsked(); }

private:
    void showReports() override;
    void showFields(const std::vector<present::ReportField>& fields) override;
    void showTitle() override;
    void showBehind(const present::BehindContent* content) override;
    void askField(const std::string& field) override;

    wxSizer* buildBar();
    Card* buildMenu();
    void buildReport();
    void buildTools();
    void chooseMenuRow();
    void showChart();

    FixedTableModel m_menuRows;
    std::vector<std::string> m_menuIds; ///< a row's report; empty: a heading
    std::vector<present::ReportField> m_fields;
    ChipBar* m_asked = nullptr; // owned by this window, as all windows below
    TextField* m_search = nullptr;
    Table* m_menu = nullptr;
    Card* m_report;
    std::vector<Button*> m_exports;
    FigureLine* m_figures = nullptr;
    SeriesChart* m_chart = nullptr;
    ListPane* m_pane;
    BehindCard* m_behind = nullptr;
    present::ReportsList m_table;
    present::Connection m_onHead;
    bool m_isTelling = false; ///< the menu's selection is moved by the program
};

} // namespace dongbo::gui
