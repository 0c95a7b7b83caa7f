#pragma once

#include "gui/present/overview/overview_presenter.h"
#include "gui/screens/empty_page.h"
#include "gui/screens/screen.h"
#include "gui/widgets/charts/charts.h"
#include "gui/widgets/charts/figures.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/row_list.h"
#include "gui/widgets/lists/tile_grid.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// Tổng quan: what needs somebody today, and how the whole register stands. Every mark goes to the
/// rows behind it.
class OverviewScreen final : public Screen, private present::OverviewView
{
public:
    OverviewScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override;
    void refresh() override;
    void setInSight(bool isInSight) override;
    [[nodiscard]] std::vector<wxWindow*> regions() override;

private:
    void showPage(const present::OverviewPage& page) override;
    void showReading() override;
    void showFailure(const std::string& sentence) override;

    /// What there is room for: beside an open form less.
    enum class Shape
    {
        Whole, ///< sites and tasks over faults, charts, devices and changes
        Pair,  ///< sites over tasks and faults
        Column ///< sites over tasks
    };

    void build();
    [[nodiscard]] static Shape shapeFor(int width);
    void arrange();
    void setSites(const present::OverviewPage& page);
    void setLists(const present::OverviewPage& page);
    void setCharts(const present::OverviewPage& page);
    void setCare(const present::OverviewPage& page);
    /// Remembers where a mark leads and names it.
    [[nodiscard]] std::string mark(const present::Place& place);
    void goTo(const std::string& mark);

    present::OverviewPresenter m_presenter;
    std::optional<Shape> m_shape;
    std::vector<present::Place> m_places; ///< of the marks of the page shown
    Surface* m_full;                      // owned by this window
    EmptyPage* m_empty;                   // owned by this window
    Card* m_sites;                        // owned by m_full, as all below
    FigureLine* m_figures;
    TileGrid* m_tiles;
    Card* m_tasksCard;
    RowList* m_tasks;
    Card* m_faultsCard;
    RowList* m_faults;
    Card* m_faultChartCard;
    BarChart* m_faultChart;
    Card* m_spendCard;
    BarChart* m_spendChart;
    Card* m_devicesCard;
    Meters* m_devices;
    Card* m_linesCard; ///< in the place of m_spendCard while a line wants somebody
    Meters* m_lines;
    Card* m_upkeepCard; ///< in the place of m_devicesCard while maintenance is due
    RowList* m_upkeep;
    bool m_hasLines = false;
    bool m_hasUpkeep = false;
    Card* m_changesCard;
    RowList* m_changes;
};

} // namespace dongbo::gui
