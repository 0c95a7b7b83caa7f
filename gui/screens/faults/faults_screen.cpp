#include "gui/screens/faults/faults_screen.h"

#include "gui/screens/form_pieces.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int watchTall = 138;
constexpr int leastBoard = 760; ///< narrower, beside a sheet, the list shows the same

const char* nameOf(present::FaultColumn column)
{
    switch (column) {
    case present::FaultColumn::Reported:
        return "reported";
    case present::FaultColumn::Accepted:
        return "accepted";
    case present::FaultColumn::InRepair:
        return "in_repair";
    case present::FaultColumn::Waiting:
        return "waiting";
    case present::FaultColumn::Confirm:
        return "confirm";
    }
    return "";
}

std::optional<present::FaultColumn> columnNamed(const std::string& name)
{
    for (const auto column : {present::FaultColumn::Reported, present::FaultColumn::Accepted,
                              present::FaultColumn::InRepair, present::FaultColumn::Waiting,
                              present::FaultColumn::Confirm}) {
        if (name == nameOf(column)) {
            return column;
        }
    }
    return std::nullopt;
}

std::optional<FaultId> faultNamed(const std::string& id)
{
    const auto parsed = RecordId::parse(id);
    return parsed ? std::optional{FaultId{*parsed}} : std::nullopt;
}

/// A fault as a card of the board. `coveredWord` stands on those in warranty.
BoardCard cardOf(const present::FaultLine& line, const std::string& coveredWord)
{
    BoardCard card;
    card.id = line.id.text();
    card.code = line.shortNumber;
    card.pill = line.pill.word;
    card.pillIcon = line.pill.icon;
    card.pillTone = toneOf(line.pill.tone);
    card.title = line.symptom;
    card.place = line.where();
    card.age = line.age;
    card.isLate = line.isOverdue;
    card.again = line.recurs;
    card.after = line.remark;
    if (!line.doubt.empty()) {
        card.after = line.doubt;
        card.afterIcon = "circle-question";
        card.afterTone = Tone::Warn;
    } else if (line.remark.empty() && line.inWarranty) {
        card.after = coveredWord;
        card.afterIcon = "shield-check";
        card.afterTone = Tone::Ok;
    }
    return card;
}

} // namespace

FaultsScreen::FaultsScreen(wxWindow* parent, present::Shell& shell)
    : ListScreen(parent, shell, "faults.title",
                 {"faults", shell.session().say("faults.as_list"),
                  shell.session().say("faults.filter_hint"), ListLook::Search::OnDemand})
    , m_list(shell, pane())
{
    begin(m_list, new FaultPagePanel(this, shell));
    buildBoard();
    buildWatch();
    pane().onLayout([this] { return m_list.isBoard() && m_isWide ? "board" : "list"; });
    pane().onShown([this] { fill(); });
    pane().Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        const bool isWide = pane().area().x >= leastBoard;
        if (isWide != m_isWide && pane().area().x > 0) {
            m_isWide = isWide;
            CallAfter([this] { pane().showBar(); });
        }
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!isUrgentKey(event)) {
            event.Skip();
        }
    });
}

void FaultsScreen::buildBoard()
{
    m_board = new Board(pane().body(), "faults.board");
    m_board->setSpoken(say("faults.as_board"));
    m_board->setEmptyText(say("faults.no_cards"));
    m_board->setRule([this](const std::string& card, const std::string& column) {
        const auto fault = faultNamed(card);
        const auto to = columnNamed(column);
        if (!fault || !to) {
            return false;
        }
        const auto allowed = m_list.allowedFor(*fault);
        return std::find(allowed.begin(), allowed.end(), *to) != allowed.end();
    });
    m_board->onChoose([this](const std::string& card) {
        if (const auto fault = faultNamed(card)) {
            m_list.chooseFault(*fault);
        }
    });
    m_board->onOpen([this](const std::string& card) {
        if (const auto fault = faultNamed(card)) {
            m_list.openFault(*fault);
        }
    });
    m_board->onMove([this](const std::string& card, const std::string& column) {
        const auto fault = faultNamed(card);
        const auto to = columnNamed(column);
        if (fault && to) {
            m_list.move(*fault, *to);
        }
    });
    m_board->onMenu([this](const std::string& card, wxPoint at) {
        if (const auto fault = faultNamed(card)) {
            m_list.chooseFault(*fault);
            pane().openMenu(*m_board, at);
        }
    });
    pane().addLayout("board", m_board);
}

void FaultsScreen::buildWatch()
{
    m_watchCard = new Card(pane().body(), "faults.watch_card",
                           {say("faults.watch"), say("faults.watch_caption")});
    m_watch = new WatchStrips(m_watchCard, "faults.watch");
    m_watch->setSpoken(say("faults.watch"));
    m_watch->onOpen([this](const std::string& id) {
        if (const auto fault = faultNamed(id)) {
            m_list.openFault(*fault);
        }
    });
    m_watchCard->body().Add(m_watch, wxSizerFlags(1).Expand());
    m_watchCard->SetMinSize(FromDIP(wxSize(-1, watchTall)));
    m_watchCard->Hide();
    pane().below().Add(m_watchCard, wxSizerFlags().Expand().Border(wxTOP, FromDIP(gap)));
}

void FaultsScreen::fill()
{
    if (m_board->IsShown()) {
        showBoard();
    }
    showWatch();
}

void FaultsScreen::showBoard()
{
    const auto covered = say("faults.covered_short");
    std::vector<BoardColumn> columns;
    for (const auto& each : m_list.board()) {
        BoardColumn column;
        column.id = nameOf(each.column);
        column.title = each.title;
        column.count = each.shown;
        column.note = each.more.empty() ? each.hint : each.more;
        for (const auto row : each.cards) {
            column.cards.push_back(cardOf(m_list.line(row), covered));
        }
        columns.push_back(std::move(column));
    }
    m_board->setColumns(std::move(columns));
    m_board->choose(m_list.current() ? m_list.current()->text() : std::string());
}

void FaultsScreen::showWatch()
{
    std::vector<WatchStrips::Strip> strips;
    for (const auto& line : m_list.watch()) {
        WatchStrips::Strip strip;
        strip.id = line.newest.text();
        strip.title = line.title;
        strip.where = line.site;
        for (const auto count : line.months) {
            strip.troubles.push_back(count > 0);
        }
        strip.hasChecks = false; // a month without a report says nothing of how it was
        strip.sentence = line.sentence;
        strip.note = line.last;
        strips.push_back(std::move(strip));
    }
    m_watchCard->Show(m_board->IsShown() && !strips.empty());
    m_watch->setStrips(std::move(strips));
}

bool FaultsScreen::isUrgentKey(const wxKeyEvent& event)
{
    const int key = event.GetKeyCode();
    if ((key != 'J' && key != 'K') || event.HasAnyModifiers() || isPageShown() ||
        dynamic_cast<wxTextCtrl*>(FindFocus()) != nullptr) {
        return false;
    }
    m_list.chooseNextUrgent(key == 'J' ? 1 : -1);
    return true;
}

} // namespace dongbo::gui
