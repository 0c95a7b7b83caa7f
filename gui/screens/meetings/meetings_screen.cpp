#include "gui/screens/meetings/meetings_screen.h"

#include "core/text/dates.h"
#include "gui/present/words/day_words.h"
#include "gui/screens/form_pieces.h"
#include "gui/screens/meetings/meeting_page_panel.h"

namespace dongbo::gui {

namespace {

MonthGrid::Texts monthTexts(present::Shell& shell)
{
    MonthGrid::Texts texts;
    texts.previous = shell.session().say("meetings.month_before");
    texts.next = shell.session().say("meetings.month_after");
    constexpr std::chrono::sys_days monday{std::chrono::year{2021} / 6 / 14};
    for (int i = 0; i < 7; ++i) {
        texts.weekdays.push_back(
            present::weekdayName(shell.session().language(), Date{monday + std::chrono::days{i}}));
    }
    texts.month = [&shell](std::chrono::year_month month) {
        return shell.session().say(
            "meetings.month",
            {{"month", text::formatDate(Date{month / std::chrono::day{1}}).substr(3)}});
    };
    return texts;
}

} // namespace

MeetingsScreen::MeetingsScreen(wxWindow* parent, present::Shell& shell)
    : ListScreen(parent, shell, "meetings.title",
                 {"meetings", shell.session().say("meetings.title"),
                  shell.session().say("meetings.filter_hint"), ListLook::Search::OnDemand})
    , m_list(shell, pane())
    , m_month(new MonthGrid(pane().body(), "meetings.month", monthTexts(shell)))
{
    begin(m_list, new MeetingPagePanel(this, shell)); // owned by this window
    m_month->setSpoken(say("meetings.as_month"));
    m_month->onOpen([this](const std::string& id) {
        for (std::int64_t row = 0; row < m_list.rowCount(); ++row) {
            if (m_list.line(row).id.text() == id) {
                m_list.openRow(row);
                return;
            }
        }
    });
    pane().addLayout("month", m_month);
    pane().onShown([this] { showMonth(); });
    pane().addTool("begin", say("meetings.add"), "plus", [this] { m_list.begin(); });
}

void MeetingsScreen::showMonth()
{
    std::vector<MonthGrid::Entry> entries;
    for (std::int64_t row = 0; m_month->IsShown() && row < m_list.rowCount(); ++row) {
        const auto& meeting = m_list.line(row);
        const Instant starts{meeting.startsMs};
        entries.push_back({meeting.id.text(), dayOf(starts), present::clockTime(starts),
                           meeting.name, toneOf(meeting.state.tone)});
    }
    m_month->setEntries(std::move(entries), shell().session().today());
}

} // namespace dongbo::gui
