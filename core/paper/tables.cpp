#include "core/paper/flow.h"
#include "core/paper/table_head.h"

#include <algorithm>
#include <memory>
#include <numeric>

namespace dongbo::paper {

namespace {

/// A row with its texts broken into lines.
struct Measured
{
    struct Cell
    {
        Text text;
        std::vector<TextLine> lines;
    };
    RowKind kind = RowKind::Plain;
    std::vector<Cell> cells;
    std::size_t lines = 1; ///< of the highest cell
};
using Rows = std::vector<std::unique_ptr<Measured>>;

/// What the widest word of a column's own heads needs.
double leastWidth(LineWriter& writer, const Table& table, const TableColumn& column)
{
    double widest = 0;
    for (const auto& head : column.heads) {
        widest = std::max(widest, writer.widestWord(textOf(head, Face::Bold, table.size)));
    }
    return widest + 2 * cellSide + 0.1;
}

} // namespace

std::vector<double> columnWidths(LineWriter& writer, const Table& table, double width)
{
    std::vector<double> least;
    std::vector<double> widths;
    for (const auto& column : table.columns) {
        least.push_back(leastWidth(writer, table, column));
        widths.push_back(column.width);
    }
    const double needed = std::accumulate(least.begin(), least.end(), 0.0);
    std::vector<bool> isFixed(widths.size(), false);
    for (bool isDone = needed > width; !isDone;) {
        isDone = true;
        double room = width;
        double shares = 0;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            room -= isFixed[i] ? widths[i] : 0;
            shares += isFixed[i] ? 0 : table.columns[i].width;
        }
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (!isFixed[i]) {
                widths[i] = room * table.columns[i].width / shares;
                if (widths[i] < least[i]) {
                    widths[i] = least[i];
                    isFixed[i] = true;
                    isDone = false;
                }
            }
        }
    }
    const double all = std::accumulate(widths.begin(), widths.end(), 0.0);
    for (double& each : widths) {
        each *= width / all;
    }
    return widths;
}

namespace {

std::vector<double> edgesOf(Flow& flow, const Table& table)
{
    std::vector<double> out{flow.left()};
    for (const double width : columnWidths(flow.writer(), table, flow.width())) {
        out.push_back(out.back() + width);
    }
    return out;
}

/// Draws a table's rows as they come. One chunk of rows that stay together is kept back, because
/// signatures may have to stand below the last one.
class TableWriter
{
public:
    TableWriter(Flow& flow, const Table& table, double tail)
        : m_flow(flow)
        , m_table(table)
        , m_tail(tail)
        , m_edges(edgesOf(flow, table))
        , m_head(flow, table, m_edges)
    {}

    void run()
    {
        bool isEmpty = true;
        m_table.rows([&](const TableRow& row) {
            isEmpty = false;
            add(row);
        });
        if (isEmpty) {
            sayEmpty();
        }
        placeChunk(m_tail);
        endPart();
    }

private:
    [[nodiscard]] double height(const Measured& row) const
    {
        return static_cast<double>(row.lines) * lineHeight(m_table.size) + 2 * cellTop;
    }
    [[nodiscard]] double right() const { return m_edges.back(); }

    void add(const TableRow& row)
    {
        const bool staysBefore = row.kind == RowKind::Subtotal || row.kind == RowKind::Total;
        const bool staysAfter = !m_chunk.empty() && (m_chunk.back()->kind == RowKind::Group ||
                                                     m_chunk.back()->kind == RowKind::Heading);
        if (!staysBefore && !staysAfter) {
            placeChunk(0);
        }
        m_chunk.push_back(measured(row));
    }
    void sayEmpty() { m_chunk.push_back(measured({RowKind::Group, {m_table.empty}})); }

    std::unique_ptr<Measured> measured(const TableRow& row)
    {
        std::unique_ptr<Measured> out;
        if (m_spare.empty()) {
            out = std::make_unique<Measured>();
        } else {
            out = std::move(m_spare.back());
            m_spare.pop_back();
        }
        out->kind = row.kind;
        out->lines = 1;
        const bool isGroup = row.kind == RowKind::Group;
        const auto face = row.kind == RowKind::Plain ? Face::Regular : Face::Bold;
        const auto count = isGroup ? 1 : m_table.columns.size();
        out->cells.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            auto& cell = out->cells[i];
            const auto& text = i < row.cells.size() ? row.cells[i] : m_none;
            cell.text = textOf(text, face, m_table.size);
            const double width = (isGroup ? right() : m_edges[i + 1]) - m_edges[i] - 2 * cellSide;
            m_flow.writer().breakLines(cell.text, width, 0, cell.lines);
            out->lines = std::max(out->lines, cell.lines.size());
        }
        return out;
    }

