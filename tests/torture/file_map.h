#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dongbo::torture {

/// One column of one row: where its bytes stand in the file.
struct Column
{
    std::uint64_t serialType = 0;
    std::vector<std::size_t> bytes; ///< offsets in the file; empty for NULL, 0, 1 and empty texts
};
using Row = std::vector<Column>;

/// Reads the rows of a table straight from the pages of a sound SQLite file, from its format's
/// description (sqlite.org/fileformat2.html), asking SQLite nothing.
[[nodiscard]] std::vector<Row> rowsOf(std::string_view file, std::uint32_t rootPage);

/// The number a column holds.
[[nodiscard]] std::int64_t numberOf(std::string_view file, const Column& column);

} // namespace dongbo::torture
