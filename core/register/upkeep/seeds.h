#pragma once

#include "core/archive/envelope.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

// Records every register begins with. Their ids stand in data/, and their births are written by
// nodes of their own, to the byte the same everywhere: registers made apart hold the same records
// when they meet. A published seed list grows at its end only.

/// Device types and the starter standard set.
[[nodiscard]] archive::Segment catalogueSeed();
/// Rates of wear and thresholds of fixed assets (data/books): a change-set of its own, which an
/// office can undo.
[[nodiscard]] archive::Segment booksSeed();
/// A list of units in data/units with their sites; nothing when there is none of that name.
[[nodiscard]] std::optional<archive::Segment> unitsSeed(std::string_view name);
/// The names `init --units` takes.
[[nodiscard]] std::vector<std::string> unitLists();

} // namespace dongbo
