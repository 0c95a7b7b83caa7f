#pragma once

#include "importers/recognise/headers/header_search.h"

#include <vector>

namespace dongbo::importers {

/// How good these rows are as a header with these headings: the sum of what is sure of them, less
/// what speaks against it; 0 when they name no device and no table of one stands below.
[[nodiscard]] double scoreOfHeader(const KeptRows& rows, HeaderRows header,
                                   const std::vector<FoundHeading>& headings);
/// Rows of figures are no part of a header, and reading them as headings is what costs time. False
/// of null.
[[nodiscard]] bool isFullOfFigures(const KeptRow* row);
/// A header's first and last row have words of their own; rows between may be covered by merges.
[[nodiscard]] bool isWorthTrying(const KeptRows& rows, HeaderRows header);

} // namespace dongbo::importers
