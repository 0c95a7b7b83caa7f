#pragma once

#include "gui/screens/records/record_list_screen.h"
#include "gui/screens/tabbed_screen.h"

#include <map>

namespace dongbo::gui {

/// The lists of all kinds without rules of their own, one at a time: price list, quotas; and what
/// papers say of the office. A list is made when it is first shown.
class RecordsScreen final : public TabbedScreen
{
public:
    RecordsScreen(wxWindow* parent, present::Shell& shell);

    void showPlace(const present::Place& place) override;

private:
    void showList(RecordKind kind);

    std::map<RecordKind, Screen*> m_lists; // owned by this window
    Screen* m_papers = nullptr;            // the same
};

} // namespace dongbo::gui
