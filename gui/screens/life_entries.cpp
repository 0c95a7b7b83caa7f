#include "gui/screens/life_entries.h"

#include "gui/screens/form_pieces.h"

namespace dongbo::gui {

std::vector<Timeline::Entry> lifeEntries(const std::vector<present::LifeEntry>& life,
                                         const std::string& undoWord)
{
    std::vector<Timeline::Entry> entries;
    for (const auto& happened : life) {
        entries.push_back({.id = std::to_string(entries.size()),
                           .icon = happened.icon,
                           .tone = toneOf(happened.tone),
                           .title = happened.title,
                           .day = happened.when,
                           .caption = happened.detail,
                           .undo = happened.canUndo ? undoWord : std::string(),
                           .isDimmed = happened.isUndone});
    }
    return entries;
}

} // namespace dongbo::gui
