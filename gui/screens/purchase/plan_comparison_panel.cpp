#include "gui/screens/purchase/plan_comparison_panel.h"

#include "gui/screens/purchase/purchase_pieces.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int wordWide = 250;
constexpr int planWide = 170;

} // namespace

PlanComparisonPanel::PlanComparisonPanel(wxWindow* parent, present::Shell& shell)
    : Surface(parent, "comparison")
    , m_shell(shell)
    , m_presenter(shell, *this)
    , m_card(new Card(this, "comparison.card", {}, CardEdge::Whole))
    , m_table(new Table(m_card, "comparison.table", {}, TableFrame::None))
{
    m_table->setSpoken(shell.session().say("purchase.compare_plans"));
    m_table->setRowHeight(30);
    m_table->setModel(&m_rows);
    // a heading names a plan: pressing it opens the plan
    m_table->onSort([this](const std::string& column, bool) {
        if (!column.empty() && column.front() == 'p') {
            m_presenter.openPlan(indexIn(column.substr(1)));
        }
    });
    m_card->body().Add(m_table, wxSizerFlags(1).Expand());
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(m_card, wxSizerFlags(1).Expand());
    SetSizer(all);
}

ScreenHead PlanComparisonPanel::head() const
{
    return {m_shell.session().say("purchase.compare_plans"), {}, {}, m_presenter.page().caption};
}

void PlanComparisonPanel::showComparison(const present::PlanComparisonPage& page)
{
    const auto& session = m_shell.session();
    std::vector<Column> columns{plainColumn("word", session.say("purchase.compare_what"), wordWide,
                                            1, 0, ColumnKind::Strong)};
    for (std::size_t i = 0; i < page.names.size(); ++i) {
        auto column = plainColumn(("p" + std::to_string(i)).c_str(), page.names[i], planWide, 1, 0,
                                  ColumnKind::Money);
        column.sorts = true;
        column.tip = session.say("purchase.open_plan");
        columns.push_back(std::move(column));
    }
    m_rows.rows.clear();
    m_table->setColumns(columns);
    for (const auto& line : page.rows) {
        TableRow row;
        row.isHeading = line.isHeading;
        TableCell word{line.word};
        word.icon = line.icon;
        row.cells = {word};
        for (std::size_t i = 0; i < page.names.size(); ++i) {
            TableCell cell;
            if (!line.isHeading && i < line.values.size()) {
                cell.text = line.values[i];
                cell.isStrong = i < line.isBest.size() && line.isBest[i];
                cell.tone = cell.isStrong ? Tone::Ok : Tone::None;
            }
            row.cells.push_back(std::move(cell));
        }
        m_rows.rows.push_back(std::move(row));
    }
    m_table->setEmptyText("columns", page.problem, session.say("purchase.compare_help"));
    m_table->modelChanged();
    m_card->setHead({session.say("purchase.compare_plans"), page.caption});
    if (m_shown) {
        m_shown();
    }
}

} // namespace dongbo::gui
