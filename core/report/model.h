#pragma once

#include "core/domain/money.h"
#include "core/domain/time.h"
#include "core/text/language.h"

#include <cstdint>
#include <functional>
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
    Day
};

/// The value of one cell; absent when unknown.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Date>;
using Row = std::vector<Cell>; ///< one cell per column

struct Column
{
    std::string title;
    ColumnKind kind = ColumnKind::Text;
    int width = 12;        ///< characters on paper; longer text wraps (xlsx) or is truncated (text)
    std::string code = {}; ///< language-independent name: "code", "number", "site"
};

/// Rows under a heading: a site, "open faults".
struct Group
{
    std::string title;
    std::vector<Row> rows;
    Row subtotal; ///< empty: none
};

/// A finished report, independent of the output format. Example: the inventory, one group per
/// site, subtotals of money, one total.
struct Model
{
    std::string name; ///< "inventory"
    Language language = Language::Vietnamese;
    std::vector<std::string> letterhead; ///< letterhead of the office, top left
    std::string title;
    std::vector<std::string> parameters; ///< "Điểm cầu: Đại An", one per line
    std::string groupTitle; ///< title of the grouping: "Điểm cầu"; the csv's first column
    std::vector<Column> columns;
    std::vector<Group> groups;
    Row total;                      ///< empty: none
    std::vector<std::string> notes; ///< remarks below the table
    std::string provenance;         ///< time and register it was made from
};

/// The sum of a column's numbers over some rows; absent when it exceeds 64 bits.
[[nodiscard]] Cell sumOf(const std::vector<Row>& rows, std::size_t column);

/// The report with only the rows that pass, for a closer look: groups without rows go, sums of rows
/// are summed again, what else stood in a line of sums is left out, as it would be of other rows.
[[nodiscard]] Model narrowed(const Model& model, const std::function<bool(const Row&)>& passes);

} // namespace dongbo::report
