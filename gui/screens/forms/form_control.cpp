#include "gui/screens/forms/form_control.h"

#include <wx/sizer.h>

namespace dongbo::gui {

FormControl::FormControl(wxWindow* parent, present::FormPresenter& presenter,
                         const present::FormField& field)
    : m_parent(parent)
    , m_presenter(presenter)
    , m_id(field.name)
    , m_spoken(field.label.empty() ? field.spoken : field.label)
    , m_kind(field.kind)
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
    std::vector<Chip> chips;
    if (field.conflict) {
        chips.resize(2);
        chips[0].id = "mine";
        chips[0].word = session.say("correct.keep_mine");
        chips[1].id = "theirs";
        chips[1].word = session.say("correct.take_theirs");
    } else {
        chips.resize(1);
        chips[0].id = "yes";
        chips[0].word = field.question->yes;
        chips[0].icon = "check";
    }
    m_ask->setChips(std::move(chips));
}

} // namespace dongbo::gui
