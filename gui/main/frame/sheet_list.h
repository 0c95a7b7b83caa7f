#pragma once

#include "gui/screens/sheet.h"

namespace dongbo::gui {

/// The sheet for that request, owned by `parent`.
[[nodiscard]] Sheet* makeSheet(wxWindow* parent, present::Shell& shell,
                               const present::SheetRequest& request);

} // namespace dongbo::gui
