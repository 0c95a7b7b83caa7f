#pragma once

// Inside core/paper only.

#include "core/paper/flow.h"

#include <vector>

namespace dongbo::paper {

/// Blank around a cell's text.
inline constexpr double cellSide = 1.1;
inline constexpr double cellTop = 0.7;
inline constexpr double gridWidth = 0.18;

/// One cell of the heads: over `columns` columns and `rows` rows.
struct HeadCell
{
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t rows = 1;
    std::size_t columns = 1;
    std::string text;
};
/// The merged cells of a table's heads, by row: equal neighbours under the same head are one; a
/// column with fewer heads than others has its last one down to the end.
[[nodiscard]] std::vector<HeadCell> headCells(const std::vector<TableColumn>& columns);
/// How many rows of heads there are, at least one.
[[nodiscard]] std::size_t headRows(const std::vector<TableColumn>& columns);
[[nodiscard]] bool hasMarks(const Table& table);

/// Millimetres of each column of a table so wide, by the shares asked for; a column whose heads
/// would be torn takes what they need from the others.
[[nodiscard]] std::vector<double> columnWidths(LineWriter& writer, const Table& table,
                                               double width);

/// The heads of one table, measured once and drawn on every page.
class TableHead
{
public:
    TableHead(Flow& flow, const Table& table, const std::vector<double>& edges);

    [[nodiscard]] double height() const { return m_height; }
    /// At the flow's place; lines of the grid are added to `grid`.
    void draw(Flow& flow, std::vector<Segment>& grid) const;

private:
    struct Cell
    {
        Box box; ///< from the head's own corner
        Text text;
        std::vector<TextLine> lines;
    };
    std::vector<Cell> m_cells;
    double m_height = 0;
};

} // namespace dongbo::paper
