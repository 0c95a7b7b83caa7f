#include "gui/screens/faults/fault_form_sheet.h"

#include "gui/present/corrections/correction_presenter.h"
#include "gui/present/corrections/time_correction_presenter.h"
#include "gui/present/faults/fault_form_presenter.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

std::unique_ptr<present::FormPresenter> presenterFor(const present::SheetRequest& request,
                                                     present::Shell& shell, present::FormView& view)
{
    if (request.record && request.record->kind == RecordKind::ChangeSet) {
        return std::make_unique<present::TimeCorrectionPresenter>(shell, view);
    }
    if (request.kind == present::SheetKind::CorrectRecord) {
        return std::make_unique<present::CorrectionPresenter>(shell, view);
    }
    return std::make_unique<present::FaultFormPresenter>(shell, view);
}

} // namespace

FaultFormSheet::FaultFormSheet(wxWindow* parent, present::Shell& shell,
                               const present::SheetRequest& request)
    : Sheet(parent, shell, "fault_form")
    , m_presenter(presenterFor(request, shell, *this))
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
        addAsk(field, control);
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
        m_typing = id;
        m_presenter->type(id, value);
        m_typing.clear();
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
        control.search->onPick([this, id = field.name](const std::string& key) {
            const auto* choice = present::choiceOf(*m_presenter->form().find(id), key);
            m_offered = choice == nullptr ? std::string() : choice->word; // not offered again
            m_presenter->take(id, key);
        });
        control.field = control.search;
        break;
    case present::FormFieldKind::Area:
        control.field = new TextArea(this, name, {field.label}, 3);
        break;
    case present::FormFieldKind::Day:
        control.field =
            new DateField(this, name, {field.label}, [this] { return shell().session().today(); });
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
    control.field->onLeave([this, id = field.name] { m_presenter->leave(id); });
    // short answers stand in pairs
    const bool isShort = field.kind == present::FormFieldKind::Moment ||
                         field.kind == present::FormFieldKind::Day || field.name == "document_no";
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

void FaultFormSheet::addAsk(const present::FormField& field, Control& control)
{
    wxWindow* window = control.field != nullptr     ? static_cast<wxWindow*>(control.field)
                       : control.choices != nullptr ? static_cast<wxWindow*>(control.choices)
                       : control.check != nullptr   ? static_cast<wxWindow*>(control.check)
                                                    : control.words;
    auto* slot = new wxBoxSizer(wxVERTICAL);
    m_all->Add(slot, wxSizerFlags().Expand());
    control.ask = std::make_shared<FieldAsk>(window, slot, "form." + field.name, field.label);
    control.ask->onSettle([this, id = field.name](present::ConflictAnswer answer) {
        m_presenter->settle(id, answer);
        focusOn(id);
    });
    control.ask->onConfirm([this, id = field.name] { m_presenter->confirm(id); });
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
    control.ask->show(shell().session(), field.conflict, field.question);
    if (control.field != nullptr) {
        if (m_typing != field.name) {
            control.field->setText(field.value);
        }
        control.field->setError(field.problem);
        control.field->setNote(field.caution.empty() ? field.hint : field.caution,
                               field.caution.empty() ? Tone::Mute : Tone::Warn);
    }
    if (control.search != nullptr) {
        const bool isTyping = control.search->native().HasFocus();
        if (isTyping && field.value != m_offered) {
            m_offered = field.value;
            control.search->suggest(field.key.empty() ? itemsOf(field.choices, "user")
                                                      : std::vector<MenuItem>{});
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
