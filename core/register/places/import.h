#pragma once

#include "core/journal/write/journal.h"
#include "core/register/base/register.h"

#include <string>

namespace dongbo {

// What the importers need to write a whole list as one change-set. They open a store::UnitOfWork on
// reg.database(), make one journal::Action with reg.journal() and reg.actor(), write
//   * an ImportFile record (createRaw of kind ImportFile through Action::create),
//   * places with newUnitFor / newSiteFor below,
//   * devices with Action::createRaw / changeRaw (kind Device; changes ascending by field number,
//   each
//     with its Origin; a Source with file id, sheet index, row),
// and commit. Sentence: Message{"did.imported", {{"file", name}, {"devices", "123"}}}.

/// A site "Điểm cầu <unit>" with that id for a unit that has none, in the caller's action.
void newSiteFor(journal::Action& action, SiteId id, UnitId unit, const Unit& known);
/// A unit and its site with that id, for a place no unit is known for.
void newPlace(journal::Action& action, SiteId id, const std::string& name);

} // namespace dongbo
