#pragma once

#include "gui/present/frame/find_everything.h"
#include "gui/present/signal.h"
#include "gui/screens/screen.h"
#include "gui/widgets/controls/typed_fields.h"
#include "gui/widgets/frame/header.h"

#include <functional>
#include <vector>

namespace dongbo::gui {

class WindowShell;

/// The header, in the same place on every screen: what page this is, the search box, the day that
/// is shown, undo and redo by name, and the button that reports a fault.
class FrameHead : public Surface
{
public:
    /// `run` runs a command by its id.
    FrameHead(wxWindow* parent, WindowShell& shell, std::function<void(const char*)> run);

    void show(const ScreenHead& head);
    void focusSearch();
    void openCalendar();
    /// What this person did last: choosing one takes it back, or does it again.
    void openHistory();

private:
    /// Beside an open form there is room for title, search and date only.
    void fit();
    void showSearchHint();
    void showState();
    void suggest();
    void pick(const std::string& id);
    void takeStep(const std::string& id);

    WindowShell& m_shell;
    std::function<void(const char*)> m_run;
    PageHeading* m_heading; // these owned by this window
    SearchField* m_search;
    DateBox* m_date;
    UndoPair* m_undo;
    Button* m_report = nullptr;
    bool m_isNarrow = false;
    bool m_isShort = false; ///< words of the day are short
    int m_searchWide = 246; ///< DIP
    std::vector<present::FoundGroup> m_found;
    present::Connection m_onFacts;
    present::Connection m_onSwitch;
};

} // namespace dongbo::gui
