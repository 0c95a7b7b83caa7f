#pragma once

#include "gui/present/meetings/meetings_list.h"
#include "gui/screens/lists/list_screen.h"
#include "gui/screens/meetings/month_grid.h"

namespace dongbo::gui {

/// The screen Hội nghị: the meetings, or one of them in their place.
class MeetingsScreen final : public ListScreen
{
public:
    MeetingsScreen(wxWindow* parent, present::Shell& shell);

private:
    void showMonth();

    present::MeetingsList m_list;
    MonthGrid* m_month; // owned by the pane
};

} // namespace dongbo::gui
