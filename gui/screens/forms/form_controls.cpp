#include "gui/screens/forms/form_control.h"
#include "gui/widgets/controls/typed_fields.h"
#include "gui/widgets/frame/card.h"

#include <wx/sizer.h>

// One class a kind of answer.

namespace dongbo::gui {

namespace {

using present::FormField;
using present::FormFieldKind;
using present::FormPresenter;

FieldText fieldText(const FormField& field)
{
    FieldText text;
    text.label = field.label;
    text.hint = field.placeholder;
    text.icon = field.icon;
    text.spoken = field.spoken;
    text.isRequired = field.isRequired;
    if (text.icon.empty() && field.kind == FormFieldKind::Moment) {
        text.icon = "clock";
    }
    return text;
}

/// What stands under the answer while nothing is wrong, and its tone.
struct Under
{
    std::string sentence;
    Tone tone = Tone::Mute;
};
Under underOf(const FormField& field)
{
    if (!field.note.empty() || !field.caution.empty()) {
        return {field.note.empty() ? field.caution : field.note, Tone::Warn};
    }
    return {field.hint, toneOf(field.hintTone)};
}

/// Anything one types into.
class TypedControl : public FormControl
{
public:
    TypedControl(wxWindow* parent, FormPresenter& presenter, const FormField& field, Field* control)
        : FormControl(parent, presenter, field)
        , m_field(own(control))
    {
        m_field->onChange([this] { type(m_field->text()); });
        m_field->onLeave([this] { this->presenter().leave(id()); });
        m_field->native().Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            m_field->CallAfter([this] { focused(); });
        });
    }

    [[nodiscard]] wxWindow* focusable() const override { return m_field; }

protected:
    void showAnswer(const FormField& field) override
    {
        if (!isTyping() && m_field->text() != field.value) {
            m_field->setText(field.value);
        }
        m_isReplaced = field.isReplaced;
        const auto under = underOf(field);
        m_field->setError(field.problem);
        m_field->setNote(under.sentence, under.tone);
    }
    virtual void focused()
    {
        if (m_isReplaced) {
            m_field->selectAll();
        }
    }

private:
    Field* m_field; // owned by the parent
    bool m_isReplaced = false;
};

/// Text with suggestions: of records, or of a record that is then shown instead.
class SearchControl : public TypedControl
{
public:
    SearchControl(wxWindow* parent, FormPresenter& presenter, const FormField& field)
        : SearchControl(parent, presenter, field,
                        new SearchField(parent, "form." + field.name, fieldText(field)))
    {}

protected:
    SearchControl(wxWindow* parent, FormPresenter& presenter, const FormField& field,
                  SearchField* search)
        : TypedControl(parent, presenter, field, search)
        , m_search(search)
    {
        m_search->onPick([this](const std::string& key) { this->presenter().take(id(), key); });
    }
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
            m_search->native().HasFocus()) {
            offer(*field);
        }
    }
    void offer(const FormField& field)
    {
        std::vector<MenuItem> items;
        for (const auto& choice : field.choices) {
            MenuItem item;
            item.id = choice.key;
            item.word = choice.word;
            item.caption = choice.detail;
            item.icon = choice.icon.empty() ? field.icon : choice.icon;
            item.pill = choice.pill.word;
            item.pillIcon = choice.pill.icon;
            item.tone = toneOf(choice.pill.tone);
            items.push_back(std::move(item));
        }
        m_search->suggest(field.key.empty() ? std::move(items) : std::vector<MenuItem>());
    }
    [[nodiscard]] SearchField& search() const { return *m_search; }

private:
    SearchField* m_search; // owned by the parent
};

class PickerControl final : public SearchControl
{
public:
    PickerControl(wxWindow* parent, FormPresenter& presenter, const FormField& field,
                  const std::string& clearWord)
        : SearchControl(parent, presenter, field)
    {
        m_label = own(new Words(parent, name(".chosen_label"), field.label, TextSize::Caption), 2);
        m_label->setQuiet(/*isCaption=*/false);
        m_chosen =
            own(new ChosenThing(parent, name(".chosen"), clearWord), field.label.empty() ? 0 : 4);
        m_under = own(new Words(parent, name(".chosen_note"), "", TextSize::Caption), 4);
        m_under->wrapAt(430);
        m_chosen->onClear([this] { this->presenter().clear(id()); });
        search().onSearch([this] { this->presenter().takeFirst(id()); });
    }

    [[nodiscard]] wxWindow* focusable() const override
    {
        return search().IsShown() ? static_cast<wxWindow*>(&search()) : m_chosen;
    }

protected:
    void showAnswer(const FormField& field) override
    {
        SearchControl::showAnswer(field);
        const bool isChosen = field.picked.has_value();
        search().Show(!isChosen);
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
            search().closeSuggestions();
        }
    }

