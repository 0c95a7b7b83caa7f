#include "gui/screens/faults/fault_form_sheet.h"

#include "gui/present/corrections/correction_presenter.h"
#include "gui/present/faults/fault_form_presenter.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

std::unique_ptr<present::FormPresenter> presenterFor(present::SheetKind kind, present::Shell& shell,
                                                     present::FormView& view)
{
    if (kind == present::SheetKind::CorrectRecord) {
        return std::make_unique<present::CorrectionPresenter>(shell, view);
    }
    return std::make_unique<present::FaultFormPresenter>(shell, view);
}

} // namespace

FaultFormSheet::FaultFormSheet(wxWindow* parent, present::Shell& shell,
                               const present::SheetRequest& request)
    : Sheet(parent, shell, "fault_form")
    , m_presenter(presenterFor(request.kind, shell, *this))
    , m_icon(request.kind == present::SheetKind::CorrectRecord ? "pencil" : "wrench")
{
    m_all = new wxBoxSizer(wxVERTICAL);
    m_subject = new ChosenThing(this, "form.subject", {});
    m_notice = new FormNote(this, "form.notice", "info");
    m_consequences = new FormNote(this, "form.consequences", "info");
    m_all->Add(m_subject, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
    m_all->Add(m_notice, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
    auto* margin = new wxBoxSizer(wxVERTICAL); // the focus outline goes round the fields
    margin->Add(m_all, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(3)));
    SetSizer(margin);
    if (!m_presenter->open(request)) {
        shell.closeSheet();
    }
}

void FaultFormSheet::build(const present::Form& form)
{
    for (const auto& field : form.fields) {
        auto& control = m_controls[field.name];
        control = make(field);
        addClash(field, control);
        m_order.push_back(field.name);
    }
    m_all->Add(m_consequences, wxSizerFlags().Expand().Border(wxTOP, FromDIP(14)));
    m_all->AddSpacer(FromDIP(12));
}

FaultFormSheet::Control FaultFormSheet::make(const present::FormField& field)
{
    Control control;
    const auto name = "form." + field.name;
    const auto type = [this, id = field.name](const std::string& value) {
        m_presenter->type(id, value);
    };
    const auto flags = wxSizerFlags().Expand().Border(wxTOP, FromDIP(12));
    const auto addLabel = [&] {
        auto* label = new Words(this, name + ".label", field.label, TextSize::Caption);
        label->setQuiet(false);
        m_all->Add(label, flags);
    };
    switch (field.kind) {
    case present::FormFieldKind::Fact:
        addLabel();
        control.words = new Words(this, name, field.value, TextSize::Body, Weight::Medium);
        control.words->wrapAt(430); // a file's whole path
        m_all->Add(control.words, wxSizerFlags().Expand().Border(wxTOP, FromDIP(2)));
        return control;
    case present::FormFieldKind::Choice:
        addLabel();
        control.choices = new ChipBar(this, name, {}, ChipStyle::Answer);
        control.choices->setSpoken(field.label);
        control.choices->wrapLines();
        control.choices->onToggle(type);
        m_all->Add(control.choices, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
        return control;
    case present::FormFieldKind::Check:
        control.check = new CheckBox(this, name, field.label);
        control.check->onToggle([type](bool isOn) { type(isOn ? "yes" : ""); });
        control.words = new Words(this, name + ".hint", "", TextSize::Caption);
        control.words->setQuiet(true);
        m_all->Add(control.check, flags);
        m_all->Add(control.words, wxSizerFlags().Expand());
        return control;
    case present::FormFieldKind::Suggest:
        control.search = new SearchField(this, name, {field.label, {}, "user"});
        control.search->onPick([this, type, search = control.search](const std::string& word) {
            m_offered = word;
            search->setText(word);
            type(word);
        });
        control.field = control.search;
        break;
    case present::FormFieldKind::Area:
        control.field = new TextArea(this, name, {field.label}, 3);
        break;
    case present::FormFieldKind::Moment:
        control.field = new TextField(this, name, {field.label, {}, "clock"});
        break;
    case present::FormFieldKind::Money:
        control.field = new TextField(this, name, {field.label, {}, "banknote"});
        break;
    case present::FormFieldKind::Text:
        control.field = new TextField(this, name, {field.label});
        break;
    }
    control.field->onChange([type, typed = control.field] { type(typed->text()); });
    // short answers stand in pairs
    const bool isShort =
        field.kind == present::FormFieldKind::Moment || field.name == "document_no";
    if (isShort && m_pair != nullptr) {
        m_pair->AddSpacer(FromDIP(12));
        m_pair->Add(control.field, wxSizerFlags(1).Top());
        m_pair = nullptr;
    } else if (isShort) {
        m_pair = new wxBoxSizer(wxHORIZONTAL);
        m_pair->Add(control.field, wxSizerFlags(1).Top());
        m_all->Add(m_pair, flags);
    } else {
        m_pair = nullptr;
        m_all->Add(control.field, flags);
    }
    return control;
}

void FaultFormSheet::addClash(const present::FormField& field, Control& control)
{
    const auto& session = shell().session();
    const auto name = "form." + field.name + ".conflict";
    control.clash = new Words(this, name + ".text", std::string(), TextSize::Caption);
    control.clash->wrapAt(420);
    control.settle = new ChipBar(this, name, {}, ChipStyle::Answer);
    control.settle->setSpoken(field.label);
    std::vector<Chip> chips(2);
    chips[0].id = "mine";
    chips[0].word = session.say("correct.keep_mine");
    chips[1].id = "theirs";
    chips[1].word = session.say("correct.take_theirs");
    control.settle->setChips(std::move(chips));
    control.settle->onToggle([this, id = field.name](const std::string& chosen) {
        m_presenter->settle(id, chosen == "mine" ? present::ConflictAnswer::KeepMine
                                                 : present::ConflictAnswer::TakeTheirs);
        focusOn(id);
    });
    m_all->Add(control.clash, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    m_all->Add(control.settle, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    control.clash->Hide();
    control.settle->Hide();
}

void FaultFormSheet::showForm(const present::Form& form)
{
    if (m_order.empty()) {
        build(form);
    }
    m_subject->setContent({"triangle-alert", form.subject, form.detail, form.pill});
    m_notice->tell(form.notice.empty() ? std::vector<std::string>()
                                       : std::vector<std::string>{form.notice},
                   Tone::Warn);
    for (const auto& field : form.fields) {
        show(field, m_controls.at(field.name));
    }
    m_consequences->tell(form.consequences, Tone::Accent);
    Layout();
    changed();
}

void FaultFormSheet::show(const present::FormField& field, Control& control)
{
    control.clash->Show(field.conflict.has_value());
    control.settle->Show(field.conflict.has_value());
    if (field.conflict) {
        control.clash->setText(field.conflict->sentence);
    }
    if (control.field != nullptr) {
        control.field->setText(field.value);
        control.field->setError(field.problem);
        control.field->setNote(field.caution.empty() ? field.hint : field.caution,
                               field.caution.empty() ? Tone::Mute : Tone::Warn);
    }
    if (control.search != nullptr) {
        const bool isTyping = control.search->native().HasFocus();
        if (isTyping && field.value != m_offered) {
            m_offered = field.value;
            auto choices = field.choices;
            for (auto& choice : choices) {
                choice.key = choice.word; // taken as if it had been typed
            }
            control.search->suggest(itemsOf(choices, "user"));
        }
    }
    if (control.choices != nullptr) {
        std::vector<Chip> chips;
        for (const auto& choice : field.choices) {
            Chip chip;
            chip.id = choice.key;
            chip.word = choice.word;
            chip.isSelected = choice.key == field.value;
            chips.push_back(std::move(chip));
        }
        control.choices->setChips(std::move(chips));
    }
    if (control.check != nullptr) {
        control.check->setChecked(field.value == "yes");
        control.words->setText(field.hint);
        control.words->Show(!field.hint.empty());
    }
}

void FaultFormSheet::focusOn(const std::string& field)
{
    const auto at = m_controls.find(field);
    if (at != m_controls.end() && at->second.field != nullptr) {
        at->second.field->SetFocus();
    }
}

wxWindow* FaultFormSheet::firstField()
{
    for (const auto& name : m_order) {
        auto& control = m_controls.at(name);
        if (control.field != nullptr) {
            return control.field;
        }
        if (control.choices != nullptr) {
            return control.choices;
        }
    }
    return this;
}

std::vector<SheetButton> FaultFormSheet::buttons() const
{
    return {{"send", m_presenter->form().sendWord, "check", m_presenter->form().canSend}};
}

void FaultFormSheet::commit()
{
    m_presenter->send();
}

std::string FaultFormSheet::draft() const
{
    return m_presenter->answers().text();
}

void FaultFormSheet::restore(std::string_view draft)
{
    m_presenter->restore(present::FormDraft(draft));
}

} // namespace dongbo::gui
