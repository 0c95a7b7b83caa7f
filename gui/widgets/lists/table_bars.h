#pragma once

#include "gui/widgets/lists/table.h"

#include <vector>

// Inside gui/widgets/lists only: cells that are bars.

namespace dongbo::gui {

/// Each part as wide as its share, but wide enough for its number.
void drawStrip(Painter& painter, const wxRect& rect, const std::vector<StripPart>& parts);
/// A bar of the same length in every row, so that rows compare. Answers its length.
int drawMeter(Painter& painter, const wxRect& rect, const TableCell& cell);

} // namespace dongbo::gui
