#pragma once

#include "core/journal/write/journal.h"
#include "core/register/base/register.h"

#include <string>

// Inside core/register only.

namespace dongbo {

/// A site "Điểm cầu <unit>" with that id for a unit that has none, in the caller's action.
void newSiteFor(journal::Action& action, SiteId id, UnitId unit, const Unit& known);
/// A unit and its site with that id, for a place no unit is known for.
void newPlace(journal::Action& action, SiteId id, const std::string& name);

} // namespace dongbo
