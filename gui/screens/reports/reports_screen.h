#pragma once

#include "gui/present/reports/reports_list.h"
#include "gui/screens/lists/list_pane.h"
#include "gui/screens/screen.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/row_list.h"

namespace dongbo::gui {

/// The screen Báo cáo: reports and what they are asked for at the left, the one made at the right.
class ReportsScreen final : public Screen, private present::ReportsView
{
public:
    ReportsScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override { m_table.open(place); }
    [[nodiscard]] present::Place place() const override { return m_table.place(); }
    void refresh() override { m_table.reload(); }
    void setInSight(bool isInSight) override { m_table.setInSight(isInSight); }
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;

private:
    void showReports(const std::vector<present::ReportTitle>& reports) override;
    void showFields(const std::vector<present::ReportField>& fields) override;
    void showTitle() override;
    wxWindow* fieldFor(const present::ReportField& field);
    wxWindow* placeField(const present::ReportField& field);
    wxWindow* typedField(const present::ReportField& field);
    wxWindow* dayField(const present::ReportField& field);

    RowList* m_list = nullptr; // owned by this window, as all windows below
    Card* m_asked = nullptr;
    Card* m_report;
    ListPane* m_pane;
    Button* m_export = nullptr;
    present::ReportsList m_table;
    present::Connection m_onHead;
};

} // namespace dongbo::gui
