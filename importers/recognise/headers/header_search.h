#pragma once

#include "importers/recognise/cells/kept_rows.h"
#include "importers/recognise/headers/heading.h"
#include "importers/recognise/model/reading.h"

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

/// The headings under these rows; of a list without headings, and where no cell is a heading, each
/// column's letters in their place, so that its values decide.
[[nodiscard]] std::vector<FoundHeading> headingsOrLetters(const KeptRows& rows, HeaderRows header);

/// The row that most looks like headings by its shape alone: words only, as wide as the rows below
/// it. {0, 0} when none does.
[[nodiscard]] HeaderRows likelyHeader(const KeptRows& rows);

/// The rows with those that vertical merges tie to them: a heading merged over two rows belongs to
/// both. As they were when that would make more than four.
[[nodiscard]] HeaderRows closedOverMerges(const KeptRows& rows, HeaderRows header);

/// True when the cells are only letters, numbers or "(1)", "6=3+5", "*": the row under a header
/// that numbers the columns. `nameColumn` 0: not known.
[[nodiscard]] bool isColumnNumbers(const std::vector<KeptCell>& cells, std::uint32_t nameColumn);

/// First row of values below the header: the rows that number the columns are skipped.
[[nodiscard]] std::uint32_t firstDataRow(const KeptRows& rows, HeaderRows header);

} // namespace dongbo::importers
