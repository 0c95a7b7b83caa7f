#include "gui/widgets/lists/table.h"

#include "gui/platform/accessible.h"

#include <algorithm>
#include <charconv>

namespace dongbo::gui {

namespace {

constexpr std::string_view rowPrefix = "row:";
constexpr std::string_view headPrefix = "head:";
constexpr std::string_view boxPrefix = "box"; ///< "box": of all; "box:12"

std::string rowId(std::int64_t row)
{
    return std::string(rowPrefix) + std::to_string(row);
}

std::int64_t rowOf(std::string_view id)
{
    std::int64_t row = -1;
    if (id.substr(0, rowPrefix.size()) == rowPrefix) {
        const std::string_view digits = id.substr(rowPrefix.size());
        std::from_chars(digits.data(), digits.data() + digits.size(), row);
    }
    return row;
}

} // namespace

std::int64_t FixedTableModel::rowCount() const
{
    return static_cast<std::int64_t>(rows.size());
}

bool FixedTableModel::row(std::int64_t index, TableRow& out) const
{
    out = rows.at(static_cast<std::size_t>(index));
    return true;
}

Table::Table(wxWindow* parent, const std::string& name, std::vector<Column> columns,
             TableFrame frame)
    : Canvas(parent, name)
    , m_frame(frame)
{
    m_layout.setColumns(std::move(columns));
    // needed before the first paint too: parts have the final column positions
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fitColumns();
        event.Skip();
    });
}

void Table::setModel(TableModel* model)
{
    m_model = model;
    modelChanged();
}

void Table::setColumns(std::vector<Column> columns)
{
    endTyping(false);
    m_layout.setColumns(std::move(columns));
    m_needs.clear();
    changed();
}

void Table::setRowHeight(int dip)
{
    m_rowHeight = dip;
    changed();
}

void Table::hideHead()
{
    m_hasHead = false;
    changed();
}

void Table::setEmptyText(std::string icon, std::string fact, std::string help)
{
    m_emptyIcon = std::move(icon);
    m_emptyFact = std::move(fact);
    m_emptyHelp = std::move(help);
    Refresh();
}

void Table::setFoot(FootText foot)
{
    m_foot = std::move(foot);
    changed();
}

void Table::modelChanged()
{
    const std::int64_t rows = rowCount();
    m_selection.cutTo(rows);
    m_current = std::min(m_current, rows - 1);
    m_anchor = std::min(m_anchor, rows - 1);
    m_first = std::clamp<std::int64_t>(m_first, 0, lastFirst());
    changed();
}

std::int64_t Table::rowCount() const
{
    return m_model == nullptr ? 0 : m_model->rowCount();
}

bool Table::loaded(std::int64_t index, TableRow& out) const
{
    out = TableRow();
    if (m_model == nullptr || !m_model->row(index, out)) {
        return false;
    }
    out.cells.resize(m_layout.columns().size());
    return true;
}

std::int64_t Table::visibleRows() const
{
    return std::max(1, body().height / rowTall());
}

std::int64_t Table::lastFirst() const
{
    return std::max<std::int64_t>(0, rowCount() - visibleRows());
}

void Table::scrollTo(std::int64_t row)
{
    const std::int64_t visible = visibleRows();
    if (row < m_first) {
        m_first = row;
    } else if (row >= m_first + visible) {
        m_first = row - visible + 1;
    }
    m_first = std::clamp<std::int64_t>(m_first, 0, lastFirst());
    Refresh();
}

void Table::scrollBy(std::int64_t rows)
{
    if (!endTyping(true)) {
        endTyping(false);
    }
    m_first = std::clamp<std::int64_t>(m_first + rows, 0, lastFirst());
    Refresh();
}

void Table::setBoxes(std::string spokenWord)
{
    m_boxWord = std::move(spokenWord);
    changed();
}

void Table::setFiltered(std::vector<std::string> columns)
{
    m_filtered = std::move(columns);
    changed();
}

bool Table::isFiltered(const std::string& column) const
{
    return std::find(m_filtered.begin(), m_filtered.end(), column) != m_filtered.end();
}

bool Table::areAllChosen() const
{
    return rowCount() > 0 && m_selection.count() == rowCount();
}

void Table::pressBox(std::int64_t row, bool isShift)
{
    if (row < 0) {
        if (areAllChosen()) {
            m_selection.clear();
        } else {
            m_selection.onlyRange(0, rowCount() - 1);
        }
    } else if (isShift && m_anchor >= 0) {
        m_selection.add(m_anchor, row);
    } else {
        m_selection.toggle(row);
        m_anchor = row;
    }
    if (row >= 0) {
        m_current = row;
        focusPart(rowId(row));
    }
    m_isKeyed = false;
    m_headFocus.clear();
    notifySelection();
}

void Table::select(std::int64_t row, bool stays)
{
    m_selection.clear();
    m_current = -1;
    if (row >= 0 && row < rowCount()) {
        m_selection.only(row);
        m_current = row;
        if (!stays) {
            scrollTo(row);
        }
    }
    m_anchor = m_current;
    m_headFocus.clear();
    focusPart(m_current < 0 ? std::string() : rowId(m_current));
    Refresh();
}

