#pragma once

#include "core/domain/id.h"
#include "core/domain/money.h"
#include "core/domain/record_kind.h"
#include "core/domain/time.h"
#include "core/text/language.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dongbo::report {

enum class ColumnKind : std::uint8_t
{
    Text,
    Integer,
    Money, ///< whole đồng
    Day,
    Decimal ///< shown with one decimal: days, per cent
};

/// The value of one cell; absent when unknown. A number with decimals is never the sum of money.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Date, double>;

/// A record of the register.
struct RecordRef
{
    RecordKind kind = RecordKind::Device;
    RecordId id;

    bool operator==(const RecordRef&) const = default;
};

/// The records a number was made from, at most `mostRecords` of them.
struct Behind
{
    static constexpr std::size_t mostRecords = 10'000;

    std::size_t column = 0; ///< of the row
    RecordKind kind = RecordKind::Device;
    std::vector<RecordId> records{};
    std::size_t left = 0; ///< more records than are named
};

/// One line of a table: a cell per column, and where its values come from.
class Row
{
public:
    Row() = default;
    Row(std::initializer_list<Cell> cells)
        : m_cells(cells)
    {}
    /// That many empty cells.
    explicit Row(std::size_t cells)
        : m_cells(cells)
    {}

    [[nodiscard]] std::size_t size() const { return m_cells.size(); }
    [[nodiscard]] bool empty() const { return m_cells.empty(); }
    [[nodiscard]] const Cell& operator[](std::size_t column) const { return m_cells[column]; }
    [[nodiscard]] Cell& operator[](std::size_t column) { return m_cells[column]; }
    [[nodiscard]] const Cell& at(std::size_t column) const { return m_cells.at(column); }
    [[nodiscard]] auto begin() const { return m_cells.begin(); }
    [[nodiscard]] auto end() const { return m_cells.end(); }
    void push_back(Cell cell);
    /// The same cells, wherever they come from.
    bool operator==(const Row& other) const { return m_cells == other.m_cells; }

    std::optional<RecordRef> record{}; ///< what the row as a whole is about
    std::vector<Behind> behind{};      ///< of numbers made from several records

private:
    std::vector<Cell> m_cells;
};

struct Column
{
    std::string title; ///< with its unit: "Thành tiền (đ)"
    ColumnKind kind = ColumnKind::Text;
    int width = 12;        ///< characters on paper; longer text wraps (xlsx) or is truncated (text)
    std::string code = {}; ///< language-independent name: "code", "number", "site"
    std::string how = {};  ///< how its numbers are computed, in words; may be empty
    bool isSummed = false; ///< lines of sums add it up
};

/// A key number above the table: "35 sự cố, còn mở 14".
struct Figure
{
    std::string code; ///< language-independent name
    std::string title;
    Cell value;
    ColumnKind kind = ColumnKind::Integer;
    std::string how = {}; ///< how it is computed, in words
    Behind behind{};
};

enum class ChartKind : std::uint8_t
{
    Bars,    ///< the series side by side
    Stacked, ///< one above the other
    Lines    ///< over time
};
/// What a series says; writers choose the colour.
enum class ChartTone : std::uint8_t
{
    Plain,
    Danger,
    Warning,
    Good
};
struct Series
{
    std::string name;
    std::vector<double> values; ///< one per label
    ChartTone tone = ChartTone::Plain;
};
struct Chart
{
    ChartKind kind = ChartKind::Bars;
    std::string title;
    std::string unit; ///< of the values: "lần", "đ"
    std::vector<std::string> labels;
    std::vector<Series> series;
};

/// Heading of rows: a site, "open faults". Groups of a higher level stand inside the one before.
struct GroupHead
{
    std::string title;
    int level = 0; ///< 0: outermost
    std::optional<RecordRef> record{};
    Row sums{}; ///< numbers beside the title, where they are known before the rows; empty: none
};

/// What is known of a report before its first row. Writers show it from the top down in this order.
struct Head
{
    std::string name; ///< "inventory"
    Language language = Language::Vietnamese;
    std::vector<std::string> letterhead{}; ///< letterhead of the office, top left
    std::string title;
    std::vector<std::string> parameters{}; ///< "Điểm cầu: Đại An", one per line
    std::string groupTitle{}; ///< title of the grouping: "Điểm cầu"; the csv's first column
    std::vector<Column> columns{};
    std::vector<Figure> figures{};
    std::vector<Chart> charts{};
    std::string provenance{};   ///< time and register it was made from; shown last
    std::optional<Date> asOf{}; ///< the register's day when it is a past one
};

/// What is known after the last row.
struct Tail
{
    Row total{};                      ///< empty: none
    std::vector<std::string> notes{}; ///< remarks below the table
};

/// Rows under a heading.
struct Group
{
    std::string title{};
    std::vector<Row> rows{};
    Row subtotal{}; ///< below the rows; empty: none
    int level = 0;
    std::optional<RecordRef> record{};
    Row sums{}; ///< beside the title; empty: none
};

/// A finished report, independent of the output format, held in memory: for the window and for
/// reports of few rows. Example: the inventory, one group per site, subtotals of money, one total.
/// Groups stand in the order of the page; a group that holds others comes before them, the line of
/// sums below them is a group of its own without title and rows.
struct Model : Head, Tail
{
    std::vector<Group> groups;
};

/// The sum of a column's whole numbers over some rows; absent when it exceeds 64 bits.
[[nodiscard]] Cell sumOf(const std::vector<Row>& rows, std::size_t column);

/// What people read in a cell: "1.234.567", "11/05/2021", "4,7"; empty when absent.
[[nodiscard]] std::string wordsOf(const Cell& cell, Language language);
[[nodiscard]] bool isNumber(ColumnKind kind);

/// The report with only the rows that pass, for a closer look: groups without rows go, sums of rows
/// are summed again, what else stood in a line of sums is left out, as it would be of other rows;
/// so are figures and charts.
[[nodiscard]] Model narrowed(const Model& model, const std::function<bool(const Row&)>& passes);

} // namespace dongbo::report
