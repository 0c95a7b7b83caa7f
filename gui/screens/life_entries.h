#pragma once

#include "gui/present/words/life.h"
#include "gui/widgets/lists/timeline.h"

#include <string>
#include <vector>

namespace dongbo::gui {

/// What happened as the entries of a timeline, in the same order; an entry's id is its index.
/// `undoWord` stands on those that can be taken back.
[[nodiscard]] std::vector<Timeline::Entry> lifeEntries(const std::vector<present::LifeEntry>& life,
                                                       const std::string& undoWord);

} // namespace dongbo::gui
