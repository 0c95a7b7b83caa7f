#include "gui/widgets/lists/table.h"
#include "gui/widgets/paint/strings.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>

#include <algorithm>

// What a table tells other programs: its parts, and its rows as text.

namespace dongbo::gui {

namespace {

constexpr std::string_view headPrefix = "head:";
constexpr const char* boxPart = "box";
constexpr std::int64_t copyLimit = 20000;

std::string rowId(std::int64_t row)
{
    return "row:" + std::to_string(row);
}

} // namespace

std::string Table::copied(std::int64_t limit) const
{
    std::string out;
    const auto clean = [](std::string text) {
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; },
            ' ');
        return text;
    };
    const auto& columns = m_layout.columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        out += (i > 0 ? "\t" : "") + clean(columns[i].title);
    }
    out += '\n';
    for (const std::int64_t index : m_selection.rows(limit)) {
        TableRow row;
        if (!loaded(index, row) || row.isHeading) {
            continue;
        }
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const TableCell& cell = row.cells[i];
            out += (i > 0 ? "\t" : "") +
                   clean(cell.after.empty() ? cell.text : cell.text + " " + cell.after);
        }
        out += '\n';
    }
    return out;
}

void Table::copySelected()
{
    if (m_copy) {
        m_copy();
    } else {
        putOnClipboard();
    }
}

void Table::putOnClipboard()
{
    if (m_selection.empty() || !wxTheClipboard->Open()) {
        return;
    }
    wxTheClipboard->SetData(new wxTextDataObject(toWx(copied(copyLimit))));
    wxTheClipboard->Close();
}

std::string Table::spokenRow(const TableRow& row) const
{
    std::string name;
    for (const ColumnLayout::Place& place : m_layout.places()) {
        const TableCell& cell = row.cells[place.column];
        for (const std::string& text : {cell.text, cell.after}) {
            if (!text.empty()) {
                name += (name.empty() ? "" : ", ") + text;
            }
        }
    }
    return name;
}

std::vector<Part> Table::parts() const
{
    std::vector<Part> out;
    if (m_hasHead && !m_boxWord.empty()) {
        Part all;
        all.id = boxPart;
        all.role = Role::CheckBox;
        all.name = m_boxWord;
        all.rect = boxRect(wxRect(0, 0, area().x, headTall()));
        all.checked = areAllChosen();
        out.push_back(std::move(all));
    }
    for (const ColumnLayout::Place& place : m_layout.places()) {
        const Column& column = m_layout.columns()[place.column];
        if (!m_hasHead || column.title.empty()) {
            continue;
        }
        Part head;
        head.id = std::string(headPrefix) + column.id;
        head.role = column.sorts && m_sort ? Role::ColumnHead : Role::Label;
        head.name = column.title;
        head.rect = cellRect(place, wxRect(0, 0, area().x, headTall()));
        head.isSelected = column.id == m_sortColumn;
        head.tip = column.tip;
        const auto id = head.id;
        out.push_back(std::move(head));
        if (m_filter && column.filters) {
            Part filter;
            filter.id = id + "/filter";
            filter.role = Role::Button;
            filter.name = m_filterWord + ": " + column.title;
            filter.rect = filterRect(place);
            filter.isSelected = isFiltered(column.id);
            out.push_back(std::move(filter));
        }
    }
    const std::int64_t end = std::min(rowCount(), m_first + visibleRows() + 1);
    for (std::int64_t index = m_first; index < end; ++index) {
        TableRow row;
        const bool isThere = loaded(index, row);
        Part part;
        part.id = rowId(index);
        part.role = isThere && row.isHeading ? Role::Heading : Role::Row;
        part.name = isThere ? spokenRow(row) : "…";
        part.rect = rowRect(index);
        part.isSelected = m_selection.has(index);
        part.tip = isThere && !row.isHeading ? cutTexts(row) : std::string();
        part.radius = 4;
        out.push_back(part);
        if (!m_boxWord.empty() && isThere && !row.isHeading) {
            Part box;
            box.id = std::string(boxPart) + ":" + std::to_string(index);
            box.role = Role::CheckBox;
            box.name = m_boxWord;
            box.value = part.name;
            box.rect = boxRect(part.rect);
            box.checked = part.isSelected;
            out.push_back(std::move(box));
        }
        for (const ColumnLayout::Place& place : m_layout.places()) {
            const Column& column = m_layout.columns()[place.column];
            const TableCell* cell = isThere ? &row.cells[place.column] : nullptr;
            const bool isCheck = column.kind == ColumnKind::Check && cell && cell->checked;
            const bool isAction = column.kind == ColumnKind::Action && cell && !cell->icon.empty();
            const bool isTyped = cell && cell->typed && m_typing.keep;
            const bool isFigure = cell && cell->isFigure && m_figure;
            if (!isCheck && !isAction && !isTyped && !isFigure) {
                continue;
            }
            Part inside;
            inside.id = part.id + "/" + column.id;
            inside.role = isCheck ? Role::CheckBox : Role::Button;
            inside.name = isTyped || isFigure   ? column.title
                          : !cell->text.empty() ? cell->text
                          : !cell->tip.empty()  ? cell->tip
                                                : column.title;
            inside.rect = cellRect(place, part.rect);
            inside.checked = cell->checked;
            inside.value = isTyped || isFigure ? cell->text : std::string();
            inside.isSelected = isFigure && index == m_figureRow && column.id == m_figureColumn;
            inside.tip = cell->tip;
            out.push_back(std::move(inside));
        }
    }
    return out;
}

std::optional<Part> Table::focusRing() const
{
    if (!HasFocus() || !m_isKeyed) {
        return std::nullopt;
    }
    const bool isCell = m_headFocus.empty() && isCellAt(m_current, m_cell);
    auto ring = part(isCell                ? rowId(m_current) + "/" + m_cell
                     : m_headFocus.empty() ? rowId(m_current)
                                           : std::string(headPrefix) + m_headFocus);
    if (ring && isCell) {
        ring->rect.Deflate(3, 3);
        ring->radius = 4;
    } else if (ring) {
        ring->rect.Deflate(4, 4); // inside the row: there is no space around rows
        ring->radius = 3;
    }
    return ring;
}

} // namespace dongbo::gui
