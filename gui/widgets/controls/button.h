#pragma once

#include "gui/widgets/base/canvas.h"

#include <wx/sizer.h>

namespace dongbo::gui {

enum class ButtonKind
{
    Outline,
    Primary, ///< one per region
    Link,    ///< accent text without an outline
    Plain ///< icon only: undo, redo, close, search; `word` is the accessible name and the tooltip
};

enum class ButtonSize
{
    Normal, ///< height 34
    Foot,   ///< height 32, foot of a card
    Row     ///< height 28, within rows, chips and page bars
};

struct ButtonText
{
    std::string word;
    std::string icon = {}; ///< left of the word; may be empty
    std::string keys = {}; ///< "Ctrl B": shown as a key cap
    std::string tip = {};
    std::string iconAfter = {}; ///< right of the word: an arrow, a chevron
};

/// A button: one click, Enter or Space calls onPress.
class Button : public Canvas
{
public:
    Button(wxWindow* parent, const std::string& name, ButtonText text,
           ButtonKind kind = ButtonKind::Outline, ButtonSize size = ButtonSize::Normal);

    void onPress(std::function<void()> action) { m_action = std::move(action); }
    void setText(ButtonText text);
    [[nodiscard]] const ButtonText& text() const { return m_text; }
    /// Only the icon, for want of room; the word stays its name and becomes the tip. No effect
    /// without an icon.
    void shorten(bool isShort);
    [[nodiscard]] ButtonKind kind() const { return m_kind; }
    /// For a button that stays pressed, as one of a pair does.
    void setSelected(bool isSelected);
    /// Colours for the inverted surface of a past day.
    void setInverted(bool isInverted);
    bool Enable(bool isEnabled = true) override;

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    void activateTwice(const std::string& partId) override;
    [[nodiscard]] Role role() const override;
    [[nodiscard]] bool isOnePart() const override { return true; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    struct Colours
    {
        std::optional<wxColour> fill;
        std::optional<wxColour> line;
        wxColour ink;
    };
    [[nodiscard]] Colours colours() const;
    [[nodiscard]] int padding() const;
    [[nodiscard]] int height() const;
    [[nodiscard]] TextStyle style() const;
    [[nodiscard]] bool isWordHidden() const { return m_isShort && !m_text.icon.empty(); }
    [[nodiscard]] std::string word() const { return isWordHidden() ? std::string() : m_text.word; }

    ButtonText m_text;
    ButtonKind m_kind;
    ButtonSize m_size;
    bool m_isSelected = false;
    bool m_isInverted = false;
    bool m_isShort = false;
    std::function<void()> m_action;
};

/// Shortens buttons of a horizontal sizer, the last first, those of ButtonKind::Primary after the
/// others, until what it shows is not wider than `room` (device-dependent pixels, as sizers count);
/// gives words back where there is room again.
void shortenButtons(wxSizer& line, int room);

/// Two or more joined buttons that switch between views of the same data: "Bảng | Danh sách".
class Segments : public Canvas
{
public:
    struct Choice
    {
        std::string id;
        std::string word;
        std::string icon = {};
    };
    Segments(wxWindow* parent, const std::string& name, std::vector<Choice> choices);

    void onChoose(std::function<void(const std::string& id)> action)
    {
        m_action = std::move(action);
    }
    void setChoices(std::vector<Choice> choices);
    /// Selects that choice; does not call onChoose.
    void choose(const std::string& id);
    [[nodiscard]] const std::string& chosen() const { return m_chosen; }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    [[nodiscard]] static int widthOf(const Choice& choice);
    std::vector<Choice> m_choices;
    std::string m_chosen;
    std::function<void(const std::string&)> m_action;
};

} // namespace dongbo::gui
