#pragma once

#include "gui/present/place.h"
#include "gui/present/shell.h"
#include "gui/present/signal.h"
#include "gui/present/words/tone.h"
#include "gui/widgets/base/canvas.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::gui {

/// What the window's header says of a screen. Ready text.
struct ScreenHead
{
    std::string title;
    std::string crumb; ///< what stands before the title and leads back: "Điểm cầu"; may be empty
    present::PillText pill; ///< the state beside the title; without a word: none
    std::string caption;    ///< one line of facts: "358 thiết bị · 6 hỏng"
};

/// Commands of the window that mean something else on each screen.
enum class ScreenAct : std::uint8_t
{
    Edit,      ///< F2: the current record's form
    Copy,      ///< Ctrl+C outside text fields: chosen rows as text a spreadsheet takes
    SelectAll, ///< Ctrl+A outside text fields
    Print,     ///< Ctrl+P
    Commit     ///< Ctrl+Enter while no sheet is open: the next step of an import
};

/// One page of the window: builds widgets, hands events to its presenter, shows its rows; decides
/// nothing. It fills the room the frame gives it, which has the page's margins already, and begins
/// with its page bar (32 DIP, then a gap of 12). Made when it is first shown, for one register,
/// language and theme: the window makes new ones when one of these changes.
class Screen : public Surface
{
public:
    /// `windowName` is what scripts call it: "devices".
    Screen(wxWindow* parent, present::Shell& shell, const std::string& windowName);

    [[nodiscard]] virtual ScreenHead head() const = 0;
    /// To be told of by the screen whenever head() would answer something else.
    present::Signal<> headChanged;

    /// Comes before the screen is shown and each time somebody goes to a place of it. A record or
    /// filter that is gone is shown as such, never thrown.
    virtual void showPlace(const present::Place& place) = 0;
    /// The place that showPlace would bring back; for the way back, and when the window is rebuilt.
    [[nodiscard]] virtual present::Place place() const = 0;
    /// F5, and when it is shown again: read anew. Changes of the register are announced by
    /// Session::changed, which presenters listen to; a screen that is not shown may wait for this.
    virtual void refresh() = 0;

    /// The field '/' goes to; nullptr: none.
    [[nodiscard]] virtual wxWindow* filterField() { return nullptr; }
    /// Where F6 stops within the screen, in order: page bar, list, card. Those not shown are
    /// passed over.
    [[nodiscard]] virtual std::vector<wxWindow*> regions() { return {this}; }
    [[nodiscard]] virtual bool canDo(ScreenAct /*act*/) const { return false; }
    virtual void doIt(ScreenAct /*act*/) {}
    /// Whether somebody sees the screen; what reads the register waits while nobody does.
    virtual void setInSight(bool /*isInSight*/) {}
    bool Show(bool isShown = true) override;
    /// Esc, before the window takes it (it closes the sheet, then leaves the past day). True: used.
    [[nodiscard]] virtual bool takeEscape() { return false; }

    [[nodiscard]] present::Shell& shell() const { return m_shell; }

private:
    present::Shell& m_shell;
};

} // namespace dongbo::gui
