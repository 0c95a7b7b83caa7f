#pragma once

#include "gui/present/purchase/plan_comparison_presenter.h"
#include "gui/screens/screen.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/table.h"

#include <functional>
#include <vector>

namespace dongbo::gui {

/// Kept plans side by side: a column each. Enter on a plan's column opens it.
class PlanComparisonPanel final : public Surface, private present::PlanComparisonView
{
public:
    PlanComparisonPanel(wxWindow* parent, present::Shell& shell);

    void open(const std::vector<PlanId>& plans) { m_presenter.open(plans); }
    void refresh() { m_presenter.reload(); }
    void setInSight(bool isInSight) { m_presenter.setInSight(isInSight); }
    [[nodiscard]] ScreenHead head() const;
    [[nodiscard]] std::vector<wxWindow*> regions() { return {m_table}; }
    [[nodiscard]] const std::vector<PlanId>& plans() const { return m_presenter.plans(); }
    void onShown(std::function<void()> action) { m_shown = std::move(action); }
    void copy() { m_table->copySelected(); }

private:
    void showComparison(const present::PlanComparisonPage& page) override;

    present::Shell& m_shell;
    present::PlanComparisonPresenter m_presenter;
    Card* m_card;   // owned by this window
    Table* m_table; // owned by m_card
    FixedTableModel m_rows;
    std::function<void()> m_shown;
};

} // namespace dongbo::gui
