#pragma once

#include "gui/present/meetings/meetings_list.h"
#include "gui/screens/lists/list_screen.h"

namespace dongbo::gui {

/// The screen Hội nghị: the meetings, or one of them in their place.
class MeetingsScreen final : public ListScreen
{
public:
    MeetingsScreen(wxWindow* parent, present::Shell& shell);

private:
    present::MeetingsList m_list;
};

} // namespace dongbo::gui
