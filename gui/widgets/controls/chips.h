#pragma once

#include "gui/widgets/base/canvas.h"

namespace dongbo::gui {

struct Chip
{
    std::string id;
    std::string word;
    std::string icon = {};
    std::string count = {}; ///< "372"
    bool isSelected = false;
    bool isClosable = false; ///< a cross, Delete: onClear
    bool opensMenu = false;  ///< a chevron: a click is an ordinary choice, the screen shows a menu
    std::string keys = {};   ///< "1": a key cap in front, of answers
    std::string tip = {};
};

enum class ChipStyle
{
    Filter, ///< round, 28
    Small,  ///< round, 24, in heads of cards
    Answer  ///< 30, round corners of 7: answers of a form
};

/// A row of chips. Enter, Space or a click: onToggle.
/// The chips change only when setChips says so.
class ChipBar : public Canvas
{
public:
    ChipBar(wxWindow* parent, const std::string& name, std::vector<Chip> chips = {},
            ChipStyle style = ChipStyle::Filter);

    void setChips(std::vector<Chip> chips);
    [[nodiscard]] const std::vector<Chip>& chips() const { return m_chips; }
    void onToggle(std::function<void(const std::string& id)> action)
    {
        m_toggle = std::move(action);
    }
    /// The cross or the Delete key.
    void onClear(std::function<void(const std::string& id)> action) { m_clear = std::move(action); }
    /// Chips that do not fit go on in the next line, for a bar that gets its width from its parent;
    /// otherwise it wants one line and hides what does not fit.
    void wrapLines();

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;

protected:
    void draw(Painter& painter) override;
    bool onKey(wxKeyEvent& event) override;
    [[nodiscard]] wxSize bestSize() const override;
    void DoSetSize(int x, int y, int width, int height, int sizeFlags) override;

private:
    [[nodiscard]] int widthOf(const Chip& chip) const;
    [[nodiscard]] int tall() const;
    [[nodiscard]] std::vector<wxRect> places(int room) const;

    std::vector<Chip> m_chips;
    ChipStyle m_style;
    bool m_isOneLine = true;
    int m_wrapWidth = 0;
    std::function<void(const std::string&)> m_toggle;
    std::function<void(const std::string&)> m_clear;
};

/// One of a few answers as cards with a word and a caption: severities. The chosen one is tinted in
/// its tone with a line of 2.
class ChoiceCards : public Canvas
{
public:
    struct Choice
    {
        std::string id;
        std::string word;
        std::string caption = {};
        std::string icon = {};
        Tone tone = Tone::Accent; ///< once chosen
    };
    ChoiceCards(wxWindow* parent, const std::string& name, std::vector<Choice> choices = {});

    void setChoices(std::vector<Choice> choices);
    /// Shows it as taken; does not call onChoose.
    void choose(const std::string& id);
    [[nodiscard]] const std::string& chosen() const { return m_chosen; }
    void onChoose(std::function<void(const std::string& id)> action)
    {
        m_action = std::move(action);
    }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    std::vector<Choice> m_choices;
    std::string m_chosen;
    std::function<void(const std::string&)> m_action;
};

/// A box (or a round) with a sentence behind it.
class CheckBox : public Canvas
{
public:
    enum class Shape
    {
        Box,
        Round
    };
    CheckBox(wxWindow* parent, const std::string& name, std::string word, Shape shape = Shape::Box);

    [[nodiscard]] bool isChecked() const { return m_isChecked; }
    /// Does not call onToggle.
    void setChecked(bool isChecked);
    void setWord(std::string word);
    void onToggle(std::function<void(bool isChecked)> action) { m_action = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    void activateTwice(const std::string& partId) override { activate(partId); }
    [[nodiscard]] bool isOnePart() const override { return true; }
    [[nodiscard]] Role role() const override;

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    std::string m_word;
    Shape m_shape;
    bool m_isChecked = false;
    std::function<void(bool)> m_action;
};

} // namespace dongbo::gui
