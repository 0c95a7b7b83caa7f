#pragma once

#include "gui/present/reports/reports_list.h"
#include "gui/widgets/base/canvas.h"
#include "gui/widgets/charts/series_chart.h"
#include "gui/widgets/controls/chips.h"

#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// All charts of a report side by side; where there is no room for all, chips turn to the others.
class ReportCharts : public Surface
{
public:
    ReportCharts(wxWindow* parent, const std::string& name, std::string spoken,
                 std::string restWords);

    /// Hidden without charts.
    void setCharts(std::vector<present::ReportChart> charts);
    void setAxisText(std::function<std::string(double)> text) { m_axisText = std::move(text); }
    /// A label of a chart was clicked: its rows.
    void onOpen(std::function<void(std::size_t chart, std::size_t label)> action)
    {
        m_open = std::move(action);
    }

private:
    [[nodiscard]] SeriesChart& window(std::size_t index);
    [[nodiscard]] std::size_t room() const;
    void arrange();

    std::string m_spoken;
    std::vector<present::ReportChart> m_charts;
    std::vector<SeriesChart*> m_windows; // owned by this window, as the chips
    ChipBar* m_turns;
    std::size_t m_first = 0; ///< of the charts in sight
    std::size_t m_shown = 0; ///< how many are
    std::function<std::string(double)> m_axisText;
    std::function<void(std::size_t, std::size_t)> m_open;
};

} // namespace dongbo::gui
