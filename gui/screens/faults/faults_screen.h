#pragma once

#include "gui/present/faults/faults_list.h"
#include "gui/screens/faults/fault_page.h"
#include "gui/screens/lists/list_screen.h"
#include "gui/widgets/charts/charts.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/board.h"

#include <string>

namespace dongbo::gui {

/// The screen Sự cố: the board or the list of faults, or one fault's own page.
class FaultsScreen final : public ListScreen
{
public:
    FaultsScreen(wxWindow* parent, present::Shell& shell);

private:
    void buildBoard();
    void buildWatch();
    void fill();
    void showBoard();
    void showWatch();
    [[nodiscard]] bool isUrgentKey(const wxKeyEvent& event);

    present::FaultsList m_list;
    bool m_isWide = true;     ///< wide enough for the board
    Board* m_board = nullptr; // owned by this window, as all below
    Card* m_watchCard = nullptr;
    WatchStrips* m_watch = nullptr;
};

} // namespace dongbo::gui
