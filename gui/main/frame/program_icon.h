#pragma once

#include <wx/iconbndl.h>

namespace dongbo::gui {

/// The program's mark for the task bar and the window's title, in the usual sizes.
[[nodiscard]] wxIconBundle programIcons();

} // namespace dongbo::gui