private:
    Words* m_label; // these owned by the parent
    ChosenThing* m_chosen;
    Words* m_under;
};

/// One of a closed list, in a menu.
class ChoiceControl final : public FormControl
{
public:
    ChoiceControl(wxWindow* parent, FormPresenter& presenter, const FormField& field)
        : FormControl(parent, presenter, field)
        , m_choice(own(new ChoiceField(parent, name(), fieldText(field))))
    {
        // later: the menu is still open
        m_choice->onChoose(
            [this](const std::string& key) { m_choice->CallAfter([this, key] { type(key); }); });
    }

    [[nodiscard]] wxWindow* focusable() const override { return m_choice; }

protected:
    void showAnswer(const FormField& field) override
    {
        std::vector<MenuItem> items;
        for (const auto& choice : field.choices) {
            MenuItem item;
            item.id = choice.key;
            item.word = choice.word;
            item.caption = choice.detail;
            items.push_back(std::move(item));
        }
        m_choice->setItems(std::move(items));
        m_choice->choose(field.value.empty() ? field.proposed : field.value);
        m_choice->setError(field.problem);
        m_choice->setHelp(underOf(field).sentence);
    }

private:
    ChoiceField* m_choice; // owned by the parent
};

/// A label over a control that has none of its own, and the sentence under it.
class LabelledControl : public FormControl
{
public:
    LabelledControl(wxWindow* parent, FormPresenter& presenter, const FormField& field)
        : FormControl(parent, presenter, field)
    {
        if (!field.label.empty()) {
            std::vector<Run> runs{{field.label, Weight::Regular, {}}};
            if (field.isRequired) {
                runs.push_back({" *", Weight::SemiBold, theme().palette().bad});
            }
            own(new Words(parent, name(".label"), std::move(runs), TextSize::Caption))
                ->setQuiet(/*isCaption=*/false);
        }
    }

protected:
    static int labelGap(const FormField& field) { return field.label.empty() ? 0 : 4; }
    /// After the control itself.
    void addUnder()
    {
        m_under = own(new Words(parent(), name(".note"), "", TextSize::Caption), 2);
        m_under->wrapAt(430);
    }
    void showAnswer(const FormField& field) override
    {
        const auto under = field.problem.empty() ? underOf(field) : Under{field.problem, Tone::Bad};
        m_under->setTone(under.tone == Tone::Mute ? Tone::None : under.tone);
        m_under->setQuiet(under.tone == Tone::Mute);
        m_under->setText(under.sentence);
        m_under->Show(!under.sentence.empty());
    }

private:
    Words* m_under = nullptr; // owned by the parent
};

/// A few answers in sight.
class ChipsControl final : public LabelledControl
{
public:
    ChipsControl(wxWindow* parent, FormPresenter& presenter, const FormField& field)
        : LabelledControl(parent, presenter, field)
    {
        if (field.kind == FormFieldKind::Keyed) {
            auto* keyed = new KeyedAnswers(parent, name());
            keyed->onKeyed([this](std::size_t index) {
                if (index < m_bar->chips().size()) {
                    type(m_bar->chips()[index].id);
                }
            });
            m_bar = own(keyed, labelGap(field));
        } else {
            const auto style =
                field.kind == FormFieldKind::Toggles ? ChipStyle::Small : ChipStyle::Answer;
            m_bar = own(new ChipBar(parent, name(), {}, style), labelGap(field));
            m_bar->wrapLines();
        }
        m_bar->setSpoken(field.label.empty() ? field.spoken : field.label);
        m_bar->onToggle([this](const std::string& key) { type(key); });
        addUnder();
    }

    [[nodiscard]] wxWindow* focusable() const override { return m_bar; }

protected:
    void showAnswer(const FormField& field) override
    {
        LabelledControl::showAnswer(field);
        const auto& chosen = field.value.empty() ? field.proposed : field.value;
        std::vector<Chip> chips;
        for (const auto& choice : field.choices) {
            Chip chip;
            chip.id = choice.key;
            chip.word = choice.word;
            chip.icon = choice.icon;
            chip.isSelected = choice.key == chosen;
            if (field.kind == FormFieldKind::Keyed) {
                chip.keys = std::to_string(chips.size() + 1);
            }
            chips.push_back(std::move(chip));
        }
        m_bar->setChips(std::move(chips));
    }

private:
    ChipBar* m_bar = nullptr; // owned by the parent
};

class CardsControl final : public LabelledControl
{
public:
    CardsControl(wxWindow* parent, FormPresenter& presenter, const FormField& field)
        : LabelledControl(parent, presenter, field)
        , m_cards(own(new ChoiceCards(parent, name()), labelGap(field)))
    {
        m_cards->setSpoken(field.spoken);
        m_cards->onChoose([this](const std::string& key) { type(key); });
    }

