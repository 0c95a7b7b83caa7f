#pragma once

#include "gui/widgets/base/part.h"

#include <atk/atk.h>
#include <cstddef>
#include <optional>
#include <string>

/// One part of a drawn control as ATK sees it. Inside this room.
namespace dongbo::gui {

class Canvas;

/// A new object for that part; the caller holds the one reference. `whole`: the control's own
/// accessible, its parent.
[[nodiscard]] AtkObject* makePartAccessible(Canvas& canvas, const std::string& id,
                                            AtkObject* whole);
/// The part or its control is gone: from now on the object is defunct.
void losePartAccessible(AtkObject* object);

[[nodiscard]] AtkRole atkRole(Role role);
/// Adds what the part is at the moment to the states.
void addPartStates(AtkStateSet* states, const Canvas& canvas, const Part& part);
/// Where the part stands among its control's parts; nothing when it is gone.
[[nodiscard]] std::optional<std::size_t> partIndex(const Canvas& canvas, const std::string& id);

} // namespace dongbo::gui
