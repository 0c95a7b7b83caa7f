#include "gui/widgets/controls/field.h"
#include "gui/widgets/lists/table.h"
#include "gui/widgets/paint/strings.h"

#include <algorithm>

// Typing straight into cells: one field, placed over the cell it is for.

namespace dongbo::gui {

Table::~Table()
{
    if (m_field) { // it may outlive the table by the time its parent needs to go
        m_field->onChange({});
        m_field->onLeave({});
        m_field->onEnter({});
        m_field->onKeyDown({});
    }
}

std::optional<std::string> Table::typedAt(std::int64_t row, const std::string& column) const
{
    TableRow content;
    if (!m_typing.keep || row < 0 || row >= rowCount() || !loaded(row, content) ||
        content.isHeading) {
        return std::nullopt;
    }
    for (const ColumnLayout::Place& place : m_layout.places()) {
        if (m_layout.columns()[place.column].id == column) {
            return content.cells[place.column].typed;
        }
    }
    return std::nullopt;
}

void Table::makeField()
{
    if (m_field) {
        return;
    }
    m_field = new TextField(GetParent(), fromWx(GetName()) + ".cell", {});
    m_field->Hide();
    m_field->onChange([this] {
        m_field->setError(m_typing.attempt(m_typedRow, m_typedColumn, m_field->text()));
    });
    m_field->onEnter([this] {
        if (endTyping(true)) {
            m_isKeyed = true;
            SetFocus();
        }
    });
    m_field->onLeave([this] { endTyping(true); });
    m_field->onKeyDown([this](wxKeyEvent& event) { return fieldKey(event); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] {
            if (m_typedRow >= 0) {
                fitColumns();
                placeField();
            }
        });
    });
}

void Table::placeField()
{
    for (const ColumnLayout::Place& place : m_layout.places()) {
        const Column& column = m_layout.columns()[place.column];
        if (column.id != m_typedColumn) {
            continue;
        }
        wxRect cell = cellRect(place, rowRect(m_typedRow));
        cell.height -= 1;
        m_field->setSnug(cell.height);
        const bool isRight = column.kind == ColumnKind::Money || column.align == Align::Right;
        const long style = m_field->native().GetWindowStyleFlag() & ~wxTE_RIGHT;
        m_field->native().SetWindowStyleFlag(isRight ? style | wxTE_RIGHT : style);
        const wxPoint at = ToDIP(GetPosition());
        moveTo(*m_field, wxRect(cell.x + at.x, cell.y + at.y, cell.width, cell.height));
        m_field->setFieldText({{}, {}, {}, {}, {}, column.title});
    }
}

void Table::typeIn(std::int64_t row, const std::string& column,
                   const std::optional<std::string>& first)
{
    if (!endTyping(true)) {
        endTyping(false);
    }
    const auto text = typedAt(row, column);
    if (!text) {
        return;
    }
    if (m_current != row) {
        goTo(row, false, false);
    }
    revealColumn(column);
    makeField();
    m_cell = column;
    m_typedRow = row;
    m_typedColumn = column;
    m_field->setError({});
    m_field->setText(*text);
    placeField();
    m_field->Show();
    m_field->Raise();
    m_field->SetFocus();
    m_field->selectAll();
    if (first) {
        m_field->setText(*first);
        m_field->native().SetInsertionPointEnd();
        m_field->setError(m_typing.attempt(row, column, *first));
    }
}

bool Table::endTyping(bool keeps)
{
    if (m_typedRow < 0 || !m_field) {
        return true;
    }
    const auto row = m_typedRow;
    if (keeps) {
        if (const auto before = typedAt(row, m_typedColumn)) {
            const auto problem = m_typing.keep(row, m_typedColumn, m_field->text());
            m_field->setError(problem);
            if (!problem.empty()) {
                return false;
            }
        }
    }
    m_typedRow = -1; // first: hiding the field tells that the focus leaves it
    m_field->Hide();
    if (!keeps) {
        m_typing.drop();
    }
    Refresh();
    return true;
}