    [[nodiscard]] wxWindow* focusable() const override { return m_cards; }

protected:
    void showAnswer(const FormField& field) override
    {
        std::vector<ChoiceCards::Choice> cards;
        for (const auto& choice : field.choices) {
            cards.push_back(
                {choice.key, choice.word, choice.detail, choice.icon, toneOf(choice.pill.tone)});
        }
        m_cards->setChoices(std::move(cards));
        m_cards->choose(field.value.empty() ? field.proposed : field.value);
    }

private:
    ChoiceCards* m_cards; // owned by the parent
};

class CheckControl final : public LabelledControl
{
public:
    CheckControl(wxWindow* parent, FormPresenter& presenter, const FormField& field)
        : LabelledControl(parent, presenter, withoutLabel(field))
        , m_check(own(new CheckBox(parent, name(), field.label)))
    {
        m_check->onToggle([this](bool isOn) { type(isOn ? "yes" : ""); });
        addUnder();
    }

    [[nodiscard]] wxWindow* focusable() const override { return m_check; }

protected:
    void showAnswer(const FormField& field) override
    {
        LabelledControl::showAnswer(field);
        m_check->setChecked(field.value == "yes");
    }

private:
    static FormField withoutLabel(FormField field)
    {
        field.label.clear();
        return field;
    }
    CheckBox* m_check; // owned by the parent
};

class FactControl final : public LabelledControl
{
public:
    FactControl(wxWindow* parent, FormPresenter& presenter, const FormField& field)
        : LabelledControl(parent, presenter, field)
        , m_words(own(new Words(parent, name(), field.value, TextSize::Body, Weight::Medium), 2))
    {
        m_words->wrapAt(430); // a file's whole path
    }

    [[nodiscard]] wxWindow* focusable() const override { return nullptr; }

protected:
    void showAnswer(const FormField& field) override { m_words->setText(field.value); }

private:
    Words* m_words; // owned by the parent
};

class StepControl final : public FormControl
{
public:
    StepControl(wxWindow* parent, FormPresenter& presenter, const FormField& field)
        : FormControl(parent, presenter, field)
        , m_head(own(new StepHead(parent, name(), field.label, field.isRequired)))
    {}

    [[nodiscard]] wxWindow* focusable() const override { return nullptr; }

protected:
    void showAnswer(const FormField& field) override
    {
        m_head->setStep(field.isAnswered, field.hint);
    }

private:
    StepHead* m_head; // owned by the parent
};

/// A sentence with something to do about it.
class NoteControl final : public FormControl
{
public:
    NoteControl(wxWindow* parent, FormPresenter& presenter, const FormField& field)
        : FormControl(parent, presenter, field)
        , m_note(own(new FormNote(parent, name(), field.icon)))
    {
        for (const auto& action : field.choices) {
            auto* button = own(new Button(parent, name((".act." + action.key).c_str()),
                                          {action.word}, ButtonKind::Outline, ButtonSize::Row),
                               6);
            button->onPress([this, key = action.key] { this->presenter().send(key); });
            m_button = button;
        }
    }

    [[nodiscard]] wxWindow* focusable() const override { return m_button; }

protected:
    void showAnswer(const FormField& field) override
    {
        m_note->tell({field.value}, toneOf(field.tone));
    }

private:
    FormNote* m_note;           // owned by the parent
    Button* m_button = nullptr; // owned by the parent
};

/// Small actions on one line, and a word at its end.
class LinksControl final : public FormControl
{
public:
    LinksControl(wxWindow* parent, FormPresenter& presenter, const FormField& field)
        : FormControl(parent, presenter, field)
        , m_line(own(new Surface(parent, name())))
    {
        auto* line = new wxBoxSizer(wxHORIZONTAL);
        for (const auto& action : field.choices) {
            auto* button =
                new Button(m_line, name(("." + action.key).c_str()), {action.word, action.icon},
                           ButtonKind::Link, ButtonSize::Row);
            button->onPress([this, key = action.key] {
                m_line->CallAfter([this, key] { this->presenter().press(id(), key); });
            });
            line->Add(button, wxSizerFlags().CentreVertical().Border(
                                  wxLEFT, line->IsEmpty() ? 0 : m_line->FromDIP(12)));
        }
        auto* words = new Words(m_line, name(".hint"), field.hint, TextSize::Caption);
        words->setQuiet(true);
        line->AddStretchSpacer();
        line->Add(words, wxSizerFlags().CentreVertical());
        m_line->SetSizer(line);
    }

    [[nodiscard]] wxWindow* focusable() const override { return m_line; }

protected:
    void showAnswer(const FormField& /*field*/) override {}

private:
    Surface* m_line; // owned by the parent
};

