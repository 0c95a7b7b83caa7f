#pragma once

#include "gui/present/maintenance/work_list.h"
#include "gui/screens/lists/list_screen.h"
#include "gui/screens/maintenance/work_panel.h"

namespace dongbo::gui {

/// Bảo dưỡng: what falls due and what was done, with the steps of the chosen turn beside it.
class MaintenanceScreen final : public ListScreen
{
public:
    MaintenanceScreen(wxWindow* parent, present::Shell& shell);

private:
    void showCard();

    present::WorkList m_list;
    WorkPanel* m_card;           // owned by this window, as the button
    Button* m_takeAll = nullptr; ///< there while something asks for an answer
    present::Connection m_onCurrent;
};

} // namespace dongbo::gui
