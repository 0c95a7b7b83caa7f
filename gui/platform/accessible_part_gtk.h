#pragma once

#include "gui/platform/accessible.h"

#include <atk/atk.h>
#include <cstddef>
#include <optional>
#include <string>

// Inside gui/platform only.

/// One part of a drawn control as an ATK object.
namespace dongbo::gui {

/// Creates the object for that part; the caller owns the one reference. `whole`: the accessible of
/// the control, its parent.
[[nodiscard]] AtkObject* makePartAccessible(AccessibleControl& control, const std::string& id,
                                            AtkObject* whole);
/// The part or its control was removed: the object becomes defunct.
void losePartAccessible(AtkObject* object);

[[nodiscard]] AtkRole atkRole(Role role);
/// Adds the current states of the part.
void addPartStates(AtkStateSet* states, const AccessibleControl& control, const Part& part);
/// Index of the part among those of its control; absent when it was removed.
[[nodiscard]] std::optional<std::size_t> partIndex(const AccessibleControl& control,
                                                   const std::string& id);

} // namespace dongbo::gui