bool Table::fieldKey(wxKeyEvent& event)
{
    switch (event.GetKeyCode()) {
    case WXK_ESCAPE:
        endTyping(false);
        m_isKeyed = true;
        SetFocus();
        return true;
    case WXK_TAB:
        typeBeside(event.ShiftDown() ? -1 : 1);
        return true;
    case WXK_UP:
        typeBelow(-1);
        return true;
    case WXK_DOWN:
        typeBelow(1);
        return true;
    default:
        return false;
    }
}

void Table::typeBelow(int by)
{
    const auto column = m_typedColumn;
    const auto from = m_typedRow;
    if (!endTyping(true)) {
        return;
    }
    for (auto row = from + by; row >= 0 && row < rowCount(); row += by) {
        if (typedAt(row, column)) {
            typeIn(row, column);
            return;
        }
    }
    SetFocus();
}

void Table::typeBeside(int by)
{
    auto row = m_typedRow;
    m_cell = m_typedColumn;
    if (!endTyping(true)) {
        return;
    }
    m_current = row;
    while (!chooseCell(by)) {
        row += by;
        if (row < 0 || row >= rowCount()) {
            SetFocus();
            return;
        }
        m_cell.clear();
        m_current = row;
    }
    typeIn(row, std::string(m_cell));
}

bool Table::isCellAt(std::int64_t row, const std::string& column) const
{
    if (typedAt(row, column)) {
        return true;
    }
    TableRow content;
    if (!m_figure || row < 0 || row >= rowCount() || !loaded(row, content) || content.isHeading) {
        return false;
    }
    const auto& places = m_layout.places();
    return std::any_of(places.begin(), places.end(), [&](const ColumnLayout::Place& place) {
        return m_layout.columns()[place.column].id == column &&
               content.cells[place.column].isFigure;
    });
}

void Table::showFigure(std::int64_t row, const std::string& column)
{
    m_figureRow = row;
    m_figureColumn = column;
    if (row >= 0) {
        m_cell = column;
    }
    changed();
}

/// Chooses the next cell of the current row that one can type in or ask about; false: there is
/// none.
bool Table::chooseCell(int by)
{
    std::vector<std::string> typed;
    for (const ColumnLayout::Place& place : m_layout.places()) {
        const auto& id = m_layout.columns()[place.column].id;
        if (isCellAt(m_current, id)) {
            typed.push_back(id);
        }
    }
    const auto here = std::find(typed.begin(), typed.end(), m_cell);
    auto at =
        here == typed.end() ? (by > 0 ? 0 : std::ssize(typed) - 1) : here - typed.begin() + by;
    if (at < 0 || at >= std::ssize(typed)) {
        return false;
    }
    m_cell = typed[static_cast<std::size_t>(at)];
    return true;
}

/// Left and Right choose a cell, Enter and digits open it.
bool Table::cellKey(wxKeyEvent& event)
{
    if ((!m_typing.keep && !m_figure) || m_current < 0 || !m_headFocus.empty() ||
        event.HasModifiers()) {
        return false;
    }
    const int key = event.GetKeyCode();
    if (key == WXK_LEFT || key == WXK_RIGHT) {
        if (!chooseCell(key == WXK_RIGHT ? 1 : -1)) {
            return true;
        }
        revealColumn(m_cell);
        focusPart("row:" + std::to_string(m_current) + "/" + m_cell);
        Refresh();
        return true;
    }
    if (m_cell.empty() || !isCellAt(m_current, m_cell)) {
        return false;
    }
    if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER) {
        if (!typedAt(m_current, m_cell)) {
            m_figure(m_current, std::string(m_cell));
            return true;
        }
        typeIn(m_current, std::string(m_cell));
        return true;
    }
    if (!typedAt(m_current, m_cell)) {
        return false;
    }
    const bool isPad = key >= WXK_NUMPAD0 && key <= WXK_NUMPAD9;
    if (isPad || (key >= '0' && key <= '9')) {
        const int digit = isPad ? key - WXK_NUMPAD0 : key - '0';
        typeIn(m_current, std::string(m_cell), std::to_string(digit));
        return true;
    }
    return false;
}

} // namespace dongbo::gui
