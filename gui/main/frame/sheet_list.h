#pragma once

#include "gui/screens/sheet.h"

namespace dongbo::gui {

/// The form for that request, owned by `parent`; nullptr when this build has none.
[[nodiscard]] Sheet* makeSheet(wxWindow* parent, present::Shell& shell,
                               const present::SheetRequest& request);
[[nodiscard]] bool hasSheet(present::SheetKind kind);

} // namespace dongbo::gui