class FilesControl final : public LabelledControl
{
public:
    FilesControl(wxWindow* parent, FormPresenter& presenter, const FormField& field)
        : LabelledControl(parent, presenter, field)
        , m_bar(own(new ChipBar(parent, name(), {}, ChipStyle::Small)))
    {
        m_bar->wrapLines();
        m_bar->onClear([this](const std::string& key) {
            m_bar->CallAfter([this, key] { this->presenter().press(id(), key); });
        });
        addUnder();
    }

    [[nodiscard]] wxWindow* focusable() const override { return m_bar; }

protected:
    void showAnswer(const FormField& field) override
    {
        LabelledControl::showAnswer(field);
        std::vector<Chip> chips;
        for (const auto& choice : field.choices) {
            Chip chip;
            chip.id = choice.key;
            chip.word = choice.word;
            chip.icon = "paperclip";
            chip.isClosable = true;
            chips.push_back(std::move(chip));
        }
        m_bar->Show(!chips.empty());
        m_bar->setChips(std::move(chips));
    }

private:
    ChipBar* m_bar; // owned by the parent
};

/// Several boxes in a card.
class ChecksControl final : public FormControl
{
public:
    ChecksControl(wxWindow* parent, FormPresenter& presenter, const FormField& field)
        : FormControl(parent, presenter, field)
        , m_card(own(new Card(parent, name(), {field.label})))
        , m_grid(new wxFlexGridSizer(2, parent->FromDIP(wxSize(12, 4))))
    {
        m_grid->AddGrowableCol(0, 1);
        m_grid->AddGrowableCol(1, 1);
        m_card->body().Add(m_grid, wxSizerFlags().Expand());
    }

    [[nodiscard]] wxWindow* focusable() const override { return m_card; }

protected:
    void showAnswer(const FormField& field) override
    {
        if (field.choices != m_choices) {
            m_choices = field.choices;
            m_grid->Clear(/*delete_windows=*/true);
            m_boxes.clear();
            for (const auto& choice : m_choices) {
                auto* box = new CheckBox(m_card, name(std::to_string(m_boxes.size() + 1).c_str()),
                                         choice.word);
                box->onToggle([this, key = choice.key](bool isOn) {
                    this->presenter().tick(id(), key, isOn);
                });
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
    Card* m_card;            // owned by the parent
    wxFlexGridSizer* m_grid; // owned by m_card
    std::vector<present::FormChoice> m_choices;
    std::vector<CheckBox*> m_boxes; // owned by m_card
};

} // namespace

std::unique_ptr<FormControl> makeFormControl(wxWindow* parent, FormPresenter& presenter,
                                             present::Session& session, const FormField& field)
{
    const auto typed = [&](Field* control) {
        return std::make_unique<TypedControl>(parent, presenter, field, control);
    };
    const auto name = "form." + field.name;
    switch (field.kind) {
    case FormFieldKind::Fact:
        return std::make_unique<FactControl>(parent, presenter, field);
    case FormFieldKind::Area:
        return typed(new TextArea(parent, name, fieldText(field), 3));
    case FormFieldKind::Day:
        return typed(
            new DateField(parent, name, fieldText(field), [&session] { return session.today(); }));
    case FormFieldKind::Money:
        return typed(new MoneyField(parent, name, fieldText(field)));
    case FormFieldKind::Text:
    case FormFieldKind::DayOrYear:
    case FormFieldKind::Moment:
    case FormFieldKind::Number:
        return typed(new TextField(parent, name, fieldText(field)));
    case FormFieldKind::Choice:
        return std::make_unique<ChoiceControl>(parent, presenter, field);
    case FormFieldKind::Chips:
    case FormFieldKind::Toggles:
    case FormFieldKind::Keyed:
        return std::make_unique<ChipsControl>(parent, presenter, field);
    case FormFieldKind::Cards:
        return std::make_unique<CardsControl>(parent, presenter, field);
    case FormFieldKind::Suggest:
        return std::make_unique<SearchControl>(parent, presenter, field);
    case FormFieldKind::Picker:
        return std::make_unique<PickerControl>(parent, presenter, field,
                                               session.say("form.choose_other"));
    case FormFieldKind::Check:
        return std::make_unique<CheckControl>(parent, presenter, field);
    case FormFieldKind::Checks:
        return std::make_unique<ChecksControl>(parent, presenter, field);
    case FormFieldKind::Files:
        return std::make_unique<FilesControl>(parent, presenter, field);
    case FormFieldKind::Links:
        return std::make_unique<LinksControl>(parent, presenter, field);
    case FormFieldKind::Step:
        return std::make_unique<StepControl>(parent, presenter, field);
    case FormFieldKind::Note:
        return std::make_unique<NoteControl>(parent, presenter, field);
    }
    return nullptr;
}

} // namespace dongbo::gui
