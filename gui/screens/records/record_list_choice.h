#pragma once

#include "core/domain/record_kind.h"
#include "gui/screens/lists/list_pane.h"

#include <optional>
#include <string>

namespace dongbo::gui {

/// The choice of another of the lists of ScreenName::Records, at the left of a list's bar: there
/// are too many of them to stand there. Nothing: it is the list of what papers say of the office.
void addListChoice(ListPane& pane, present::Shell& shell, const std::string& list,
                   std::optional<RecordKind> kind);

} // namespace dongbo::gui
