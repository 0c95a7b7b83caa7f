#pragma once

#include "importers/recognise/headers/header_search.h"

namespace dongbo::importers {

/// The header with the rows beside it that hold further words of its headings: "Năm", "sản", "xuất"
/// below one another, a word a cell. At most six rows; the same rows where there are none.
[[nodiscard]] HeaderRows closedOverBrokenWords(const KeptRows& rows, const FoundHeader& header);

} // namespace dongbo::importers
