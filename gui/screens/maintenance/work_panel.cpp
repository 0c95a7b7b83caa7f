#include "gui/screens/maintenance/work_panel.h"

#include "gui/screens/form_pieces.h"

#include <wx/wrapsizer.h>

namespace dongbo::gui {

namespace {

constexpr int side = 16;

std::vector<ListRow> rowsOf(const std::vector<present::WorkCard::Line>& lines)
{
    std::vector<ListRow> rows;
    for (const auto& line : lines) {
        ListRow row;
        row.id = std::to_string(rows.size());
        row.title = line.text;
        row.value = line.value;
        row.valueTone = toneOf(line.tone);
        row.tip = line.text;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

WorkPanel::WorkPanel(wxWindow* parent, present::Shell& shell,
                     std::function<void(const std::string&)> act)
    : Card(parent, "workcard", {}, CardEdge::Whole)
    , m_shell(shell)
{
    m_scroll = new ScrollPanel(this, "workcard.scroll");
    auto* all = new wxBoxSizer(wxVERTICAL);
    m_facts = new FactGrid(m_scroll, "workcard.facts", 2);
    all->Add(m_facts, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(side)));
    const auto list = [&](const char* name) {
        auto* rows = new RowList(m_scroll, name);
        rows->wantWhole();
        all->Add(rows, wxSizerFlags().Expand());
        return rows;
    };
    m_stepsTitle = addTitle(*all, "workcard.steps_title", {});
    m_steps = list("workcard.steps");
    m_beforeTitle = addTitle(*all, "workcard.before_title", say("maintenance.turns_before"));
    m_before = list("workcard.before");
    m_scroll->SetSizer(all);
    body().Add(m_scroll, wxSizerFlags(1).Expand());
    m_foot = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    const auto button = [&](const char* id, const char* word, const char* icon, ButtonKind kind) {
        auto* made = new Button(this, std::string("workcard.") + id, {say(word), icon}, kind,
                                ButtonSize::Foot);
        made->onPress([act, id] { act(id); });
        m_foot->Add(made, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
        return made;
    };
    m_do = button("do", "maintenance.write_done", "check", ButtonKind::Primary);
    m_take = button("take", "maintenance.take_on", "user", ButtonKind::Outline);
    m_snooze = button("snooze", "maintenance.snooze_send", "moon", ButtonKind::Outline);
    m_cancel = button("cancel", "maintenance.cancel_send", "ban", ButtonKind::Outline);
    static_cast<void>(button("device", "maintenance.open_device", "box", ButtonKind::Outline));
    body().Add(m_foot, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    body().AddSpacer(FromDIP(4));
    show(std::nullopt);
}

std::string WorkPanel::say(std::string_view code) const
{
    return m_shell.session().say(code);
}

Words* WorkPanel::addTitle(wxSizer& all, const char* name, const std::string& text)
{
    auto* words = new Words(m_scroll, name, text, TextSize::Body, Weight::SemiBold);
    all.Add(words, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(side)));
    return words;
}

void WorkPanel::show(const std::optional<present::WorkCard>& card)
{
    m_scroll->Show(card.has_value());
    m_foot->ShowItems(card.has_value());
    setHead(card ? CardHead{card->title, card->caption} : CardHead{});
    if (card) {
        std::vector<FactGrid::Fact> facts;
        for (const auto& fact : card->facts) {
            FactGrid::Fact out;
            out.id = std::to_string(facts.size());
            out.label = fact.label;
            out.value = fact.pill.word.empty() ? fact.value : fact.pill.word;
            out.icon = fact.pill.icon;
            out.pill = fact.pill.word.empty() ? Tone::None : toneOf(fact.pill.tone);
            out.tip = out.value;
            facts.push_back(std::move(out));
        }
        m_facts->setFacts(std::move(facts));
        m_stepsTitle->setText(card->stepsTitle);
        m_stepsTitle->Show(!card->steps.empty());
        m_steps->Show(!card->steps.empty());
        m_steps->setRows(rowsOf(card->steps));
        m_beforeTitle->Show(!card->before.empty());
        m_before->Show(!card->before.empty());
        m_before->setRows(rowsOf(card->before));
        for (Button* one : {m_do, m_snooze, m_cancel}) {
            one->Show(card->isOpen);
        }
        m_take->Show(card->canTake);
    }
    Layout();
    m_scroll->FitInside();
}

} // namespace dongbo::gui
