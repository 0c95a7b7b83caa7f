#include "gui/screens/journal/journal_screen.h"

namespace dongbo::gui {

namespace {

constexpr int rowTall = 42;
constexpr int changeWidth = 430;
constexpr int wideChangeWidth = 520;

} // namespace

JournalScreen::JournalScreen(wxWindow* parent, present::Shell& shell)
    : ListScreen(parent, shell, "journal_page.title",
                 {"journal", shell.session().say("journal_page.title"),
                  shell.session().say("journal_page.find"), ListLook::Search::InBar, rowTall})
    , m_list(shell, pane())
    , m_change(new ChangePane(detailParent(), "journal.change", shell.session()))
    , m_since(dayField("since"))
    , m_until(dayField("until"))
{
    begin(m_list, m_change, changeWidth, wideChangeWidth);
    for (auto* field : {m_since, m_until}) {
        field->onEnter([this] { daysTyped(); });
        field->onLeave([this] { daysTyped(); });
        pane().tools().Add(field, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(6)));
    }
    pane().onShown([this] { showDays(); });
    m_onDetail = m_list.detailChanged.connect([this] { m_change->setDetail(m_list.detail()); });
    m_change->onAct([this] { m_list.act(m_change->reason()); });
    m_change->onKeep([this] { m_list.actKeeping(m_change->reason()); });
    m_change->onDay([this] { m_list.showDay(); });
    m_change->onTime([this] { m_list.correctTime(); });
    m_change->onOpen([this](const present::Place& place) { m_list.goTo(place); });
}

DateField* JournalScreen::dayField(const std::string& which)
{
    const auto word = say("journal_page." + which);
    auto* field = new DateField(&pane(), "journal." + which, {{}, word, {}, {}, {}, word},
                                [this] { return shell().session().shownDay(); });
    field->SetMinSize(FromDIP(wxSize(128, 34)));
    field->Hide();
    return field;
}

void JournalScreen::daysTyped()
{
    const auto isRead = [](DateField& one) { return one.day() || one.text().empty(); };
    if (m_list.asksDays() && isRead(*m_since) && isRead(*m_until)) {
        m_list.setDays(m_since->day(), m_until->day());
    }
}

void JournalScreen::showDays()
{
    if (m_since->IsShown() == m_list.asksDays()) {
        return;
    }
    m_since->Show(m_list.asksDays());
    m_until->Show(m_list.asksDays());
    m_since->setDay(m_list.since());
    m_until->setDay(m_list.until());
    if (m_list.asksDays() && !m_list.since()) {
        m_since->SetFocus();
    }
}

} // namespace dongbo::gui
