#pragma once

#include <wx/graphics.h>

namespace dongbo::gui {

/// A context nobody draws on, which measures text with the very fonts the screen draws it with:
/// what was measured has been loaded when it is drawn. Owned by the caller.
[[nodiscard]] wxGraphicsContext* makeMeasuringContext();

} // namespace dongbo::gui
