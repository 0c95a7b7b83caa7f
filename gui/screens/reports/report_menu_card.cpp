#include "gui/screens/reports/report_menu_card.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int wide = 264;
constexpr int wideOnLarge = 320;
constexpr int rowTall = 28;
constexpr const char* titleColumn = "title";
constexpr const char* pinColumn = "pin";

} // namespace

ReportMenuCard::ReportMenuCard(wxWindow* parent, present::Shell& shell, present::ReportMenu& menu)
    : Card(parent, "reports.list_card", {}, CardEdge::Whole)
    , m_shell(shell)
    , m_menu(menu)
    , m_search(new TextField(this, "reports.search",
                             {{},
                              shell.session().say("reports.search"),
                              "search",
                              {},
                              "/",
                              shell.session().say("reports.search")}))
    , m_table(new Table(this, "reports.list",
                        {plainColumn(titleColumn, {}, 150, 1, 0, ColumnKind::Text),
                         plainColumn(pinColumn, {}, 30, 0, 0, ColumnKind::Action)},
                        TableFrame::None))
{
    m_search->onChange([this] {
        m_menu.search(m_search->text());
        showLines();
    });
    m_search->onKeyDown([this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DOWN || event.GetKeyCode() == WXK_RETURN) {
            m_table->SetFocus();
            return true;
        }
        if (event.GetKeyCode() == WXK_ESCAPE && !m_search->text().empty()) {
            m_search->setText({});
            m_menu.search({});
            showLines();
            return true;
        }
        return false;
    });
    buildTable();
    body().Add(m_search, wxSizerFlags().Expand().Border(wxALL, FromDIP(gap)));
    body().Add(m_table, wxSizerFlags(1).Expand());
    SetMinSize(FromDIP(wxSize(theme().isWide() ? wideOnLarge : wide, 10)));
}

ReportMenuCard::~ReportMenuCard()
{
    m_table->setModel(nullptr);
}

void ReportMenuCard::buildTable()
{
    m_table->setSpoken(m_shell.session().say("reports.list"));
    m_table->hideHead();
    m_table->setPlain();
    m_table->setRowHeight(rowTall);
    m_table->setMultiSelect(false);
    m_table->setModel(&m_rows);
    m_table->setFoot(
        [this](std::int64_t /*first*/, std::int64_t /*last*/) { return TableFoot{m_menu.foot()}; });
    m_table->onSelect([this] {
        const auto row = m_table->currentRow();
        if (m_isTelling || row < 0 || row >= std::ssize(m_lines)) {
            return;
        }
        if (const auto id = m_lines[static_cast<std::size_t>(row)].id; !id.empty()) {
            m_choose(id);
        }
    });
    m_table->onOpen([this](std::int64_t row) { m_open(m_lines[static_cast<std::size_t>(row)]); });
    m_table->onAction([this](std::int64_t row, const std::string& /*column*/) {
        const auto id = m_lines[static_cast<std::size_t>(row)].id;
        CallAfter([this, id] {
            m_menu.togglePin(id);
            showLines();
        });
    });
}

TableRow ReportMenuCard::rowOf(const present::ReportMenuLine& line) const
{
    TableRow row;
    row.isHeading = line.id.empty();
    TableCell pin;
    if (line.isPinned || line.isChosen) { // the others are pinned once they are looked at
        pin.text = m_shell.session().say(line.isPinned ? "reports.unpin" : "reports.pin");
        pin.icon = "star";
        pin.tone = line.isPinned ? Tone::Accent : Tone::None;
    }
    row.cells = {{line.title, line.icon}, pin};
    return row;
}

void ReportMenuCard::showLines()
{
    auto lines = m_menu.lines();
    if (lines == m_lines && m_rows.rows.size() == lines.size()) {
        return; // it stays where it was scrolled to
    }
    m_lines = std::move(lines);
    m_rows.rows.clear();
    std::int64_t chosen = -1;
    for (const auto& line : m_lines) {
        if (line.isChosen) {
            chosen = std::ssize(m_rows.rows);
        }
        m_rows.rows.push_back(rowOf(line));
    }
    m_isTelling = true;
    m_table->modelChanged();
    m_table->select(chosen);
    m_isTelling = false;
}

} // namespace dongbo::gui
