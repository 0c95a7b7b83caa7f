#pragma once

#include <cstdint>
#include <filesystem>

namespace dongbo::bench {

// What a report's lines are kept as for the yardstick: for each line its kind and its number of
// cells, for each cell its kind, then a double, or the size of a text and its bytes with a zero.
enum class LineKind : std::uint32_t
{
    Plain,
    Strong, ///< sums
    Group   ///< one text over the whole width
};
enum class CellKind : std::uint32_t
{
    Nothing,
    Text,
    Number,
    Decimal,
    Day
};

/// Writes those lines as a workbook with libxlsxwriter and nothing else, in constant memory, with
/// the formats our own workbooks have.
void writeBareWorkbook(const std::filesystem::path& cells, const std::filesystem::path& workbook);

} // namespace dongbo::bench
