#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace dongbo::bench {

/// Style of a cell.
enum class CellStyle
{
    Plain,
    Bold,
    Date, ///< dd/mm/yyyy, Times New Roman
    Money
};

/// Writes one sheet, rows downwards, cells to the right; positions are 0-based.
class ListWriter
{
public:
    virtual ~ListWriter() = default;

    virtual void text(unsigned row, unsigned column, const std::string& value, CellStyle style) = 0;
    virtual void number(unsigned row, unsigned column, double value, CellStyle style) = 0;
    /// Whether everything was written; call it once, at the end.
    virtual bool close() = 0;

    /// Format by extension: .xlsx, .xls, .ods or .csv; null for any other.
    [[nodiscard]] static std::unique_ptr<ListWriter> to(const std::string& path);
};

} // namespace dongbo::bench
