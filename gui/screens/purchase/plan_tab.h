#pragma once

#include "gui/present/purchase/plan_presenter.h"
#include "gui/screens/purchase/purchase_tab.h"
#include "gui/widgets/charts/blocks.h"
#include "gui/widgets/charts/budget_curve.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/controls/typed_fields.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/row_list.h"
#include "gui/widgets/lists/table.h"

#include <wx/timer.h>

#include <string>
#include <vector>

namespace dongbo::gui {

/// The page Kế hoạch: a budget and what it buys. At the left the lines in or out, each with why, a
/// pin and a ban; at the right the sites before and after, other budgets, and what stays open.
class PlanTab final : public PurchaseTab, private present::PlanView
{
public:
    PlanTab(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] present::Place place() const override;
    void refresh() override { m_presenter.reload(); }
    void setInSight(bool isInSight) override { m_presenter.setInSight(isInSight); }
    [[nodiscard]] ScreenHead head() const override;
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;

private:
    void showPlan(const present::PlanPage& page) override;
    void showComputing(bool isComputing, double share) override;

    void buildStrip(wxSizer& all);
    void buildLines(wxSizer& row);
    void buildRight(wxSizer& row);
    void showStrip(const present::PlanPage& page);
    void showLines(const present::PlanPage& page);
    void showRight(const present::PlanPage& page);
    void fitRight();
    void showBudgets(const present::PlanPage& page);
    void takeBudget();
    void tellComputing();
    [[nodiscard]] const std::vector<present::PlanPageLine>& rowsShown() const;
    [[nodiscard]] std::string say(const char* code) const;

    present::PlanPresenter m_presenter;
    Card* m_strip = nullptr; // owned by this window, as all below
    MoneyField* m_budget = nullptr;
    Words* m_sources = nullptr;
    Button* m_conditions = nullptr;
    BudgetCurve* m_curve = nullptr;
    FigureBlocks* m_figures = nullptr;
    Words* m_problem = nullptr;
    Button* m_clear = nullptr;
    Words* m_busy = nullptr;
    Button* m_stop = nullptr;
    Card* m_linesCard = nullptr;
    ChipBar* m_which = nullptr;
    Button* m_save = nullptr;
    Button* m_compare = nullptr;
    Table* m_lines = nullptr;
    FixedTableModel m_lineRows;
    Surface* m_right = nullptr;
    Card* m_sitesCard = nullptr;
    MarkRows* m_sites = nullptr;
    Card* m_budgetsCard = nullptr;
    Table* m_budgets = nullptr;
    FixedTableModel m_budgetRows;
    Card* m_leftCard = nullptr;
    RowList* m_left = nullptr;
    std::vector<present::Place> m_sitePlaces;
    bool m_isLeftShown = false; ///< the table shows what is left out
    bool m_isComputing = false;
    bool m_isBudgetWrong = false;
    double m_share = -1;
    wxTimer m_patience; ///< quick plans are not announced
};

} // namespace dongbo::gui
