#pragma once

#include "gui/present/line_screen/lines_list.h"
#include "gui/screens/line_screen/line_panel.h"
#include "gui/screens/lists/list_screen.h"

#include <wx/timer.h>

namespace dongbo::gui {

/// Đường truyền: every line with how it stands, the chosen one's card beside it, and over both a
/// strip with a running clock while a line is down.
class LinesScreen final : public ListScreen
{
public:
    LinesScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] std::vector<wxWindow*> regions() override;

private:
    void detailInSight(bool isInSight) override;
    void buildStrip();
    void showStrip();
    void tick();
    void chooseFile();

    present::LinesList m_list;
    LinePanel* m_card; // owned by this window, as all below
    Card* m_strip = nullptr;
    Words* m_title = nullptr;
    Words* m_caption = nullptr;
    Words* m_clock = nullptr;
    Words* m_late = nullptr;
    Words* m_told = nullptr;
    Button* m_call = nullptr;
    Button* m_back = nullptr;
    Button* m_file = nullptr; ///< measurements or lines from a file
    wxTimer m_timer;
    present::Connection m_onCurrent;
};

} // namespace dongbo::gui
