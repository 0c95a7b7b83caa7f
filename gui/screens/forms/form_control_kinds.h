#pragma once

#include "gui/screens/forms/form_control.h"
#include "gui/widgets/frame/card.h"

#include <memory>

// Inside gui/screens/forms only: what the controls of single kinds share.

namespace dongbo::gui {

/// What stands under the answer while nothing is wrong, and its tone.
struct Under
{
    std::string sentence;
    Tone tone = Tone::Mute;
};
[[nodiscard]] Under underOf(const present::FormField& field);

/// A control that is one window of that type, below what Base puts first.
template <typename W, typename Base = FormControl> class HeldControl : public Base
{
public:
    HeldControl(const FieldAt& at, W* control, int gap = 0)
        : Base(at)
        , m_control(this->own(control, gap))
    {}

    [[nodiscard]] wxWindow* focusable() const override { return m_control; }

protected:
    [[nodiscard]] W& control() const { return *m_control; }

private:
    W* m_control; // owned by the parent
};

// Nothing for another kind.
/// Typed, looked up or chosen in a menu.
[[nodiscard]] std::unique_ptr<FormControl> typedControl(const FieldAt& at,
                                                        present::Session& session);
/// One or some of what is in sight: chips, cards, boxes, files.
[[nodiscard]] std::unique_ptr<FormControl> answersControl(const FieldAt& at);
/// Only shown, with something to do about it perhaps: facts, heads of steps, notes, links.
[[nodiscard]] std::unique_ptr<FormControl> shownControl(const FieldAt& at);

/// A label over a control that has none of its own, and the sentence under it.
class LabelledControl : public FormControl
{
public:
    explicit LabelledControl(const FieldAt& at);

protected:
    /// Between the label and the control.
    [[nodiscard]] static int gapAt(const FieldAt& at) { return at.field.label.empty() ? 0 : 4; }
    /// After the control itself.
    void addUnder();
    void showAnswer(const present::FormField& field) override;

private:
    Words* m_under = nullptr; // owned by the parent
};

} // namespace dongbo::gui
