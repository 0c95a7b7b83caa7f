#include "gui/screens/forms/form_control_kinds.h"
#include "gui/widgets/controls/typed_fields.h"

// Answers that are typed, looked up or chosen in a menu.

namespace dongbo::gui {

namespace {

using present::FormField;
using present::FormFieldKind;

FieldText fieldText(const FormField& field)
{
    const bool isMoment = field.icon.empty() && field.kind == FormFieldKind::Moment;
    return {.label = field.label,
            .hint = field.placeholder,
            .icon = isMoment ? "clock" : field.icon,
            .spoken = field.spoken,
            .isRequired = field.isRequired};
}

/// Anything one types into.
template <typename W> class TypedControl : public HeldControl<W>
{
public:
    TypedControl(const FieldAt& at, W* field)
        : HeldControl<W>(at, field)
    {
        field->onChange([this] { this->type(this->control().text()); });
        field->onLeave([this] { this->presenter().leave(this->id()); });
        field->native().Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            this->control().CallAfter([this] { focused(); });
        });
    }

protected:
    void showAnswer(const FormField& field) override
    {
        if (!this->isTyping() && this->control().text() != field.value) {
            this->control().setText(field.value);
        }
        m_isReplaced = field.isReplaced;
        const auto under = underOf(field);
        this->control().setError(field.problem);
        this->control().setNote(under.sentence, under.tone);
    }
    virtual void focused()
    {
        if (m_isReplaced) {
            this->control().selectAll();
        }
    }

private:
    bool m_isReplaced = false;
};

/// Text with suggestions: of records, or of a record that is then shown instead.
class SearchControl : public TypedControl<SearchField>
{
public:
    explicit SearchControl(const FieldAt& at)
        : TypedControl(at, new SearchField(at.parent, at.name(), fieldText(at.field)))
    {
        control().onPick([this](const std::string& key) { presenter().take(id(), key); });
    }

protected:
    void showAnswer(const FormField& field) override
    {
        TypedControl::showAnswer(field);
        if (isTyping()) {
            offer(field);
        }
    }
    /// What there is to choose from before anything is typed; not where nothing is an answer, too.
    void focused() override
    {
        TypedControl::focused();
        const auto* field = presenter().form().find(id());
        if (field != nullptr && field->value.empty() && !field->mayBeNew &&
            control().native().HasFocus()) {
            offer(*field);
        }
    }

private:
    void offer(const FormField& field)
    {
        std::vector<MenuItem> items;
        for (const auto& choice : field.choices) {
            items.push_back({.id = choice.key,
                             .word = choice.word,
                             .icon = choice.icon.empty() ? field.icon : choice.icon,
                             .caption = choice.detail,
                             .pill = choice.pill.word,
                             .pillIcon = choice.pill.icon,
                             .tone = toneOf(choice.pill.tone)});
        }
        control().suggest(field.key.empty() ? std::move(items) : std::vector<MenuItem>());
    }
};

class PickerControl final : public SearchControl
{
public:
    PickerControl(const FieldAt& at, const std::string& clearWord)
        : SearchControl(at)
    {
        const auto& label = at.field.label;
        m_label = own(new Words(at.parent, at.name(".chosen_label"), label, TextSize::Caption), 2);
        m_label->setQuiet(/*isCaption=*/false);
        m_chosen =
            own(new ChosenThing(at.parent, at.name(".chosen"), clearWord), label.empty() ? 0 : 4);
        m_under = own(new Words(at.parent, at.name(".chosen_note"), "", TextSize::Caption), 4);
        m_under->wrapAt(formWide);
        m_chosen->onClear([this] { presenter().clear(id()); });
        control().onSearch([this] { presenter().takeFirst(id()); });
    }

    [[nodiscard]] wxWindow* focusable() const override
    {
        return control().IsShown() ? static_cast<wxWindow*>(&control()) : m_chosen;
    }

protected:
    void showAnswer(const FormField& field) override
    {
        SearchControl::showAnswer(field);
        const bool isChosen = field.picked.has_value();
        control().Show(!isChosen);
        m_chosen->Show(isChosen);
        m_label->Show(isChosen && !field.label.empty());
        const auto under = field.problem.empty() ? underOf(field) : Under{field.problem, Tone::Bad};
        const bool isSaid = isChosen && under.tone != Tone::Mute && !under.sentence.empty();
        m_under->setText(isSaid ? under.sentence : std::string());
        m_under->setTone(under.tone);
        m_under->Show(isSaid);
        if (isChosen) {
            m_chosen->setContent(
                {field.picked->icon, field.picked->word, field.picked->detail, field.picked->pill});
            control().closeSuggestions();
        }
    }

private:
    Words* m_label; // these owned by the parent
    ChosenThing* m_chosen;
    Words* m_under;
};

/// One of a closed list, in a menu.
class ChoiceControl final : public HeldControl<ChoiceField>
{
public:
    explicit ChoiceControl(const FieldAt& at)
        : HeldControl(at, new ChoiceField(at.parent, at.name(), fieldText(at.field)))
    {
        // later: the menu is still open
        control().onChoose(
            [this](const std::string& key) { control().CallAfter([this, key] { type(key); }); });
    }

protected:
    void showAnswer(const FormField& field) override
    {
        std::vector<MenuItem> items;
        for (const auto& choice : field.choices) {
            items.push_back({.id = choice.key, .word = choice.word, .caption = choice.detail});
        }
        control().setItems(std::move(items));
        control().choose(field.value.empty() ? field.proposed : field.value);
        control().setError(field.problem);
        control().setHelp(underOf(field).sentence);
    }
};

} // namespace

std::unique_ptr<FormControl> typedControl(const FieldAt& at, present::Session& session)
{
    const auto typed = [&](auto* control) -> std::unique_ptr<FormControl> {
        return std::make_unique<TypedControl<std::remove_pointer_t<decltype(control)>>>(at,
                                                                                        control);
    };
    const auto text = fieldText(at.field);
    const auto kind = at.field.kind;
    if (kind == FormFieldKind::Area) {
        return typed(new TextArea(at.parent, at.name(), text, 3));
    }
    if (kind == FormFieldKind::Day) {
        return typed(
            new DateField(at.parent, at.name(), text, [&session] { return session.today(); }));
    }
    if (kind == FormFieldKind::Money) {
        return typed(new MoneyField(at.parent, at.name(), text));
    }
    if (kind == FormFieldKind::Text || kind == FormFieldKind::DayOrYear ||
        kind == FormFieldKind::Moment || kind == FormFieldKind::Number) {
        return typed(new TextField(at.parent, at.name(), text));
    }
    if (kind == FormFieldKind::Choice) {
        return std::make_unique<ChoiceControl>(at);
    }
    if (kind == FormFieldKind::Suggest) {
        return std::make_unique<SearchControl>(at);
    }
    return kind == FormFieldKind::Picker
               ? std::make_unique<PickerControl>(at, session.say("form.choose_other"))
               : nullptr;
}

} // namespace dongbo::gui
