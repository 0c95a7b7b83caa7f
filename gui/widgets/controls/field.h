#pragma once

#include "gui/widgets/base/canvas.h"

#include <wx/textctrl.h>

namespace dongbo::gui {

struct FieldText
{
    std::string label;     ///< above the frame; empty: no space is kept for it
    std::string hint = {}; ///< placeholder while the field is empty
    std::string icon = {}; ///< inside, at the left
    std::string help = {}; ///< one line below the frame while there is no error
    std::string keys = {}; ///< a key cap inside, at the right, while the field is empty
    /// Accessible name; when empty, the label, else the hint.
    std::string spoken = {};
    bool isRequired = false; ///< marked behind the label, and said
};

/// Draws the label over a field, with its mark when it is required.
void drawLabel(Painter& painter, const wxRect& rect, const FieldText& text);
/// The accessible name: what the field is called, and that it is required.
[[nodiscard]] std::string spokenName(const FieldText& text);
/// Height of the sentence under a field of that width, in as many lines as it needs (three at
/// most); 0 for none.
[[nodiscard]] int tallUnder(const std::string& sentence, int width);
/// Draws it below the frame; an error with its sign.
void drawUnder(Painter& painter, const wxRect& rect, const std::string& sentence,
               const wxColour& colour, bool isError);

/// A frame with a label above, a native text control inside, and one sentence under it when what
/// was typed cannot be used. Everything one types into is one of these.
class Field : public Surface
{
public:
    /// `lines` above 1: a text area of that height.
    Field(wxWindow* parent, const std::string& name, FieldText text, int lines = 1);

    [[nodiscard]] std::string text() const;
    /// Replaces the text; does not call onChange.
    void setText(const std::string& utf8);
    void setFieldText(FieldText text);
    /// The error message of the field; empty clears it.
    void setError(const std::string& sentence);
    [[nodiscard]] const std::string& error() const { return m_error; }
    /// A note shown in place of the error ("changed elsewhere at 15:20").
    void setNote(const std::string& sentence, Tone tone);
    void setReadOnly(bool isReadOnly);
    /// As high as the row of a table it stands in; the sentence under it is only spoken.
    void setSnug(int tall);
    void selectAll();

    /// After each change by the user.
    void onChange(std::function<void()> action) { m_change = std::move(action); }
    /// Enter in a single-line field.
    void onEnter(std::function<void()> action) { m_enter = std::move(action); }
    /// The focus left the field, which is still there.
    void onLeave(std::function<void()> action) { m_leave = std::move(action); }
    /// Called before the native control handles a key: arrows in a list of suggestions, Esc. True:
    /// consumed. Letters must never be consumed: input methods need them.
    void onKeyDown(std::function<bool(wxKeyEvent&)> action) { m_keys = std::move(action); }

    [[nodiscard]] wxTextCtrl& native() { return *m_text; }
    void SetFocus() override;
    bool AcceptsFocus() const override { return false; }
    bool Enable(bool isEnabled = true) override;
    void restyled() override;
    [[nodiscard]] wxColour ground() const override;

protected:
    void draw(Painter& painter) override;
    wxSize DoGetBestClientSize() const override;
    /// Called after each change, before the onChange callback.
    virtual void onTextChanged() {}
    virtual void onFocusLost() {}
    /// What was typed, written otherwise by the field itself: calls onChange when it differs.
    void rewrite(const std::string& utf8);
    /// A window of 26 DIP at the right within the frame.
    void setTool(wxWindow* tool);
    [[nodiscard]] wxRect frame() const;
    [[nodiscard]] const FieldText& fieldText() const { return m_words; }
    [[nodiscard]] bool hasFocusInside() const;

private:
    void place();
    void speakName();
    [[nodiscard]] std::string under() const;
    /// Height of the sentence under the frame, as many lines as it needs (three at most).
    [[nodiscard]] int underTall() const;
    /// What stands under the frame, or the width it has, became another.
    void underChanged();

    FieldText m_words;
    int m_lines;
    int m_tall;
    bool m_isSnug = false;
    std::string m_error;
    std::string m_note;
    Tone m_noteTone = Tone::None;
    int m_underTall = 0; ///< as it was laid out
    bool m_isHovered = false;
    wxTextCtrl* m_text = nullptr; // owned by this window
    wxWindow* m_tool = nullptr;   // owned by this window
    std::function<void()> m_change;
    std::function<void()> m_enter;
    std::function<void()> m_leave;
    std::function<bool(wxKeyEvent&)> m_keys;
};

/// One line of text.
class TextField : public Field
{
public:
    TextField(wxWindow* parent, const std::string& name, FieldText text)
        : Field(parent, name, std::move(text))
    {}
};

/// Several lines of text.
class TextArea : public Field
{
public:
    TextArea(wxWindow* parent, const std::string& name, FieldText text, int lines = 3)
        : Field(parent, name, std::move(text), lines)
    {}
};

} // namespace dongbo::gui
