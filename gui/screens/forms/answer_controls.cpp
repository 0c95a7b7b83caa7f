#include "gui/screens/forms/form_control_kinds.h"

#include <wx/sizer.h>

// Answers that are chosen among what is in sight.

namespace dongbo::gui {

namespace {

using present::FormField;
using present::FormFieldKind;

class ChipsControl final : public HeldControl<ChipBar, LabelledControl>
{
public:
    explicit ChipsControl(const FieldAt& at)
        : HeldControl(at, bar(at), gapAt(at))
    {
        if (auto* keyed = dynamic_cast<KeyedAnswers*>(&control())) {
            keyed->onKeyed([this](std::size_t index) {
                if (index < control().chips().size()) {
                    type(control().chips()[index].id);
                }
            });
        }
        control().onToggle([this](const std::string& key) { type(key); });
        addUnder();
    }

protected:
    void showAnswer(const FormField& field) override
    {
        LabelledControl::showAnswer(field);
        const auto& chosen = field.value.empty() ? field.proposed : field.value;
        const bool isKeyed = field.kind == FormFieldKind::Keyed;
        std::vector<Chip> chips;
        for (const auto& choice : field.choices) {
            chips.push_back({.id = choice.key,
                             .word = choice.word,
                             .icon = choice.icon,
                             .isSelected = choice.key == chosen,
                             .keys = isKeyed ? std::to_string(chips.size() + 1) : std::string()});
        }
        control().setChips(std::move(chips));
    }

private:
    static ChipBar* bar(const FieldAt& at)
    {
        if (at.field.kind == FormFieldKind::Keyed) {
            return new KeyedAnswers(at.parent, at.name());
        }
        const bool isSmall = at.field.kind == FormFieldKind::Toggles;
        auto* made =
            new ChipBar(at.parent, at.name(), {}, isSmall ? ChipStyle::Small : ChipStyle::Answer);
        made->wrapLines();
        return made;
    }
};

class CardsControl final : public HeldControl<ChoiceCards, LabelledControl>
{
public:
    explicit CardsControl(const FieldAt& at)
        : HeldControl(at, new ChoiceCards(at.parent, at.name()), gapAt(at))
    {
        control().onChoose([this](const std::string& key) { type(key); });
        addUnder();
    }

protected:
    void showAnswer(const FormField& field) override
    {
        LabelledControl::showAnswer(field);
        std::vector<ChoiceCards::Choice> cards;
        for (const auto& choice : field.choices) {
            cards.push_back(
                {choice.key, choice.word, choice.detail, choice.icon, toneOf(choice.pill.tone)});
        }
        control().setChoices(std::move(cards));
        control().choose(field.value.empty() ? field.proposed : field.value);
    }
};

class CheckControl final : public HeldControl<CheckBox, LabelledControl>
{
public:
    explicit CheckControl(const FieldAt& at)
        : HeldControl(at, new CheckBox(at.parent, at.name(), at.field.label))
    {
        control().onToggle([this](bool isOn) { type(isOn ? "yes" : ""); });
        addUnder();
    }

protected:
    void showAnswer(const FormField& field) override
    {
        LabelledControl::showAnswer(field);
        control().setChecked(field.value == "yes");
    }
};

class FilesControl final : public HeldControl<ChipBar, LabelledControl>
{
public:
    explicit FilesControl(const FieldAt& at)
        : HeldControl(at, new ChipBar(at.parent, at.name(), {}, ChipStyle::Small))
    {
        control().wrapLines();
        control().onClear([this](const std::string& key) {
            control().CallAfter([this, key] { presenter().press(id(), key); });
        });
        addUnder();
    }

protected:
    void showAnswer(const FormField& field) override
    {
        LabelledControl::showAnswer(field);
        std::vector<Chip> chips;
        for (const auto& choice : field.choices) {
            chips.push_back(
                {.id = choice.key, .word = choice.word, .icon = "paperclip", .isClosable = true});
        }
        control().Show(!chips.empty());
        control().setChips(std::move(chips));
    }
};

/// Several boxes in a card.
class ChecksControl final : public HeldControl<Card>
{
public:
    explicit ChecksControl(const FieldAt& at)
        : HeldControl(at, new Card(at.parent, at.name(), {at.field.label}))
        , m_grid(new wxFlexGridSizer(2, at.parent->FromDIP(wxSize(12, 4))))
    {
        m_grid->AddGrowableCol(0, 1);
        m_grid->AddGrowableCol(1, 1);
        control().body().Add(m_grid, wxSizerFlags().Expand());
    }

protected:
    void showAnswer(const FormField& field) override
    {
        if (field.choices != m_choices) {
            m_choices = field.choices;
            m_grid->Clear(/*delete_windows=*/true);
            m_boxes.clear();
            for (const auto& choice : m_choices) {
                auto* box = new CheckBox(
                    &control(), name(std::to_string(m_boxes.size() + 1).c_str()), choice.word);
                box->onToggle(
                    [this, key = choice.key](bool isOn) { presenter().tick(id(), key, isOn); });
                m_grid->Add(box, wxSizerFlags().Expand());
                m_boxes.push_back(box);
            }
        }
        const auto ticked = " " + field.value + " ";
        for (std::size_t i = 0; i < m_boxes.size(); ++i) {
            m_boxes[i]->setChecked(ticked.find(" " + m_choices[i].key + " ") != std::string::npos);
        }
    }

private:
    wxFlexGridSizer* m_grid; // owned by the card
    std::vector<present::FormChoice> m_choices;
    std::vector<CheckBox*> m_boxes; // owned by the card
};

} // namespace

std::unique_ptr<FormControl> answersControl(const FieldAt& at)
{
    const auto kind = at.field.kind;
    if (kind == FormFieldKind::Chips || kind == FormFieldKind::Toggles ||
        kind == FormFieldKind::Keyed) {
        return std::make_unique<ChipsControl>(at);
    }
    if (kind == FormFieldKind::Cards) {
        return std::make_unique<CardsControl>(at);
    }
    if (kind == FormFieldKind::Check) {
        return std::make_unique<CheckControl>(at);
    }
    if (kind == FormFieldKind::Checks) {
        return std::make_unique<ChecksControl>(at);
    }
    return kind == FormFieldKind::Files ? std::make_unique<FilesControl>(at) : nullptr;
}

} // namespace dongbo::gui
