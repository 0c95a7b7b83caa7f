#pragma once

#include "gui/widgets/paint/painter.h"

#include <string>
#include <string_view>
#include <vector>

/// How text is measured, cut and broken; used by Painter.
namespace dongbo::gui {

/// The longest beginning of the text that fits into `width` with … behind it; the text itself if it
/// fits whole. Never cuts inside a letter with its marks.
[[nodiscard]] std::string shortened(std::string_view utf8, int width, TextSize size, Weight weight);
/// The runs broken into lines at spaces, none wider than `width` (a single longer word is).
[[nodiscard]] std::vector<std::vector<Run>> brokenRuns(const std::vector<Run>& runs, int width,
                                                       TextSize size);

} // namespace dongbo::gui
