#include "gui/screens/field_ask.h"

#include <wx/sizer.h>

namespace dongbo::gui {

FieldAsk::FieldAsk(wxWindow* field, wxSizer* slot, std::string name, std::string spoken)
    : m_field(field)
    , m_slot(slot)
    , m_name(std::move(name))
    , m_spoken(std::move(spoken))
{}

void FieldAsk::make()
{
    auto* parent = m_field->GetParent();
    m_text = new FormNote(parent, m_name + ".ask.text", "circle-question");
    m_answers = new ChipBar(parent, m_name + ".ask", {}, ChipStyle::Answer);
    m_answers->MoveAfterInTabOrder(m_field);
    // later: the form may be rebuilt or closed by the answer
    m_answers->onToggle(
        [this](const std::string& id) { m_answers->CallAfter([this, id] { answered(id); }); });
    const int gap = m_field->FromDIP(4);
    m_slot->Add(m_text, wxSizerFlags().Expand().Border(wxTOP, gap));
    m_slot->Add(m_answers, wxSizerFlags().Expand().Border(wxTOP, gap));
}

void FieldAsk::answered(const std::string& id)
{
    if (id == "yes") {
        m_confirm();
    } else {
        m_settle(id == "mine" ? present::ConflictAnswer::KeepMine
                              : present::ConflictAnswer::TakeTheirs);
    }
}

void FieldAsk::show(const present::Session& session,
                    const std::optional<present::FormConflict>& conflict,
                    const std::optional<present::FormQuestion>& question)
{
    const bool isAsking = conflict || question;
    if (m_text == nullptr) {
        if (!isAsking) {
            return;
        }
        make();
    }
    m_answers->Show(isAsking);
    if (!isAsking) {
        m_text->tell({}, Tone::Warn);
        return;
    }
    const auto& sentence = conflict ? conflict->sentence : question->sentence;
    m_text->tell({sentence}, Tone::Warn);
    m_answers->setSpoken(m_spoken + ": " + sentence);
    std::vector<Chip> chips;
    if (conflict) {
        chips.resize(2);
        chips[0].id = "mine";
        chips[0].word = session.say("correct.keep_mine");
        chips[1].id = "theirs";
        chips[1].word = session.say("correct.take_theirs");
    } else {
        chips.resize(1);
        chips[0].id = "yes";
        chips[0].word = question->yes;
        chips[0].icon = "check";
    }
    m_answers->setChips(std::move(chips));
}

} // namespace dongbo::gui
