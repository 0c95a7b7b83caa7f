#pragma once

#include "gui/present/forms/form.h"
#include "gui/present/forms/form_presenter.h"
#include "gui/screens/form_pieces.h"
#include "gui/widgets/controls/chips.h"

#include <memory>
#include <string>
#include <vector>

class wxSizer;

namespace dongbo::gui {

/// Width of sentences within a form.
inline constexpr int formWide = 430;

/// A field and the form it stands in.
struct FieldAt
{
    wxWindow* parent;
    present::FormPresenter& presenter;
    const present::FormField& field;

    /// Of its windows: "form.<field><part>".
    [[nodiscard]] std::string name(const char* part = "") const
    {
        return "form." + field.name + part;
    }
};

/// The windows of one field of a form: its control, and under it what is asked about the answer (a
/// conflict, an unlikely entry). Windows: "form.<field>", "form.<field>.ask" (answers "mine",
/// "theirs", "yes") and "form.<field>.ask.text".
class FormControl
{
public:
    explicit FormControl(const FieldAt& at);
    virtual ~FormControl() = default;
    FormControl(const FormControl&) = delete;
    FormControl& operator=(const FormControl&) = delete;

    [[nodiscard]] present::FormFieldKind kind() const { return m_kind; }
    /// Shows the answer and what is said of it.
    void show(const present::FormField& field, const present::Session& session);
    /// Adds the windows of the control, or of what is asked under it, to a vertical sizer.
    void addTo(wxSizer& column) const;
    void addAskTo(wxSizer& column) const;
    /// In the order of Tab.
    [[nodiscard]] std::vector<wxWindow*> windows() const;
    /// What gets the keyboard; nullptr: nothing does.
    [[nodiscard]] virtual wxWindow* focusable() const = 0;
    /// Whether windows came or went since the last call.
    [[nodiscard]] bool takeIsOther();
    void destroy();

protected:
    virtual void showAnswer(const present::FormField& field) = 0;
    /// Puts another window under those there are, so many DIP lower.
    template <typename W> W* own(W* window, int gap = 0)
    {
        m_windows.push_back({window, gap});
        return window;
    }
    [[nodiscard]] wxWindow* parent() const { return m_parent; }
    [[nodiscard]] present::FormPresenter& presenter() const { return m_presenter; }
    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] std::string name(const char* part = "") const { return "form." + m_id + part; }
    /// Tells the presenter what is typed; meanwhile the control keeps the text as typed.
    void type(const std::string& value);
    [[nodiscard]] bool isTyping() const { return m_isTyping; }

private:
    struct Owned
    {
        wxWindow* window; // owned by m_parent
        int gap;
    };
    void showAsk(const present::FormField& field, const present::Session& session);
    void makeAsk();

    wxWindow* m_parent;
    present::FormPresenter& m_presenter;
    std::string m_id;
    std::string m_spoken;
    present::FormFieldKind m_kind;
    std::vector<Owned> m_windows;
    FormNote* m_askText = nullptr; // owned by m_parent
    ChipBar* m_ask = nullptr;      // owned by m_parent
    bool m_isTyping = false;
    bool m_isOther = true;
};

/// The control for a field of that kind.
[[nodiscard]] std::unique_ptr<FormControl> makeFormControl(const FieldAt& at,
                                                           present::Session& session);

} // namespace dongbo::gui
