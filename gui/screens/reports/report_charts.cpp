#include "gui/screens/reports/report_charts.h"

#include "gui/screens/form_pieces.h"

#include <wx/sizer.h>

#include <algorithm>

namespace dongbo::gui {

namespace {

constexpr int chartTall = 176;
constexpr int leastWide = 260;
constexpr int between = 20;

SeriesChart::Kind kindOf(present::ReportChart::Kind kind)
{
    return kind == present::ReportChart::Kind::Lines     ? SeriesChart::Kind::Lines
           : kind == present::ReportChart::Kind::Stacked ? SeriesChart::Kind::Stacked
                                                         : SeriesChart::Kind::Bars;
}

/// One chart says what it counts under it, several over them.
SeriesChart::Content contentOf(const present::ReportChart& chart, bool isAlone)
{
    SeriesChart::Content out;
    out.kind = kindOf(chart.kind);
    out.labels = chart.labels;
    out.sums = chart.sums;
    (isAlone ? out.note : out.title) = chart.note;
    for (const auto& one : chart.series) {
        out.series.push_back({one.name, toneOf(one.tone), one.values, one.texts});
    }
    return out;
}

} // namespace

ReportCharts::ReportCharts(wxWindow* parent, const std::string& name, std::string spoken,
                           std::string restWords)
    : Surface(parent, name + "s")
    , m_spoken(std::move(spoken))
    , m_turns(new ChipBar(this, name + "s.turn", {}, ChipStyle::Small))
{
    m_turns->setSpoken(restWords);
    m_turns->foldLine();
    m_turns->onToggle([this](const std::string& id) {
        m_first = static_cast<std::size_t>(std::stoul(id));
        m_shown = 0;
        CallAfter([this] { arrange(); }); // the chips are replaced
    });
    m_windows.push_back(new SeriesChart(this, name));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_windows.front(), wxSizerFlags(1).Expand());
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(m_turns, wxSizerFlags().Expand());
    all->Add(row, wxSizerFlags(1).Expand());
    SetSizer(all);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        arrange();
    });
}

SeriesChart& ReportCharts::window(std::size_t index)
{
    auto& row = *GetSizer()->GetItem(1)->GetSizer();
    while (m_windows.size() <= index) {
        const auto number = std::to_string(m_windows.size() + 1);
        m_windows.push_back(
            new SeriesChart(this, m_windows.front()->GetName().ToStdString() + number));
        row.Add(m_windows.back(), wxSizerFlags(1).Expand().Border(wxLEFT, FromDIP(between)));
    }
    return *m_windows[index];
}

std::size_t ReportCharts::room() const
{
    const auto fits = static_cast<std::size_t>(std::max(1, area().x / (leastWide + between)));
    return std::min(fits, m_charts.size());
}

void ReportCharts::setCharts(std::vector<present::ReportChart> charts)
{
    m_charts = std::move(charts);
    m_first = 0;
    m_shown = 0;
    Show(!m_charts.empty());
    arrange();
}

void ReportCharts::arrange()
{
    const auto count = room();
    if (m_charts.empty() || count == m_shown) {
        return;
    }
    m_shown = count;
    m_first = std::min(m_first, m_charts.size() - count);
    const bool turns = count < m_charts.size();
    std::vector<Chip> chips;
    for (std::size_t i = 0; turns && i < m_charts.size(); ++i) {
        const bool isShown = i >= m_first && i < m_first + count;
        chips.push_back({.id = std::to_string(i), .word = m_charts[i].note, .isSelected = isShown});
    }
    m_turns->setChips(std::move(chips));
    m_turns->Show(turns);
    for (std::size_t i = 0; i < std::max(count, m_windows.size()); ++i) {
        auto& chart = window(i);
        chart.Show(i < count);
        if (i >= count) {
            continue;
        }
        const auto which = m_first + i;
        chart.setSpoken(m_spoken + ": " + m_charts[which].note);
        chart.setAxisText(m_axisText);
        chart.setContent(contentOf(m_charts[which], m_charts.size() == 1 || turns));
        chart.onOpen([this, which, &chart](std::size_t label) {
            m_open(which, label);
            chart.setCurrent(static_cast<int>(label));
        });
    }
    const int tall = chartTall + (m_charts.size() > 1 ? 24 : 0);
    SetMinSize(FromDIP(wxSize(10, tall)));
    Layout();
}

} // namespace dongbo::gui
