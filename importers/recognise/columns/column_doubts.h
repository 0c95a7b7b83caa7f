#pragma once

#include "importers/recognise/columns/column_values.h"
#include "importers/recognise/headers/heading.h"
#include "importers/recognise/model/reading.h"

#include <map>
#include <vector>

namespace dongbo::importers {

/// What a column may be by its values where its heading leaves that open, likeliest first, at most
/// two; empty when there is nothing to ask about. A column of which nothing is read although its
/// cells tell of devices is always asked about: figures, codes, days, words alike. `values` has
/// every column of `all`.
[[nodiscard]] std::vector<ColumnGuess>
doubtsAbout(const ColumnReading& column, const HeadingReading& heading,
            const std::map<std::uint32_t, ColumnValues>& values,
            const std::vector<ColumnReading>& all);

} // namespace dongbo::importers
