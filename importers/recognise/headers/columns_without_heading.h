#pragma once

#include "importers/recognise/headers/header_search.h"

namespace dongbo::importers {

/// Adds the columns from `first` to `last` that have values in the table's rows but nothing above
/// them, headed by their letters, so that their values decide or are asked about. Only columns at
/// most two to the right of the last heading that are filled in a third of the rows, two at least:
/// a remark at the edge makes no column.
void addColumnsWithoutHeading(FoundHeader& header, const KeptRows& rows, std::uint32_t first,
                              std::uint32_t last);

} // namespace dongbo::importers
