#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// Type of a cell, independent of the file format. Empty cells are not stored.
enum class CellKind : std::uint8_t
{
    Text,
    Number,
    Bool, ///< number is 0 or 1
    Date, ///< number is a serial of the 1900 system (day 1 = 1900-01-01, Excel's 1900-02-29
          ///< counted), 1904 files already converted
    Error ///< text is "#REF!" and the like
};

/// One cell with its position. `text` is UTF-8 exactly as in the file, not normalised (legacy bytes
/// as the code points the file stores), and points into the visitor's row: copy it to keep it.
struct Cell
{
    std::uint32_t row = 0;    ///< 1-based, row number in the sheet
    std::uint32_t column = 0; ///< 1-based
    CellKind kind = CellKind::Text;
    bool isFormula = false; ///< the value is a cached result
    std::uint16_t font = 0; ///< index into Workbook::fonts(); 0 is unknown
    double number = 0;
    std::string_view text;
};

/// The cells of one row in column order; never empty.
struct Row
{
    std::uint32_t number = 0;
    bool hidden = false;
    std::span<const Cell> cells;
};

/// A merged rectangle, all four ends included, 1-based. Only its top left cell has the value.
struct Merge
{
    std::uint32_t firstRow = 0, firstColumn = 0, lastRow = 0, lastColumn = 0;
    bool operator==(const Merge&) const = default;
};

struct Sheet
{
    std::string name;
    bool hidden = false;
    std::uint32_t lastRow = 0;    ///< of the cells read, 0 when none
    std::uint32_t lastColumn = 0; ///< of the cells read
    std::uint64_t cells = 0;
    std::vector<Merge> merges; ///< in file order, at most limits.merges of them
    std::vector<std::uint32_t> hiddenColumns;
};

/// A parsed list: every sheet's cells, stored compactly (in memory up to some megabytes, beyond
/// that in an unnamed temporary file), so that it can be iterated repeatedly in constant memory.
class Workbook
{
public:
    virtual ~Workbook() = default;

    /// "xlsx", "xls", "ods", "xml" (of Excel 2003), "html", "csv", "tsv": detected from the
    /// content, whatever the extension.
    [[nodiscard]] virtual std::string_view format() const = 0;
    /// Font names as written in the file ("Times New Roman", ".VnTime"); [0] is "".
    [[nodiscard]] virtual const std::vector<std::string>& fonts() const = 0;
    [[nodiscard]] virtual const std::vector<Sheet>& sheets() const = 0;

    /// Visits one sheet's rows downwards; `visit` returns false to stop early. Repeatable; not
    /// thread-safe. Throws Error{Unreadable} if the stored copy cannot be read
    /// back.
    virtual void forEachRow(std::size_t sheet,
                            const std::function<bool(const Row&)>& visit) const = 0;
};

} // namespace dongbo::importers
