#include "gui/screens/forms/form_sheet.h"

#include <wx/sizer.h>

#include <algorithm>

namespace dongbo::gui {

namespace {

constexpr int between = 12; ///< of two fields
constexpr int above = 18;   ///< of a heading and what stands over it

/// How far a field stands below the one before it (nullptr: it is the first).
int gapAbove(const present::FormField& field, const present::FormField* before)
{
    constexpr int steps = 14;
    constexpr int within = 8;
    constexpr int answers = 2;
    using enum present::FormFieldKind;
    if (before == nullptr) {
        return answers;
    }
    if (before->kind == Step) {
        return answers;
    }
    // without a label it belongs to what stands above
    return field.kind == Step ? steps : field.label.empty() ? within : between;
}

} // namespace

FormSheet::FormSheet(wxWindow* parent, present::Shell& shell, const present::SheetRequest& request)
    : Sheet(parent, shell, "form")
    , m_presenter(shell, *this)
{
    m_subject = new ChosenThing(this, "form.subject", {});
    m_notice = new FormNote(this, "form.notice", "info");
    m_consequences = new FormNote(this, "form.consequences", "info");
    m_required = new Words(this, "form.required",
                           {{"* ", Weight::SemiBold, theme().palette().bad},
                            {shell.session().say("form.required"), Weight::Regular, {}}},
                           TextSize::Caption);
    m_required->setQuiet(true);
    m_fields = new wxBoxSizer(wxVERTICAL);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(m_subject, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
    all->Add(m_notice, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
    all->Add(m_fields, wxSizerFlags().Expand());
    all->Add(m_required, wxSizerFlags().Expand().Border(wxTOP, FromDIP(between)));
    all->AddSpacer(FromDIP(between));
    auto* margin = new wxBoxSizer(wxVERTICAL); // the focus outline goes round the fields
    margin->Add(all, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(3)));
    SetSizer(margin);
    if (!m_presenter.open(request)) {
        CallAfter([this] { this->shell().closeSheet(); });
    }
}

bool FormSheet::makeControls(const present::Form& form)
{
    const auto isWanted = [&](const std::string& name, const FormControl& control) {
        const auto* field = form.find(name);
        return field != nullptr && field->isShown && field->kind == control.kind();
    };
    bool isOther = false;
    for (auto at = m_controls.begin(); at != m_controls.end();) {
        if (isWanted(at->first, *at->second)) {
            ++at;
            continue;
        }
        at->second->destroy();
        at = m_controls.erase(at);
        isOther = true;
    }
    for (const auto& field : form.fields) {
        if (field.isShown && !m_controls.contains(field.name)) {
            m_controls[field.name] = makeFormControl({this, m_presenter, field}, shell().session());
            isOther = true;
        }
    }
    return isOther;
}

void FormSheet::showForm(const present::Form& form)
{
    bool isOther = makeControls(form);
    m_subject->Show(!form.subject.empty());
    m_subject->setContent({form.subjectIcon, form.subject, form.detail, form.pill});
    m_notice->tell(form.notice.empty() ? std::vector<std::string>{}
                                       : std::vector<std::string>{form.notice},
                   Tone::Warn);
    bool hasRequired = false;
    for (const auto& field : form.fields) {
        if (field.isShown) {
            auto& control = *m_controls.at(field.name);
            control.show(field, shell().session());
            isOther = control.takeIsOther() || isOther;
            hasRequired = hasRequired || field.isRequired;
        }
    }
    m_required->Show(hasRequired);
    if (isOther) {
        place(form);
    }
    m_consequences->tell(form.consequences, toneOf(form.consequenceTone));
    Layout();
    changed();
}

void FormSheet::place(const present::Form& form)
{
    Freeze();
    m_fields->Clear(/*delete_windows=*/false);
    for (auto& [field, heading] : m_headings) {
        heading->Destroy();
    }
    m_headings.clear();
    wxSizer* line = nullptr; // with room for a second short field
    bool areConsequencesPlaced = false;
    wxWindow* last = m_notice;
    const present::FormField* before = nullptr;
    for (const auto& field : form.fields) {
        if (!field.isShown) {
            continue;
        }
        placeField(field,
                   before == nullptr && !form.subject.empty() ? between : gapAbove(field, before),
                   line);
        before = &field;
        for (auto* window : m_controls.at(field.name)->windows()) {
            window->MoveAfterInTabOrder(last);
            last = window;
        }
        if (field.name == form.consequencesAfter) {
            placeConsequences();
            areConsequencesPlaced = true;
        }
    }
    if (!areConsequencesPlaced) {
        placeConsequences();
    }
    Thaw();
}

void FormSheet::placeConsequences()
{
    m_fields->Add(m_consequences, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
}

void FormSheet::placeField(const present::FormField& field, int gap, wxSizer*& line)
{
    auto& control = *m_controls.at(field.name);
    if (!field.group.empty()) {
        auto* heading = new Words(this, "form." + field.name + ".heading", field.group,
                                  TextSize::Body, Weight::SemiBold);
        m_headings[field.name] = heading;
        m_fields->Add(heading, wxSizerFlags().Expand().Border(wxTOP, FromDIP(above)));
        line = nullptr;
    }
    auto* column = new wxBoxSizer(wxVERTICAL);
    control.addTo(*column);
    using present::FormPlace;
    const auto below = wxSizerFlags().Expand().Border(wxTOP, FromDIP(gap));
    if (field.place == FormPlace::Beside && line != nullptr) {
        line->GetItem(std::size_t{0})->SetProportion(0);
        line->AddSpacer(FromDIP(16));
        line->Add(column, wxSizerFlags(1).CentreVertical());
        line = nullptr;
    } else if (field.place == FormPlace::Half) {
        auto* pair = dynamic_cast<wxGridSizer*>(line);
        if (pair == nullptr) {
            pair = new wxGridSizer(1, 2, 0, FromDIP(between));
            m_fields->Add(pair, below);
        }
        pair->Add(column, wxSizerFlags().Expand());
        line = pair->GetItemCount() < 2 ? pair : nullptr;
    } else {
        line = new wxBoxSizer(wxHORIZONTAL);
        line->Add(column, wxSizerFlags(1).CentreVertical());
        m_fields->Add(line, below);
    }
    auto* asked = new wxBoxSizer(wxVERTICAL);
    control.addAskTo(*asked);
    m_fields->Add(asked, wxSizerFlags().Expand());
}

void FormSheet::focusOn(const std::string& field)
{
    const auto at = m_controls.find(field);
    auto* window = at == m_controls.end() ? nullptr : at->second->focusable();
    if (window != nullptr) {
        m_focus = field;
        window->SetFocus();
    }
}

wxWindow* FormSheet::firstField()
{
    if (const auto at = m_controls.find(m_focus); at != m_controls.end()) {
        return at->second->focusable();
    }
    for (const auto& field : form().fields) {
        const auto at = m_controls.find(field.name);
        if (at != m_controls.end() && at->second->focusable() != nullptr) {
            return at->second->focusable();
        }
    }
    return this;
}

std::vector<SheetButton> FormSheet::buttons() const
{
    std::vector<SheetButton> out;
    if (!form().otherKey.empty()) {
        out.push_back({form().otherKey, form().otherWord, {}, form().canSend});
    }
    out.push_back({"send", form().sendWord, "check", form().canSend});
    return out;
}

void FormSheet::press(std::string_view buttonId)
{
    m_presenter.send(std::string(buttonId));
}

void FormSheet::restore(std::string_view draft)
{
    m_presenter.restore(present::FormDraft(draft));
}

} // namespace dongbo::gui
