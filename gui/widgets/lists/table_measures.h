#pragma once

// Inside gui/widgets/lists only: measures of a table's cells, in DIP.

namespace dongbo::gui {

inline constexpr int inner = 8;      ///< at either end of every cell
inline constexpr int iconWide = 22;  ///< before a text
inline constexpr int arrowWide = 16; ///< behind the title of the column that sorts
inline constexpr int afterGap = 5;   ///< before the quiet text behind a cell's own

} // namespace dongbo::gui
