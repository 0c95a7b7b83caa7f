#pragma once

#include "gui/present/reports/reports_presenter.h"
#include "gui/screens/screen.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/row_list.h"
#include "gui/widgets/lists/table.h"

#include <map>
#include <string>
#include <vector>

class wxBoxSizer;

namespace dongbo::gui {

/// Báo cáo: the register's reports at the left with what can be asked of them, the report as a
/// table at the right.
class ReportsScreen final : public Screen, private present::ReportsView, private TableModel
{
public:
    ReportsScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override;
    void refresh() override;
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;

private:
    void showReports(const std::vector<present::ReportTitle>& reports) override;
    void showFields(const std::vector<present::ReportField>& fields) override;
    void showReport(const present::ReportPage& page) override;
    void showSentence(const std::string& sentence) override;

    [[nodiscard]] std::int64_t rowCount() const override;
    bool row(std::int64_t index, TableRow& out) const override;

    [[nodiscard]] wxWindow* fieldFor(const present::ReportField& field);
    [[nodiscard]] wxWindow* placeField(const present::ReportField& field);
    [[nodiscard]] wxWindow* dayField(const present::ReportField& field);

    present::ReportsPresenter m_presenter;
    std::string m_chosen;
    RowList* m_list; // owned by this window, as all below
    Card* m_asked;
    Card* m_report;
    Button* m_export;
    Table* m_table;
    std::map<std::string, wxWindow*> m_fields; ///< by parameter
};

} // namespace dongbo::gui
