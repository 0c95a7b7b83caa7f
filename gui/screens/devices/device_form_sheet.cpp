#include "gui/screens/devices/device_form_sheet.h"

#include <wx/sizer.h>

namespace dongbo::gui {

DeviceFormSheet::DeviceFormSheet(wxWindow* parent, present::Shell& shell,
                                 const present::SheetRequest& request)
    : Sheet(parent, shell, "device_form")
    , m_presenter(shell, *this)
{
    m_subject = new ChosenThing(this, "device_form.subject", {});
    m_notice = new FormNote(this, "device_form.notice", "info");
    m_consequences = new FormNote(this, "device_form.consequences", "info");
    m_fields = new wxBoxSizer(wxVERTICAL);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(m_subject, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
    all->Add(m_notice, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
    all->Add(m_fields, wxSizerFlags().Expand());
    all->Add(m_consequences, wxSizerFlags().Expand().Border(wxTOP, FromDIP(14)));
    all->AddSpacer(FromDIP(12));
    SetSizer(all);
    if (!m_presenter.open(request)) {
        CallAfter([this] { this->shell().closeSheet(); });
    }
}

std::vector<SheetButton> DeviceFormSheet::buttons() const
{
    return {{"send", m_presenter.form().sendWord, "check", m_presenter.form().canSend}};
}

void DeviceFormSheet::showForm(const present::DeviceForm& form, bool isOther)
{
    if (isOther) {
        rebuild(form);
    }
    m_subject->Show(!form.subject.empty());
    m_subject->setContent({form.subjectIcon, form.subject, form.detail, form.pill});
    m_notice->tell(form.notice.empty() ? std::vector<std::string>{}
                                       : std::vector<std::string>{form.notice},
                   Tone::Warn);
    for (const auto& answer : form.answers) {
        if (const auto at = m_controls.find(answer.name); at != m_controls.end()) {
            show(answer, at->second);
        }
    }
    m_consequences->tell(form.consequences, Tone::Accent);
    Layout();
    changed();
}

void DeviceFormSheet::rebuild(const present::DeviceForm& form)
{
    Freeze();
    m_fields->Clear(true);
    m_controls.clear();
    m_line = nullptr;
    for (const auto& answer : form.answers) {
        auto& control = m_controls[answer.name];
        control = make(answer);
        addAsk(answer, control);
    }
    Thaw();
}

void DeviceFormSheet::addAsk(const present::Answer& answer, Control& control)
{
    wxWindow* window =
        control.choice != nullptr ? static_cast<wxWindow*>(control.choice) : control.field;
    auto* slot = new wxBoxSizer(wxVERTICAL);
    m_fields->Add(slot, wxSizerFlags().Expand());
    control.ask =
        std::make_shared<FieldAsk>(window, slot, "device_form." + answer.name, answer.label);
    control.ask->onSettle([this, name = answer.name](present::ConflictAnswer how) {
        m_presenter.settle(name, how);
        focusOn(name);
    });
    control.ask->onConfirm([this, name = answer.name] { m_presenter.confirm(name); });
}

DeviceFormSheet::Control DeviceFormSheet::make(const present::Answer& answer)
{
    Control control;
    const auto name = "device_form." + answer.name;
    if (!answer.group.empty()) {
        control.heading =
            new Words(this, name + ".heading", answer.group, TextSize::Body, Weight::SemiBold);
        m_fields->Add(control.heading, wxSizerFlags().Expand().Border(wxTOP, FromDIP(18)));
    }
    FieldText text;
    text.label = answer.label;
    text.help = answer.hint;
    const auto type = [this, id = answer.name](const std::string& value) {
        m_typing = id;
        m_presenter.type(id, value);
        m_typing.clear();
    };
    using Kind = present::AnswerKind;
    if (answer.kind == Kind::Choice) {
        std::vector<MenuItem> items;
        for (const auto& choice : answer.choices) {
            MenuItem item;
            item.id = choice.key.empty() ? "-" : choice.key;
            item.word = choice.word;
            item.caption = choice.detail;
            items.push_back(std::move(item));
        }
        control.choice = new ChoiceField(this, name, text, std::move(items));
        // later: the list may be rebuilt by what is chosen
        control.choice->onChoose([this, type](const std::string& id) {
            CallAfter([type, id] { type(id == "-" ? std::string() : id); });
        });
        place(control.choice, answer);
        return control;
    }
    switch (answer.kind) {
    case Kind::Area:
        control.field = new TextArea(this, name, text, 3);
        break;
    case Kind::Day:
        control.field =
            new DateField(this, name, text, [this] { return shell().session().today(); });
        break;
    case Kind::Money:
        control.field = new MoneyField(this, name, text);
        break;
    case Kind::Lookup:
        text.icon = answer.icon;
        control.search = new SearchField(this, name, text);
        control.search->onPick(
            [this, id = answer.name](const std::string& key) { m_presenter.take(id, key); });
        control.search->native().Bind(wxEVT_SET_FOCUS, [this, id = answer.name](wxFocusEvent& e) {
            e.Skip();
            CallAfter([this, id] { offerAtOnce(id); });
        });
        control.field = control.search;
        break;
    case Kind::DayOrYear:
    case Kind::Text:
    case Kind::Choice:
        control.field = new TextField(this, name, text);
        break;
    }
    control.field->onChange([field = control.field, type] { type(field->text()); });
    control.field->onLeave([this, id = answer.name] { m_presenter.leave(id); });
    place(control.field, answer);
    return control;
}

void DeviceFormSheet::place(wxWindow* control, const present::Answer& answer)
{
    const auto below = wxSizerFlags().Expand().Border(wxTOP, FromDIP(12));
    if (!answer.isHalf || !answer.group.empty()) {
        m_line = nullptr;
    }
    if (!answer.isHalf) {
        m_fields->Add(control, below);
        return;
    }
    control->SetMinSize(FromDIP(wxSize(120, -1)));
    if (m_line != nullptr) {
        m_line->Add(control, wxSizerFlags().Expand());
        m_line = nullptr;
        return;
    }
    m_line = new wxGridSizer(1, 2, 0, FromDIP(12));
    m_line->Add(control, wxSizerFlags().Expand());
    m_fields->Add(m_line, below);
}

void DeviceFormSheet::offerAtOnce(const std::string& name)
{
    const auto at = m_controls.find(name);
    const auto* answer = m_presenter.form().find(name);
    if (at != m_controls.end() && at->second.search != nullptr && answer != nullptr &&
        answer->value.empty() && !answer->choices.empty()) {
        offer(*answer, at->second);
    }
}

void DeviceFormSheet::show(const present::Answer& answer, Control& control)
{
    control.ask->show(shell().session(), answer.conflict, answer.question);
    if (control.choice != nullptr) {
        control.choice->choose(answer.value.empty() ? "-" : answer.value);
        control.choice->setError(answer.problem);
        control.choice->setHelp(answer.note.empty() ? answer.hint : answer.note);
        return;
    }
    if (m_typing != answer.name && control.field->text() != answer.value) {
        control.field->setText(answer.value);
    }
    control.field->setError(answer.problem);
    const auto& warning = answer.note.empty() ? answer.caution : answer.note;
    control.field->setNote(warning.empty() ? answer.hint : warning,
                           warning.empty() ? Tone::Mute : Tone::Warn);
    if (control.search != nullptr && m_typing == answer.name) {
        offer(answer, control);
    }
}

void DeviceFormSheet::offer(const present::Answer& answer, Control& control)
{
    control.search->suggest(answer.key.empty() ? itemsOf(answer.choices, answer.icon)
                                               : std::vector<MenuItem>{});
}

void DeviceFormSheet::focusOn(const std::string& field)
{
    const auto at = m_controls.find(field);
    if (at == m_controls.end()) {
        return;
    }
    if (at->second.choice != nullptr) {
        at->second.choice->SetFocus();
    } else {
        at->second.field->SetFocus();
    }
}

void DeviceFormSheet::restore(std::string_view draft)
{
    m_presenter.restore(present::FormDraft(draft));
}

wxWindow* DeviceFormSheet::firstField()
{
    for (const auto& answer : m_presenter.form().answers) {
        const auto at = m_controls.find(answer.name);
        if (at != m_controls.end()) {
            return at->second.choice != nullptr ? static_cast<wxWindow*>(at->second.choice)
                                                : at->second.field;
        }
    }
    return this;
}

} // namespace dongbo::gui
