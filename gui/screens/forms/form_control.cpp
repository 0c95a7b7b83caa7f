#include "gui/screens/forms/form_control_kinds.h"

#include <wx/sizer.h>

namespace dongbo::gui {

FormControl::FormControl(const FieldAt& at)
    : m_parent(at.parent)
    , m_presenter(at.presenter)
    , m_id(at.field.name)
    , m_spoken(at.field.label.empty() ? at.field.spoken : at.field.label)
    , m_kind(at.field.kind)
{}

void FormControl::show(const present::FormField& field, const present::Session& session)
{
    showAnswer(field);
    showAsk(field, session);
}

void FormControl::type(const std::string& value)
{
    m_isTyping = true;
    m_presenter.type(m_id, value);
    m_isTyping = false;
}

void FormControl::addTo(wxSizer& column) const
{
    for (const auto& [window, gap] : m_windows) {
        column.Add(window, wxSizerFlags().Expand().Border(wxTOP, window->FromDIP(gap)));
    }
}

void FormControl::addAskTo(wxSizer& column) const
{
    if (m_ask != nullptr) {
        const int gap = m_ask->FromDIP(4);
        column.Add(m_askText, wxSizerFlags().Expand().Border(wxTOP, gap));
        column.Add(m_ask, wxSizerFlags().Expand().Border(wxTOP, gap));
    }
}

std::vector<wxWindow*> FormControl::windows() const
{
    std::vector<wxWindow*> out;
    for (const auto& owned : m_windows) {
        out.push_back(owned.window);
    }
    if (m_ask != nullptr) {
        out.insert(out.end(), {m_askText, m_ask});
    }
    return out;
}

bool FormControl::takeIsOther()
{
    return std::exchange(m_isOther, false);
}

void FormControl::destroy()
{
    for (auto* window : windows()) {
        window->Destroy();
    }
    m_windows.clear();
    m_ask = nullptr;
    m_askText = nullptr;
}

void FormControl::makeAsk()
{
    m_askText = new FormNote(m_parent, name(".ask.text"), "circle-question");
    m_ask = new ChipBar(m_parent, name(".ask"), {}, ChipStyle::Answer);
    // later: the form may be laid out again or closed by the answer
    m_ask->onToggle([this](const std::string& answer) {
        m_ask->CallAfter([this, answer] {
            if (answer == "yes") {
                m_presenter.confirm(m_id);
                return;
            }
            m_presenter.settle(m_id, answer == "mine" ? present::ConflictAnswer::KeepMine
                                                      : present::ConflictAnswer::TakeTheirs);
            if (auto* window = focusable()) {
                window->SetFocus();
            }
        });
    });
    m_isOther = true;
}

void FormControl::showAsk(const present::FormField& field, const present::Session& session)
{
    if (m_ask == nullptr) {
        if (!field.isAsking()) {
            return;
        }
        makeAsk();
    }
    m_ask->Show(field.isAsking());
    if (!field.isAsking()) {
        m_askText->tell({}, Tone::Warn);
        return;
    }
    const auto& sentence = field.conflict ? field.conflict->sentence : field.question->sentence;
    m_askText->tell({sentence}, Tone::Warn);
    m_ask->setSpoken(m_spoken + ": " + sentence);
    if (field.conflict) {
        m_ask->setChips({{.id = "mine", .word = session.say("correct.keep_mine")},
                         {.id = "theirs", .word = session.say("correct.take_theirs")}});
    } else {
        m_ask->setChips({{.id = "yes", .word = field.question->yes, .icon = "check"}});
    }
}

Under underOf(const present::FormField& field)
{
    if (!field.note.empty() || !field.caution.empty()) {
        return {field.note.empty() ? field.caution : field.note, Tone::Warn};
    }
    return {field.hint, toneOf(field.hintTone)};
}

LabelledControl::LabelledControl(const FieldAt& at)
    : FormControl(at)
{
    if (at.field.label.empty() || at.field.kind == present::FormFieldKind::Check) {
        return; // a box has its label at its side
    }
    std::vector<Run> runs{{at.field.label, Weight::Regular, {}}};
    if (at.field.isRequired) {
        runs.push_back({" *", Weight::SemiBold, theme().palette().bad});
    }
    own(new Words(at.parent, at.name(".label"), std::move(runs), TextSize::Caption))
        ->setQuiet(/*isCaption=*/false);
}

void LabelledControl::addUnder()
{
    m_under = own(new Words(parent(), name(".note"), "", TextSize::Caption), 2);
    m_under->wrapAt(formWide);
}

void LabelledControl::showAnswer(const present::FormField& field)
{
    const auto under = field.problem.empty() ? underOf(field) : Under{field.problem, Tone::Bad};
    m_under->setTone(under.tone == Tone::Mute ? Tone::None : under.tone);
    m_under->setQuiet(under.tone == Tone::Mute);
    m_under->setText(under.sentence);
    m_under->Show(!under.sentence.empty());
    if (auto* canvas = dynamic_cast<Canvas*>(focusable())) {
        const auto& label = field.label.empty() ? field.spoken : field.label;
        canvas->setSpoken(under.sentence.empty() ? label : label + ". " + under.sentence);
    }
}

std::unique_ptr<FormControl> makeFormControl(const FieldAt& at, present::Session& session)
{
    auto made = typedControl(at, session);
    made = made ? std::move(made) : answersControl(at);
    return made ? std::move(made) : shownControl(at);
}

} // namespace dongbo::gui
