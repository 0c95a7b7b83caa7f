#include "core/paper/table_head.h"

#include <algorithm>

namespace dongbo::paper {

std::size_t headRows(const std::vector<TableColumn>& columns)
{
    std::size_t rows = 1;
    for (const auto& column : columns) {
        rows = std::max(rows, column.heads.size());
    }
    return rows;
}

bool hasMarks(const Table& table)
{
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](const TableColumn& column) { return !column.mark.empty(); });
}

namespace {

/// Whether both columns have the same heads down to and with that row, and more below it.
bool areMerged(const TableColumn& a, const TableColumn& b, std::size_t row)
{
    return a.heads.size() > row + 1 && b.heads.size() > row + 1 &&
           std::equal(a.heads.begin(), a.heads.begin() + static_cast<std::ptrdiff_t>(row) + 1,
                      b.heads.begin());
}

} // namespace

std::vector<HeadCell> headCells(const std::vector<TableColumn>& columns)
{
    const auto rows = headRows(columns);
    std::vector<HeadCell> out;
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns.size();) {
            const auto& heads = columns[column].heads;
            if (row > 0 && row >= heads.size()) { // covered by the head above
                ++column;
                continue;
            }
            HeadCell cell{row, column, 1, 1, row < heads.size() ? heads[row] : std::string()};
            if (row + 1 >= heads.size()) {
                cell.rows = rows - row;
            }
            while (column + cell.columns < columns.size() &&
                   areMerged(columns[column], columns[column + cell.columns], row)) {
                ++cell.columns;
            }
            column += cell.columns;
            out.push_back(std::move(cell));
        }
    }
    return out;
}

TableHead::TableHead(Flow& flow, const Table& table, const std::vector<double>& edges)
{
    const auto rows = headRows(table.columns);
    std::vector<double> heights(rows, 0);
    const auto cells = headCells(table.columns);
    const auto textHeight = [](std::size_t lines, double size) {
        return static_cast<double>(lines) * lineHeight(size) + 2 * cellTop;
    };
    for (const auto& cell : cells) {
        auto text = textOf(cell.text, Face::Bold, table.size);
        const double x = edges[cell.column];
        const double width = edges[cell.column + cell.columns] - x;
        auto lines = flow.writer().lines(text, width - 2 * cellSide);
        if (cell.rows == 1) {
            heights[cell.row] = std::max(heights[cell.row], textHeight(lines.size(), table.size));
        }
        m_cells.push_back({{x, 0, width, 0}, std::move(text), std::move(lines)});
    }
    for (std::size_t i = 0; i < cells.size(); ++i) { // those over several rows stretch the last
        double above = 0;
        for (auto row = cells[i].row; row < rows; ++row) {
            above += heights[row];
        }
        if (cells[i].rows > 1 || rows == 1) {
            heights.back() +=
                std::max(0.0, textHeight(m_cells[i].lines.size(), table.size) - above);
        }
    }
    std::vector<double> tops{0};
    for (const double height : heights) {
        tops.push_back(tops.back() + height);
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto& box = m_cells[i].box;
        box.y = tops[cells[i].row];
        box.height = tops[cells[i].row + cells[i].rows] - box.y;
    }
    m_height = tops.back();
    if (hasMarks(table)) {
        const double size = table.size - 1;
        const double height = textHeight(1, size);
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            auto text = textOf(table.columns[column].mark, Face::Regular, size);
            const double x = edges[column];
            const double width = edges[column + 1] - x;
            auto lines = flow.writer().lines(text, width - 2 * cellSide);
            lines.resize(1);
            m_cells.push_back({{x, m_height, width, height}, std::move(text), std::move(lines)});
        }
        m_height += height;
    }
}

void TableHead::draw(Flow& flow, std::vector<Segment>& grid) const
{
    const double top = flow.y();
    for (const auto& cell : m_cells) {
        const double x = cell.box.x;
        const double y = top + cell.box.y;
        const double right = x + cell.box.width;
        grid.push_back({{x, y}, {right, y}});
        grid.push_back({{x, y}, {x, y + cell.box.height}});
        const double one = lineHeight(cell.text.size);
        double base = y + (cell.box.height - one * static_cast<double>(cell.lines.size())) / 2 +
                      ascent(cell.text.size);
        for (const auto& line : cell.lines) {
            flow.writer().draw(flow.canvas(), cell.text, line,
                               {x + (cell.box.width - line.width) / 2, base}, 0);
            base += one;
        }
    }
    const double left = m_cells.front().box.x;
    double right = left;
    for (const auto& cell : m_cells) {
        right = std::max(right, cell.box.x + cell.box.width);
    }
    grid.push_back({{right, top}, {right, top + m_height}});
    grid.push_back({{left, top + m_height}, {right, top + m_height}});
    flow.advance(m_height);
}

} // namespace dongbo::paper
