#include "gui/screens/meetings/meetings_screen.h"

#include "gui/screens/meetings/meeting_page_panel.h"

namespace dongbo::gui {

MeetingsScreen::MeetingsScreen(wxWindow* parent, present::Shell& shell)
    : ListScreen(parent, shell, "meetings.title",
                 {"meetings", shell.session().say("meetings.title"),
                  shell.session().say("meetings.filter_hint"), ListLook::Search::OnDemand})
    , m_list(shell, pane())
{
    begin(m_list, new MeetingPagePanel(this, shell)); // owned by this window
    pane().addTool("begin", say("meetings.add"), "plus", [this] { m_list.begin(); });
}

} // namespace dongbo::gui
