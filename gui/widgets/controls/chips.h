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
    bool isClosable = false; ///< with a cross; cross and Delete call onClear
    bool opensMenu = false;  ///< with a chevron: a click calls onToggle, the screen opens a menu
    std::string keys = {};   ///< "1": a key cap at the left, for answers
    std::string tip = {};
};

enum class ChipStyle
{
    Filter, ///< round, height 28
    Small,  ///< round, height 24, in heads of cards
    Answer  ///< height 30, corner radius 7: answers of a form
};

/// A row of chips. Enter, Space or a click calls onToggle.
/// The chips change only by setChips.
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
    /// The cross was clicked or Delete pressed.
    void onClear(std::function<void(const std::string& id)> action) { m_clear = std::move(action); }
    /// Wraps chips that do not fit onto the next line, for a bar whose parent sets its width;
    /// otherwise they stand in one line, and what does not fit is in the menu of a last chip, "+3";
    /// selected ones stay in sight.
    void wrapLines();
    /// Asks for no more width than the parent gives; otherwise the best size is the whole line.
    void foldLine();

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
    struct Placed
    {
        const Chip* chip;
        wxRect rect;
    };
    [[nodiscard]] std::vector<Placed> places(int room) const;
    [[nodiscard]] std::vector<Placed> folded(int room) const;
    void openFolded();

    std::vector<Chip> m_chips;
    ChipStyle m_style;
    bool m_isOneLine = true;
    bool m_folds = false;
    mutable Chip m_more; ///< stands for those folded away
    int m_wrapWidth = 0;
    std::function<void(const std::string&)> m_toggle;
    std::function<void(const std::string&)> m_clear;
};

/// One of a few answers as cards with a word and a caption: severities. The selected one is tinted
/// in its tone with an outline of 2.
class ChoiceCards : public Canvas
{
public:
    struct Choice
    {
        std::string id;
        std::string word;
        std::string caption = {};
        std::string icon = {};
        Tone tone = Tone::Accent; ///< when selected
    };
    ChoiceCards(wxWindow* parent, const std::string& name, std::vector<Choice> choices = {});

    void setChoices(std::vector<Choice> choices);
    /// Selects the answer; does not call onChoose.
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

/// A check box (or radio button) with its label.
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
