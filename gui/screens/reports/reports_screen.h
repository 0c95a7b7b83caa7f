#pragma once

#include "gui/present/reports/reports_list.h"
#include "gui/screens/lists/list_pane.h"
#include "gui/screens/reports/behind_card.h"
#include "gui/screens/reports/paper_panel.h"
#include "gui/screens/reports/report_charts.h"
#include "gui/screens/reports/report_menu_card.h"
#include "gui/screens/screen.h"
#include "gui/widgets/charts/figures.h"
#include "gui/widgets/frame/card.h"

namespace dongbo::gui {

/// The screen Báo cáo: what a report is asked for over the page, the reports by question at the
/// left, the one made in the middle, what stands behind a number at the right. With "view=paper" in
/// its place: the preview of a report or an official paper.
class ReportsScreen final : public Screen, private present::ReportsView
{
public:
    ReportsScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override;
    void refresh() override;
    void setInSight(bool isInSight) override;
    [[nodiscard]] wxWindow* filterField() override
    {
        return isPaper() ? nullptr : &m_menu->search();
    }
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;
    [[nodiscard]] bool takeEscape() override;

private:
    void showReports() override;
    void showFields(const std::vector<present::ReportField>& fields) override;
    void showTitle() override;
    void showBehind(const present::BehindContent* content) override;
    void showAsked();
    void askField(const std::string& field) override;

    [[nodiscard]] bool isPaper() const { return m_paper != nullptr && m_paper->IsShown(); }
    void showPaper(const present::ListQuery& query);
    void goToPaper();
    wxSizer* buildBar();
    void buildMenu();
    void buildReport();
    void buildTools();
    void fitMenu();

    std::vector<present::ReportField> m_fields;
    Surface* m_desk;               // owned by this window, as all windows below
    PaperPanel* m_paper = nullptr; ///< made when first shown
    ChipBar* m_asked = nullptr;
    ReportMenuCard* m_menu = nullptr;
    Card* m_report;
    Button* m_print = nullptr;
    Button* m_issue = nullptr;
    Button* m_settings = nullptr;
    Button* m_changeOwn = nullptr;
    Button* m_removeOwn = nullptr;
    std::vector<Button*> m_exports;
    FigureLine* m_figures = nullptr;
    ReportCharts* m_charts = nullptr;
    ListPane* m_pane;
    BehindCard* m_behind = nullptr;
    present::ReportsList m_table;
    std::string m_paperReport;
    present::ListQuery m_paperRest; ///< of its place: what is no parameter of the paper
    bool m_isInSight = false;
    present::Connection m_onHead;
    present::Connection m_onPaperHead;
};

} // namespace dongbo::gui
