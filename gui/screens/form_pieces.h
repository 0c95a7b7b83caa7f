#pragma once

#include "gui/present/lists/list_types.h"
#include "gui/present/words/tone.h"
#include "gui/widgets/base/canvas.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/lists/table.h"

#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// The same tone for the widgets.
[[nodiscard]] Tone toneOf(present::Tone tone);
/// How the widgets draw a column of such cells.
[[nodiscard]] ColumnKind columnKindOf(present::CellKind kind);
/// A state in a cell of a table: shape, word, tone.
[[nodiscard]] TableCell pillCell(const present::PillText& pill);

/// The head of a step within a form: a round with a check once it is answered, the question, and a
/// hint at the right.
class StepHead : public Canvas
{
public:
    StepHead(wxWindow* parent, const std::string& name, std::string question,
             bool isRequired = false);

    void setStep(bool isAnswered, const std::string& hint);

    [[nodiscard]] std::vector<Part> parts() const override;
    [[nodiscard]] bool isReadOnly() const override { return true; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {200, 26}; }

private:
    std::string m_question;
    std::string m_hint;
    bool m_isRequired;
    bool m_isAnswered = false;
};

/// What a form is about, once it is chosen: drawing, two lines, a state, and (when it can be
/// changed) a cross. Parts: "thing", "clear".
class ChosenThing : public Canvas
{
public:
    struct Content
    {
        std::string icon;
        std::string title;
        std::string detail;
        present::PillText pill;
    };
    ChosenThing(wxWindow* parent, const std::string& name, std::string clearWord);

    void setContent(Content content);
    /// Without an action there is no cross.
    void onClear(std::function<void()> action) { m_clear = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] bool isReadOnly() const override { return !m_clear; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {240, 46}; }

private:
    Content m_content;
    std::string m_clearWord;
    std::function<void()> m_clear;
};

/// Answers with the keys 1 to 8, which act only while this row has the focus.
class KeyedAnswers : public ChipBar
{
public:
    KeyedAnswers(wxWindow* parent, const std::string& name);

    void onKeyed(std::function<void(std::size_t index)> action) { m_keyed = std::move(action); }
    /// Enter on the row leaves it for the next field.
    [[nodiscard]] Role role() const override { return Role::List; }

protected:
    bool onKey(wxKeyEvent& event) override;

private:
    std::function<void(std::size_t)> m_keyed;
};

/// A note within a form: tinted, an icon, sentences one under the other. Hidden without any.
class FormNote : public Canvas
{
public:
    FormNote(wxWindow* parent, const std::string& name, std::string icon);

    /// Hides itself when there is nothing to say.
    void tell(const std::vector<std::string>& sentences, Tone tone);

    [[nodiscard]] std::vector<Part> parts() const override;
    [[nodiscard]] bool isReadOnly() const override { return true; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;
    void DoSetSize(int x, int y, int width, int height, int sizeFlags) override;

private:
    [[nodiscard]] int tallFor(int width) const;
    std::string m_icon;
    std::vector<std::string> m_sentences;
    Tone m_tone = Tone::Mute;
    int m_width = 440;
};

} // namespace dongbo::gui