    void placeChunk(double tail)
    {
        double all = 0;
        for (const auto& row : m_chunk) {
            all += height(*row);
        }
        const double page = m_flow.fullRoom() - m_head.height();
        double needed = all;
        if (all + tail <= page) {
            needed += tail;
        }
        if (needed <= page && !m_chunk.empty()) {
            make(needed);
        }
        for (auto& row : m_chunk) {
            place(*row);
            m_spare.push_back(std::move(row));
        }
        m_chunk.clear();
    }
    /// Makes room on this page or begins the next one, heads first.
    void make(double needed)
    {
        if (m_isOpen && m_flow.room() + 1e-6 < needed) {
            endPart();
            m_flow.endPage();
        }
        if (!m_isOpen) {
            m_flow.need(m_head.height() + needed);
            m_head.draw(m_flow, m_grid);
            m_verticals = m_flow.y();
            m_isOpen = true;
        }
    }
    void place(const Measured& row)
    {
        if (height(row) <= m_flow.fullRoom() - m_head.height()) {
            make(height(row));
            drawLines(row, 0, row.lines);
            return;
        }
        const double one = lineHeight(m_table.size);
        for (std::size_t from = 0; from < row.lines;) { // higher than a page: in parts
            make(one + 2 * cellTop);
            const auto fits = static_cast<std::size_t>((m_flow.room() - 2 * cellTop) / one + 1e-6);
            const auto count = std::min(std::max<std::size_t>(fits, 1), row.lines - from);
            drawLines(row, from, count);
            from += count;
        }
    }
    void drawLines(const Measured& row, std::size_t from, std::size_t count)
    {
        const double one = lineHeight(m_table.size);
        const double top = m_flow.y();
        const bool isGroup = row.kind == RowKind::Group;
        if (isGroup) {
            endVerticals(top);
        }
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto& cell = row.cells[i];
            const double x = m_edges[i] + cellSide;
            const double width = (isGroup ? right() : m_edges[i + 1]) - m_edges[i] - 2 * cellSide;
            const auto align = isGroup ? Align::Left : m_table.columns[i].align;
            double base = top + cellTop + ascent(m_table.size);
            for (auto l = from; l < std::min(from + count, cell.lines.size()); ++l) {
                const auto& line = cell.lines[l];
                const double rest = width - line.width;
                const double shift = align == Align::Right    ? rest
                                     : align == Align::Centre ? rest / 2
                                                              : 0;
                m_flow.writer().draw(m_flow.canvas(), cell.text, line, {x + shift, base}, 0);
                base += one;
            }
        }
        m_flow.advance(static_cast<double>(count) * one + 2 * cellTop);
        const double y = m_flow.y();
        m_grid.push_back({{m_edges.front(), y}, {right(), y}});
        if (isGroup) {
            m_grid.push_back({{m_edges.front(), top}, {m_edges.front(), y}});
            m_grid.push_back({{right(), top}, {right(), y}});
            m_verticals = y;
        }
    }
    void endVerticals(double y)
    {
        if (y > m_verticals) {
            for (const double x : m_edges) {
                m_grid.push_back({{x, m_verticals}, {x, y}});
            }
        }
    }
    /// Ends what stands on this page.
    void endPart()
    {
        if (m_isOpen) {
            endVerticals(m_flow.y());
            m_flow.canvas().lines(m_grid, gridWidth, {});
            m_grid.clear();
            m_isOpen = false;
        }
    }

    Flow& m_flow;
    const Table& m_table;
    const double m_tail;
    const std::vector<double> m_edges;
    const TableHead m_head;
    const std::string m_none;
    Rows m_chunk;
    Rows m_spare;
    std::vector<Segment> m_grid; ///< of this page
    double m_verticals = 0;      ///< where the open vertical lines begin
    bool m_isOpen = false;
};

constexpr double beforeTable = 2;
constexpr double afterTable = 0.5;

} // namespace

double leastOf(Flow& flow, const Table& table)
{
    if (table.columns.empty()) {
        return 0;
    }
    const TableHead head(flow, table, edgesOf(flow, table));
    return beforeTable + head.height() + 2 * (lineHeight(table.size) + 2 * cellTop);
}

void draw(Flow& flow, const Table& table, double tail)
{
    if (table.columns.empty()) {
        return;
    }
    if (!flow.isAtTop()) {
        flow.advance(beforeTable);
    }
    TableWriter(flow, table, tail > 0 ? tail + afterTable : 0).run();
    flow.advance(afterTable);
}

} // namespace dongbo::paper
