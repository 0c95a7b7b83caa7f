#pragma once

#include "gui/screens/sheet.h"
#include "gui/widgets/frame/side_sheet.h"

#include <wx/timer.h>

#include <optional>
#include <vector>

namespace dongbo::gui {

class WindowShell;

/// The form at the window's right side. One at a time: another takes its place and the first keeps
/// its draft. Hidden while there is none.
class SheetDock : public SideSheet
{
public:
    SheetDock(wxWindow* parent, WindowShell& shell);
    ~SheetDock() override;

    /// Opens the form; a draft kept for it is filled in. Nothing for a kind this build has not.
    void open(const present::SheetRequest& request);
    /// Closes it and keeps what was typed.
    void close();
    /// Closes it and forgets what was typed: it is in the register now.
    void finish();
    /// The primary button.
    void commit();
    [[nodiscard]] bool isOpen() const { return m_sheet != nullptr; }
    [[nodiscard]] Sheet* sheet() const { return m_sheet; } ///< nullptr: none is open
    [[nodiscard]] const std::optional<present::SheetRequest>& request() const { return m_request; }
    /// Writes the draft of an open form.
    void keepDraft();
    /// It opened or closed.
    present::Signal<> toggled;

private:
    void showHead();
    void showFoot();
    void makeButtons(const std::vector<SheetButton>& buttons);
    void press(const std::string& id);
    void remove();

    WindowShell& m_shell;
    std::optional<present::SheetRequest> m_request;
    Sheet* m_sheet = nullptr;       // owned by content()
    std::vector<Button*> m_buttons; // owned by this window
    present::Connection m_onChange;
    wxTimer m_timer;
};

} // namespace dongbo::gui
