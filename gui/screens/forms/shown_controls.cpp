#include "gui/screens/forms/form_control_kinds.h"

#include <wx/sizer.h>

// What a form shows besides answers.

namespace dongbo::gui {

namespace {

using present::FormField;
using present::FormFieldKind;

class FactControl final : public HeldControl<Words, LabelledControl>
{
public:
    explicit FactControl(const FieldAt& at)
        : HeldControl(
              at, new Words(at.parent, at.name(), at.field.value, TextSize::Body, Weight::Medium),
              2)
    {
        control().wrapAt(formWide); // a file's whole path
    }

    [[nodiscard]] wxWindow* focusable() const override { return nullptr; }

protected:
    void showAnswer(const FormField& field) override { control().setText(field.value); }
};

class StepControl final : public HeldControl<StepHead>
{
public:
    explicit StepControl(const FieldAt& at)
        : HeldControl(at, new StepHead(at.parent, at.name(), at.field.label, at.field.isRequired))
    {}

    [[nodiscard]] wxWindow* focusable() const override { return nullptr; }

protected:
    void showAnswer(const FormField& field) override
    {
        control().setStep(field.isAnswered, field.hint);
    }
};

/// A sentence with something to do about it.
class NoteControl final : public HeldControl<FormNote>
{
public:
    explicit NoteControl(const FieldAt& at)
        : HeldControl(at, new FormNote(at.parent, at.name(), at.field.icon))
    {
        for (const auto& action : at.field.choices) {
            m_button = own(new Button(at.parent, at.name((".act." + action.key).c_str()),
                                      {action.word}, ButtonKind::Outline, ButtonSize::Row),
                           6);
            m_button->onPress([this, key = action.key] { presenter().send(key); });
        }
    }

    [[nodiscard]] wxWindow* focusable() const override { return m_button; }

protected:
    void showAnswer(const FormField& field) override
    {
        control().tell({field.value}, toneOf(field.tone));
    }

private:
    Button* m_button = nullptr; // owned by the parent
};

/// Small actions on one line, and a word at its end.
class LinksControl final : public HeldControl<Surface>
{
public:
    explicit LinksControl(const FieldAt& at)
        : HeldControl(at, new Surface(at.parent, at.name()))
    {
        auto& line = control();
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        for (const auto& action : at.field.choices) {
            auto* button =
                new Button(&line, at.name(("." + action.key).c_str()), {action.word, action.icon},
                           ButtonKind::Link, ButtonSize::Row);
            button->onPress([this, key = action.key] {
                control().CallAfter([this, key] { presenter().press(id(), key); });
            });
            row->Add(button, wxSizerFlags().CentreVertical().Border(
                                 wxLEFT, row->IsEmpty() ? 0 : line.FromDIP(12)));
        }
        auto* words = new Words(&line, at.name(".hint"), at.field.hint, TextSize::Caption);
        words->setQuiet(true);
        row->AddStretchSpacer();
        row->Add(words, wxSizerFlags().CentreVertical());
        line.SetSizer(row);
    }

protected:
    void showAnswer(const FormField& /*field*/) override {}
};

} // namespace

std::unique_ptr<FormControl> shownControl(const FieldAt& at)
{
    const auto kind = at.field.kind;
    if (kind == FormFieldKind::Fact) {
        return std::make_unique<FactControl>(at);
    }
    if (kind == FormFieldKind::Links) {
        return std::make_unique<LinksControl>(at);
    }
    if (kind == FormFieldKind::Step) {
        return std::make_unique<StepControl>(at);
    }
    return kind == FormFieldKind::Note ? std::make_unique<NoteControl>(at) : nullptr;
}

} // namespace dongbo::gui
