#pragma once

#include "gui/present/shell.h"
#include "gui/present/signal.h"
#include "gui/present/words/tone.h"
#include "gui/widgets/base/canvas.h"

#include <string>
#include <string_view>
#include <vector>

namespace dongbo::gui {

/// A button of a sheet's foot. The last one is the primary; the others stand left of it.
struct SheetButton
{
    std::string id; ///< what press() gets and scripts call it: "sheet.later"
    std::string label;
    std::string icon; ///< may be empty
    bool isEnabled = true;
};

/// A form in the sheet docked at the window's right side (486 DIP wide). The window draws its head
/// (icon, title, caption, close button), its foot and margins of 20 DIP; this is what lies between,
/// which scrolls when it is too high. Ctrl+Enter commits; Esc closes it and keeps the draft.
class Sheet : public Surface
{
public:
    /// `windowName` is what scripts call it: "fault_report".
    Sheet(wxWindow* parent, present::Shell& shell, const char* windowName);

    [[nodiscard]] virtual std::string title() const = 0;
    [[nodiscard]] virtual std::string caption() const { return {}; }
    [[nodiscard]] virtual std::string icon() const { return {}; }
    [[nodiscard]] virtual present::Tone tone() const { return present::Tone::Accent; }
    /// The foot from left to right; the last is the primary and shows Ctrl+Enter.
    [[nodiscard]] virtual std::vector<SheetButton> buttons() const = 0;
    /// A button of the foot but the primary.
    virtual void press(std::string_view buttonId) = 0;
    /// The primary, also Ctrl+Enter. Calls Shell::act, and Shell::closeSheet when it was done.
    virtual void commit() = 0;
    /// To be told of whenever head, foot or draft() would answer something else.
    present::Signal<> changed;

    /// What the person has typed, in the sheet's own words (its presenter writes and reads them;
    /// present::FormDraft helps); empty: nothing worth keeping. Kept on disk every few seconds and
    /// when the sheet closes without commit.
    [[nodiscard]] virtual std::string draft() const = 0;
    /// Fills the form with what draft() once gave.
    virtual void restore(std::string_view draft) = 0;

    /// What gets the keyboard when it opens.
    [[nodiscard]] virtual wxWindow* firstField() { return this; }
    /// Somebody clicked a record in the list beside it: a form that still asks for one takes it.
    virtual void point(const present::RecordRef& /*record*/) {}

    [[nodiscard]] present::Shell& shell() const { return m_shell; }

private:
    present::Shell& m_shell;
};

} // namespace dongbo::gui
