#pragma once

#include "gui/widgets/paint/painter.h"

#include <string>
#include <string_view>
#include <vector>

/// Measuring, truncating and wrapping of text; used by Painter.
namespace dongbo::gui {

/// The longest beginning of the text that fits into `width` with … appended; the text itself if it
/// fits. Never cuts between a letter and its combining marks.
[[nodiscard]] std::string shortened(std::string_view utf8, int width, TextSize size, Weight weight);
/// The runs wrapped at spaces into lines not wider than `width` (except a single long word).
[[nodiscard]] std::vector<std::vector<Run>> brokenRuns(const std::vector<Run>& runs, int width,
                                                       TextSize size);

} // namespace dongbo::gui