void Table::choose(const RowSelection& rows)
{
    m_selection = rows;
    m_selection.cutTo(rowCount());
    Refresh();
}

void Table::selectAll()
{
    if (m_isMulti && rowCount() > 0) {
        m_selection.onlyRange(0, rowCount() - 1);
        notifySelection();
    }
}

void Table::setSort(const std::string& column, bool isAscending)
{
    m_sortColumn = column;
    m_isAscending = isAscending;
    Refresh();
}

void Table::restoreWidths(std::string_view saved)
{
    m_layout.restore(saved);
    Refresh();
}

void Table::restyled()
{
    m_first = std::clamp<std::int64_t>(m_first, 0, lastFirst());
    Canvas::restyled();
}

void Table::notifySelection()
{
    Refresh();
    announceChange(*this);
    if (m_select) {
        m_select();
    }
}

void Table::goTo(std::int64_t row, bool isExtending, bool isOnlyMoving)
{
    const std::int64_t rows = rowCount();
    if (rows == 0) {
        return;
    }
    const std::int64_t direction = row < m_current ? -1 : 1;
    row = std::clamp<std::int64_t>(row, 0, rows - 1);
    // headings are skipped
    TableRow at;
    for (std::int64_t tries = 0; tries < 3 && loaded(row, at) && at.isHeading; ++tries) {
        const std::int64_t next = row + direction;
        row = next < 0 || next >= rows ? row - direction : next;
    }
    if (row < 0 || row >= rows) {
        return;
    }
    m_current = row;
    if (isExtending && m_isMulti && m_anchor >= 0) {
        m_selection.onlyRange(m_anchor, row);
    } else if (!isOnlyMoving) {
        m_selection.only(row);
        m_anchor = row;
    }
    scrollTo(row);
    focusPart(rowId(row));
    if (!isOnlyMoving || isExtending) {
        notifySelection();
    }
}

void Table::clickRow(std::int64_t row, bool isShift, bool isControl)
{
    TableRow at;
    if (loaded(row, at) && at.isHeading) {
        return;
    }
    m_isKeyed = false;
    m_headFocus.clear();
    if (isControl && m_isMulti) {
        m_selection.toggle(row);
        m_current = row;
        m_anchor = row;
        focusPart(rowId(row));
        notifySelection();
        return;
    }
    goTo(row, isShift, false);
}

void Table::pressHead(const std::string& column)
{
    const auto& all = m_layout.columns();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&column](const Column& one) { return one.id == column; });
    if (found == all.end() || !found->sorts || !m_sort) {
        return;
    }
    setSort(column, m_sortColumn != column || !m_isAscending);
    const auto sort = m_sort;
    sort(m_sortColumn, m_isAscending);
}

bool Table::pressCell(std::int64_t row, const std::string& column)
{
    if (typedAt(row, column)) {
        typeIn(row, column);
        return true;
    }
    if (m_figure && isCellAt(row, column)) {
        goTo(row, false, false);
        m_cell = column;
        m_isKeyed = false;
        m_headFocus.clear();
        m_figure(row, column);
        return true;
    }
    for (const Column& one : m_layout.columns()) {
        if (one.id != column) {
            continue;
        }
        if (one.kind == ColumnKind::Check && m_check) {
            m_check(row, column);
            Refresh();
            return true;
        }
        if (one.kind == ColumnKind::Action && m_action) {
            m_action(row, column);
            return true;
        }
    }
    return false;
}

void Table::activate(const std::string& partId)
{
    if (partId.compare(0, headPrefix.size(), headPrefix) == 0) {
        const auto slash = partId.find('/');
        const auto column = partId.substr(headPrefix.size(), slash - headPrefix.size());
        if (slash == std::string::npos) {
            pressHead(column);
        } else if (const auto head = part(std::string(headPrefix) + column); head && m_filter) {
            m_filter(column, head->rect);
        }
        return;
    }
    if (partId.compare(0, boxPrefix.size(), boxPrefix) == 0) {
        const auto colon = partId.find(':');
        pressBox(colon == std::string::npos ? -1 : rowOf("row" + partId.substr(colon)), false);
        return;
    }
    const std::int64_t row = rowOf(partId);
    const auto slash = partId.find('/');
    if (slash != std::string::npos) {
        pressCell(row, partId.substr(slash + 1));
    } else if (row >= 0) {
        clickRow(row, false, false);
    }
}

void Table::activateTwice(const std::string& partId)
{
    const std::int64_t row = rowOf(partId);
    if (row >= 0 && m_open) {
        m_open(row);
    }
}

void Table::contextMenu(const std::string& partId, wxPoint at)
{
    const std::int64_t row = rowOf(partId);
    if (row < 0 || !m_menu) {
        return;
    }
    if (!m_selection.has(row)) {
        clickRow(row, false, false);
    }
    m_menu(row, at);
}

} // namespace dongbo::gui
