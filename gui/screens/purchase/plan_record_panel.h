#pragma once

#include "gui/present/purchase/plan_record_presenter.h"
#include "gui/screens/lists/record_page.h"
#include "gui/screens/reports/papers_button.h"
#include "gui/widgets/charts/blocks.h"
#include "gui/widgets/charts/charts.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/table.h"

#include <cstddef>
#include <optional>

namespace dongbo::gui {

/// A kept plan's own page: figures, money by source, and its lines with the next step of each.
class PlanRecordPanel final : public PresentedPage<present::PlanRecordPresenter, PlanId>,
                              private present::PlanRecordView
{
public:
    PlanRecordPanel(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] std::vector<wxWindow*> regions() override;

private:
    void showPlanRecord(const present::PlanRecordPage& page) override;
    void buildHead(wxSizer& all);
    void buildLines(wxSizer& all);
    void showLines(const present::PlanRecordPage& page);
    void showSteps();
    [[nodiscard]] std::optional<std::size_t> currentLine() const;

    Card* m_strip = nullptr; // owned by this window, as all below
    FigureBlocks* m_figures = nullptr;
    Card* m_sourcesCard = nullptr;
    Meters* m_sources = nullptr;
    Card* m_linesCard = nullptr;
    Button* m_again = nullptr;
    Button* m_cancel = nullptr;
    Button* m_approve = nullptr;
    Button* m_step = nullptr;
    PapersButton* m_papers = nullptr;
    Button* m_drop = nullptr;
    Table* m_lines = nullptr;
    FixedTableModel m_rows;
};

} // namespace dongbo::gui
