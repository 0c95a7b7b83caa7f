#include "gui/screens/form_pieces.h"
#include "gui/screens/lists/list_pane.h"
#include "gui/widgets/paint/strings.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>

#include <algorithm>

// What a list's presenter has shown: bar, columns, rows, what stands instead of rows.

namespace dongbo::gui {

namespace {

constexpr int headRoom = 26; ///< beside a heading: its padding and the sort mark

} // namespace

void ListPane::showBar()
{
    showChips();
    showLayout();
    showBulk();
    if (m_shown) {
        m_shown();
    }
    Layout();
    m_left->Layout();
    headChanged();
}

void ListPane::showChips()
{
    std::vector<Chip> chips;
    for (const auto& chip : m_list->chips()) {
        chips.push_back({.id = chip.id,
                         .word = chip.word,
                         .icon = chip.icon,
                         .count = chip.count,
                         .isSelected = chip.isOn,
                         .isClosable = chip.isRemovable,
                         .opensMenu = chip.opensMenu});
    }
    if (m_look.hasTools && m_list->isWorthSaving()) {
        chips.push_back({.id = saveChip, .word = say("lists.save_view"), .icon = "plus"});
    }
    m_chips->setChips(std::move(chips));
    m_chips->Show(!m_chips->chips().empty());
    m_noChips->Show(m_chips->chips().empty());
    m_filters->Show(m_look.hasTools && !m_list->filters().empty());
}

void ListPane::showLayout()
{
    m_layouts->choose(m_list->layout());
    m_layoutShown = m_whichLayout ? m_whichLayout() : m_list->layout();
    const auto shown = m_layoutWindows.find(m_layoutShown);
    const bool isEmpty = m_empty != nullptr;
    wxWindow* now = shown == m_layoutWindows.end() ? m_table : shown->second;
    bool hadKeyboard = m_table->HasFocus() && now != m_table;
    for (const auto& [id, window] : m_layoutWindows) {
        hadKeyboard = hadKeyboard || (window->HasFocus() && window != now);
        window->Show(!isEmpty && window == now);
    }
    m_table->Show(!isEmpty && now == m_table);
    m_chooser->Show(m_look.hasTools && now == m_table);
    if (hadKeyboard && !isEmpty) { // the one stands in for the other
        now->SetFocus();
    }
}

void ListPane::showBulk()
{
    const auto verbs =
        m_list->chosenCount() > 1 ? m_list->bulkVerbs() : std::vector<present::BulkVerb>();
    if (!verbs.empty()) {
        m_bulk->setContent(m_list->chosenWords(), verbs);
    }
    m_bulk->Show(!verbs.empty());
    if (m_look.place == ListLook::Search::Below) {
        m_search->Show(verbs.empty());
    }
}

void ListPane::showColumns(const std::vector<present::TableColumn>& columns,
                           const std::string& widths)
{
    m_columns = m_list->shown();
    std::vector<Column> out;
    for (const auto& one : columns) {
        Column column{.id = one.id, .title = one.title, .kind = columnKindOf(one.kind)};
        const int head = one.title.empty()
                             ? 0
                             : textWidth(one.title, TextSize::Caption, Weight::Medium) + headRoom;
        column.width = std::max(one.width, head);
        column.minWidth =
            std::max(one.least > 0 ? one.least : one.width * 3 / 4, std::min(head, 90));
        column.stretch = one.stretch;
        column.drop = one.drop;
        column.sorts = one.sorts;
        column.filters = one.filters;
        out.push_back(std::move(column));
    }
    m_table->setColumns(std::move(out));
    m_table->restoreWidths(widths);
}

void ListPane::showHeads()
{
    const auto& sort = m_list->sort();
    m_table->setSort(sort.column, !sort.isDescending);
    m_table->setFiltered(m_list->filtered());
}

void ListPane::showRows(std::optional<std::int64_t> current, present::ListScroll scroll)
{
    m_isTelling = true;
    m_table->modelChanged();
    m_table->select(current.value_or(-1), scroll != present::ListScroll::Reveal);
    if (scroll == present::ListScroll::Top) {
        m_table->scrollTo(0);
    }
    m_isTelling = false;
}

void ListPane::showChosen(const std::vector<present::RowRange>& ranges)
{
    RowSelection selection;
    for (const auto& range : ranges) {
        selection.add(range.first, range.last);
    }
    m_isTelling = true;
    m_table->choose(selection);
    m_isTelling = false;
}

void ListPane::showLines()
{
    m_table->rowsArrived();
}

void ListPane::showEmpty(const std::optional<present::EmptyList>& empty)
{
    std::string key;
    if (empty) {
        key = empty->fact + "\n" + empty->help;
        for (const auto& way : empty->ways) {
            key += "\n" + way.word;
        }
    }
    if (key == m_emptyKey) {
        return;
    }
    m_emptyKey = key;
    if (m_empty != nullptr) {
        m_body->Detach(m_empty);
        m_empty->Hide();
        m_empty->CallAfter([gone = m_empty] { gone->Destroy(); });
        m_empty = nullptr;
    }
    if (empty) {
        EmptyState::Content content;
        content.icon = empty->icon;
        content.fact = empty->fact;
        content.help = empty->help;
        if (!empty->ways.empty()) {
            content.primary = {empty->ways.front().word, empty->ways.front().icon};
        }
        content.or_ = say("gui.devices_or");
        for (std::size_t i = 1; i < empty->ways.size(); ++i) {
            const auto& way = empty->ways[i];
            content.ways.push_back({way.id, way.icon, way.word, way.caption, way.verb});
        }
        m_empty = new EmptyState(m_left, windowName("empty"), std::move(content));
        if (!empty->ways.empty()) {
            m_empty->onPrimary([this, id = empty->ways.front().id] { m_list->takeWay(id); });
        }
        m_empty->onWay([this](const std::string& id) { m_list->takeWay(id); });
        m_body->Add(m_empty, wxSizerFlags(1).Expand());
    }
}

void ListPane::showTyped(const std::string& text)
{
    if (m_search != nullptr && m_search->text() != text) {
        m_search->setText(text);
        if (m_look.place == ListLook::Search::OnDemand) {
            m_search->Show(!text.empty());
            m_find->Show(text.empty());
        }
    }
}

void ListPane::showBusy(bool /*isBusy*/)
{
    headChanged();
}

void ListPane::putOnClipboard(const std::string& lines, const std::string& html)
{
    if (!wxTheClipboard->Open()) {
        return;
    }
    auto* both = new wxDataObjectComposite; // owned by the clipboard
    both->Add(new wxTextDataObject(toWx(lines)), true);
    both->Add(new wxHTMLDataObject(toWx(html)));
    wxTheClipboard->SetData(both);
    wxTheClipboard->Close();
}

std::int64_t ListPane::rowCount() const
{
    return m_list == nullptr ? 0 : m_list->rowCount();
}

bool ListPane::row(std::int64_t index, TableRow& out) const
{
    present::ListRow row;
    m_list->row(index, row);
    out = {};
    out.isHeading = row.isHeading;
    out.isStrong = row.isStrong;
    out.isGroup = row.isGroup;
    out.indent = row.indent;
    out.fill = toneOf(row.fill);
    if (row.isHeading) {
        out.cells.resize(std::max<std::size_t>(2, m_columns.size()));
        out.cells.front().text = row.cells.front().text;
        out.cells.back().text = row.cells.back().text;
        return true;
    }
    for (const auto i : m_columns) {
        const auto& cell = row.cells[i];
        TableCell shown{cell.text, cell.icon, toneOf(cell.tone), cell.after, cell.isStruck};
        shown.tip = cell.tip;
        shown.isFigure = cell.isFigure;
        shown.isFaint = cell.isFaint;
        shown.share = cell.share;
        shown.target = cell.target;
        out.cells.push_back(std::move(shown));
    }
    if (row.isGroup && !row.cells.front().text.empty() && !out.cells.empty()) {
        out.cells.front().text = row.cells.front().text; // also while its column is not shown
    }
    return true;
}

} // namespace dongbo::gui
