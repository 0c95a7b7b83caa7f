#pragma once

#include "gui/present/purchase/plans_list.h"
#include "gui/screens/lists/list_pane.h"
#include "gui/screens/purchase/plan_comparison_panel.h"
#include "gui/screens/purchase/plan_record_panel.h"
#include "gui/screens/purchase/purchase_tab.h"

namespace dongbo::gui {

/// The page Phương án: the list of kept plans; in its place one plan, or several side by side.
class PlansTab final : public PurchaseTab
{
public:
    PlansTab(wxWindow* parent, present::Shell& shell);

    void open(const present::PurchaseGoal& goal) override;
    [[nodiscard]] present::Place place() const override;
    void refresh() override;
    void setInSight(bool isInSight) override;
    [[nodiscard]] ScreenHead head() const override;
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] wxWindow* filterField() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;
    [[nodiscard]] bool takeEscape() override;

private:
    enum class Shown
    {
        List,
        Plan,
        Comparison
    };
    void show(Shown what);

    ListPane* m_pane; // owned by this window, as the panels
    present::PlansList m_list;
    PlanRecordPanel* m_plan;
    PlanComparisonPanel* m_comparison;
    present::PurchaseGoal m_goal;
    Shown m_shown = Shown::List;
    bool m_isInSight = false;
    present::Connection m_onHead;
};

} // namespace dongbo::gui
