#pragma once

#include "importers/recognise/cells/kept_rows.h"
#include "importers/recognise/headers/header_search.h"
#include "importers/recognise/model/reading.h"
#include "importers/recognise/model/surroundings.h"

#include <optional>
#include <string_view>
#include <utility>

namespace dongbo::importers {

/// A cell of a grid: how many, and what is said of their state ("1 (hỏng)"). "x" is one, "-" none.
struct GridCount
{
    bool isCount = false;
    double value = 0;
    std::string_view state; ///< a view into the cell's text
};
[[nodiscard]] GridCount gridCountOf(CellKind kind, double number, std::string_view text);

/// A grid of at least three columns of counts under kinds or places, with places or kinds at the
/// left; its header of one to three rows begins in the first 60.
[[nodiscard]] std::optional<std::pair<FoundHeader, GridReading>>
findGrid(const KeptRows& rows, const Surroundings& surroundings);

} // namespace dongbo::importers
