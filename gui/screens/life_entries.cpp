#include "gui/screens/life_entries.h"

#include "gui/screens/form_pieces.h"

namespace dongbo::gui {

std::vector<Timeline::Entry> lifeEntries(const std::vector<present::LifeEntry>& life,
                                         const std::string& undoWord)
{
    std::vector<Timeline::Entry> entries;
    for (const auto& happened : life) {
        Timeline::Entry entry;
        entry.id = std::to_string(entries.size());
        entry.icon = happened.icon;
        entry.tone = toneOf(happened.tone);
        entry.title = happened.title;
        entry.day = happened.when;
        entry.caption = happened.detail;
        entry.undo = happened.canUndo ? undoWord : std::string();
        entry.isDimmed = happened.isUndone;
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace dongbo::gui
