#pragma once

#include "importers/recognise/heading.h"
#include "importers/recognise/kept_rows.h"
#include "importers/recognise/reading.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::importers {

/// One column's heading as found: its parts from the top, and what its words may mean.
struct FoundHeading
{
    std::uint32_t column = 0;
    std::vector<std::string> path; ///< {"Theo kiểm kê", "Số lượng"}
    HeadingReading reading;
};

struct FoundHeader
{
    HeaderReading header;
    std::vector<FoundHeading> headings; ///< by column, only columns with a heading
};

/// Headings read already: the search meets the same words under every height it tries.
using HeadingMemory = std::map<std::vector<std::string>, HeadingReading>;

/// The headings under these rows, read through merges; a group without merge reaches to the right
/// as far as nothing else stands beside it.
[[nodiscard]] std::vector<FoundHeading> headingsOf(const KeptRows& rows, HeaderRows header,
                                                   HeadingMemory& memory);

/// The best header of one to four rows beginning in the first 60 rows; nothing when no row names at
/// least a device and one thing more. When several are equal the first wins.
[[nodiscard]] std::optional<FoundHeader> findHeader(const KeptRows& rows);

/// True when the cells are only letters, numbers or "(1)", "6=3+5", "*": the row under a header
/// that numbers the columns. `nameColumn` 0: not known.
[[nodiscard]] bool isColumnNumbers(const std::vector<KeptCell>& cells, std::uint32_t nameColumn);

} // namespace dongbo::importers
