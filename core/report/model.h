#pragma once

#include "core/domain/money.h"
#include "core/domain/time.h"
#include "core/text/language.h"

#include <cstdint>
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

/// What stands in one place of a table; nothing when it is not known.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Date>;
using Row = std::vector<Cell>; ///< one cell a column

struct Column
{
    std::string title;
    ColumnKind kind = ColumnKind::Text;
    int width = 12;        ///< characters on paper; text beyond it wraps (xlsx) or is cut (text)
    std::string code = {}; ///< what it holds, in no language: "code", "number", "site"
};

/// Rows under a heading of their own: a site, "open faults".
struct Group
{
    std::string title;
    std::vector<Row> rows;
    Row subtotal; ///< empty: none
};

/// A finished report, in words and numbers, before anybody says on what it is written. Example: the
/// inventory, a group a site, subtotals of money, one total.
struct Model
{
    std::string name; ///< "inventory"
    Language language = Language::Vietnamese;
    std::vector<std::string> letterhead; ///< the office's lines, top left
    std::string title;
    std::vector<std::string> parameters; ///< "Điểm cầu: Đại An", one a line
    std::string groupTitle; ///< what a group is: "Điểm cầu"; the csv's first column
    std::vector<Column> columns;
    std::vector<Group> groups;
    Row total;                      ///< empty: none
    std::vector<std::string> notes; ///< what the reader must know, below the table
    std::string provenance;         ///< when and from which register it was made
};

/// The sum of a column's numbers in some rows; nothing when it does not fit 64 bits.
[[nodiscard]] Cell sumOf(const std::vector<Row>& rows, std::size_t column);

} // namespace dongbo::report
