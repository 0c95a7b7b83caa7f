#include "gui/screens/meetings/meeting_page_panel.h"

#include "gui/screens/form_pieces.h"
#include "gui/screens/purchase/purchase_pieces.h"
#include "gui/widgets/controls/menu.h"

#include <wx/sizer.h>

#include <algorithm>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int sideWide = 312;
constexpr int headingWide = 78;   ///< an icon and "hỏng"
constexpr int headingWord = 54;   ///< "hỏng"
constexpr int headingNarrow = 50; ///< only ticks
constexpr int roomy = 1000;       ///< so wide a board has icons beside words, too
constexpr int leastTwo = 820;     ///< narrower, beside a sheet: only the board

} // namespace

MeetingPagePanel::MeetingPagePanel(wxWindow* parent, present::Shell& shell)
    : PresentedPage(parent, shell, "meeting", static_cast<present::MeetingPageView&>(*this))
{
    auto* all = new wxBoxSizer(wxVERTICAL);
    buildStrip(*all);
    auto* below = new wxBoxSizer(wxHORIZONTAL);
    buildBoard(*below);
    buildSide(*below);
    all->Add(below, wxSizerFlags(1).Expand());
    SetSizer(all);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        showSide(m_presenter.page());
        Layout();
        event.Skip();
    });
}

std::vector<wxWindow*> MeetingPagePanel::regions()
{
    return {m_board, m_calls, m_reliefs, m_duty};
}

void MeetingPagePanel::buildStrip(wxSizer& all)
{
    m_stripCard = new Card(this, "meeting_page.strip_card");
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    m_strip = new MeetingStrip(m_stripCard, "meeting_page.strip");
    line->Add(m_strip, wxSizerFlags(1).Expand());
    const auto button = [&](const char* name, ButtonText text, ButtonKind kind, const char* step) {
        auto* made = new Button(m_stripCard, name, std::move(text), kind, ButtonSize::Row);
        made->onPress([this, step] { m_presenter.openForm(step); });
        line->AddSpacer(FromDIP(8));
        line->Add(made, wxSizerFlags().Centre());
        return made;
    };
    m_invite = button("meeting_page.invite", {say("meetings.invite_word"), "map-pin"},
                      ButtonKind::Outline, "invite");
    m_notice = button("meeting_page.notice", {say("meetings.notice_word"), "file-text"},
                      ButtonKind::Outline, "notice");
    m_receipt = button("meeting_page.receipt", {say("meetings.receipt_word"), "check"},
                       ButtonKind::Outline, "receipt");
    m_freeze = button("meeting_page.freeze", {say("meetings.freeze_word"), "lock"},
                      ButtonKind::Primary, "freeze");
    m_more = new Button(m_stripCard, "meeting_page.more", {say("meetings.more"), "more"},
                        ButtonKind::Plain, ButtonSize::Row);
    m_more->onPress([this] { showMore(); });
    line->AddSpacer(FromDIP(8));
    line->Add(m_more, wxSizerFlags().Centre());
    m_stripCard->body().Add(line, wxSizerFlags().Expand());
    all.Add(m_stripCard, wxSizerFlags().Expand());
    all.AddSpacer(FromDIP(gap));
}

std::vector<Column> MeetingPagePanel::columns(const present::MeetingPage& page) const
{
    std::vector<Column> out{
        plainColumn("site", say("meetings.col_site"), 112, 1, 0, ColumnKind::Strong),
        plainColumn("state", say("meetings.col_readiness"), 130, 0, 0, ColumnKind::Pill)};
    constexpr const char* headings[] = {"power", "light", "sound", "picture", "line"};
    for (std::size_t i = 0; i < std::size(headings); ++i) {
        const bool hasWords = std::any_of(page.rows.begin(), page.rows.end(), [i](const auto& row) {
            return row.headings.at(i).word.size() > 1;
        });
        out.push_back(
            plainColumn(headings[i], say((std::string("meetings.col_") + headings[i]).c_str()),
                        hasWords ? (isRoomy() ? headingWide : headingWord) : headingNarrow, 0, 2,
                        ColumnKind::Text));
    }
    out.push_back(plainColumn("why", say("meetings.col_why"), 118, 2, 0, ColumnKind::Text));
    if (page.isOver) {
        out.push_back(
            plainColumn("outcome", say("meetings.col_went"), 122, 0, 0, ColumnKind::Pill));
    } else {
        out.push_back(plainColumn("duty", say("meetings.col_duty"), 96, 1, 3, ColumnKind::Quiet));
    }
    return out;
}

bool MeetingPagePanel::isRoomy() const
{
    return area().x >= roomy + sideWide;
}

void MeetingPagePanel::buildBoard(wxSizer& all)
{
    m_boardCard = new Card(this, "meeting_page.board_card", {}, CardEdge::Whole);
    m_board = new Table(m_boardCard, "meeting_page.board", columns({}), TableFrame::None);
    m_board->setRowHeight(30);
    m_board->setMultiSelect(false);
    m_board->setModel(&m_rows);
    m_board->setSpoken(say("meetings.board_spoken"));
    m_board->setEmptyText("map-pin", say("meetings.no_sites"), say("meetings.no_sites_help"));
    m_board->setFoot([this](std::int64_t, std::int64_t) {
        const auto& page = m_presenter.page();
        return TableFoot{page.foot, page.canCheck    ? say("meetings.foot_check")
                                    : page.canFreeze ? say("meetings.foot_outcome")
                                                     : std::string()};
    });
    m_board->onOpen(
        [this](std::int64_t row) { m_presenter.follow(static_cast<std::size_t>(row)); });
    m_board->onMenu([this](std::int64_t row, wxPoint at) { showMenu(row, at); });
    m_board->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (!listKey(event)) {
            event.Skip();
        }
    });
    m_boardCard->body().Add(m_board, wxSizerFlags(1).Expand());
    all.Add(m_boardCard, wxSizerFlags(1).Expand());
}

void MeetingPagePanel::buildSide(wxSizer& all)
{
    m_side = new wxBoxSizer(wxVERTICAL);
    m_callsCard = new Card(this, "meeting_page.calls_card", {}, CardEdge::Whole);
    m_calls = new RowList(m_callsCard, "meeting_page.calls");
    m_calls->setSpoken(say("meetings.calls_spoken"));
    m_calls->setEmptyText(say("meetings.no_calls"));
    m_calls->scrolls();
    m_calls->onAct([this](const std::string& id) { askCall(id); });
    m_callsCard->onLink([this] { m_presenter.toggleAllCalls(); });
    m_callsCard->body().Add(m_calls, wxSizerFlags(1).Expand());
    m_side->Add(m_callsCard, wxSizerFlags(1).Expand().Border(wxBOTTOM, FromDIP(gap)));
    m_forecastCard = new Card(this, "meeting_page.forecast_card", {}, CardEdge::Whole);
    m_expected = new Words(m_forecastCard, "meeting_page.expected", std::string());
    m_forecastCard->body().Add(m_expected,
                               wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    m_reliefs = new RowList(m_forecastCard, "meeting_page.reliefs");
    m_reliefs->setSpoken(say("meetings.reliefs"));
    m_reliefs->setRowHeight(28, false);
    m_reliefs->wantWhole();
    m_forecastCard->body().Add(m_reliefs, wxSizerFlags().Expand());
    m_backTest =
        new Words(m_forecastCard, "meeting_page.back_test", std::string(), TextSize::Caption);
    m_backTest->setQuiet(true);
    m_backTest->wrapAt(sideWide - 32);
    m_forecastCard->body().Add(
        m_backTest, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
    m_side->Add(m_forecastCard, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(gap)));
    m_dutyCard =
        new Card(this, "meeting_page.duty_card", {say("meetings.duty_head")}, CardEdge::Whole);
    m_dutyCard->onLink([this] { m_presenter.openForm("duty"); });
    m_duty = new RowList(m_dutyCard, "meeting_page.duty");
    m_duty->setSpoken(say("meetings.duty_head"));
    m_duty->setEmptyText(say("duty.none"));
    m_duty->setRowHeight(30, false);
    m_duty->wantWhole();
    m_dutyCard->body().Add(m_duty, wxSizerFlags().Expand());
    m_side->Add(m_dutyCard, wxSizerFlags().Expand());
    m_callsCard->SetMinSize(FromDIP(wxSize(sideWide, 1)));
    for (Card* card : {m_forecastCard, m_dutyCard}) {
        card->SetMinSize(wxSize(FromDIP(sideWide), -1));
    }
    all.Add(m_side, wxSizerFlags().Expand().Border(wxLEFT, FromDIP(gap)));
}

void MeetingPagePanel::next()
{
    const auto current = m_board->currentRow();
    if (current + 1 < m_rows.rowCount()) {
        m_board->select(current + 1);
    }
}

bool MeetingPagePanel::listKey(wxKeyEvent& event)
{
    if (event.HasAnyModifiers() || m_board->currentRow() < 0) {
        return false;
    }
    const auto row = static_cast<std::size_t>(m_board->currentRow());
    const auto& page = m_presenter.page();
    const int key = event.GetKeyCode();
    if (page.canCheck) {
        if (key == WXK_SPACE || key == '1') {
            m_presenter.passAll(row);
            next();
            return true;
        }
        if (key >= '2' && key <= '6') {
            m_presenter.fail(row, planning::headingAt(static_cast<std::size_t>(key - '2')));
            return true;
        }
        if (key == 'K') {
            m_presenter.check(row);
            return true;
        }
    }
    if (page.canFreeze && key >= '1' && key <= '3') {
        m_presenter.recordOutcome(row, static_cast<MeetingOutcome>(key - '0'));
        return true;
    }
    return false;
}

void MeetingPagePanel::showMenu(std::int64_t row, wxPoint at)
{
    const auto index = static_cast<std::size_t>(row);
    const auto& page = m_presenter.page();
    if (index >= page.rows.size()) {
        return;
    }
    std::vector<MenuItem> items;
    if (page.canCheck) {
        items = {{"pass", say("meetings.menu_pass"), "check"},
                 {"check", say("meetings.menu_check"), "clipboard-check"}};
    }
    if (page.canFreeze) {
        items.push_back({"outcome", say("meetings.outcome"), "presentation"});
    }
    if (page.canChange) {
        items.push_back({"trial", say("meetings.menu_trial"), "presentation"});
        items.push_back({"uninvite", say("meetings.menu_uninvite_this"), "minus"});
    }
    items.push_back({"history", say("meetings.menu_site_history"), "history"});
    items.push_back({"follow", say("purchase.follow"), "external"});
    gui::showMenu(*m_board, wxRect(at, wxSize(1, 1)), std::move(items),
                  [this, index](const std::string& id) {
                      if (id == "pass") {
                          m_presenter.passAll(index);
                      } else if (id == "check") {
                          m_presenter.check(index);
                      } else if (id == "outcome") {
                          m_presenter.recordOutcome(index, std::nullopt);
                      } else if (id == "trial") {
                          m_presenter.openForm("trial", index);
                      } else if (id == "uninvite") {
                          m_presenter.openForm("uninvite", index);
                      } else if (id == "history") {
                          m_presenter.showHistory(index);
                      } else {
                          m_presenter.follow(index);
                      }
                  });
}

namespace {

std::vector<MenuItem> itemsOf(const std::vector<present::ListChoice>& choices)
{
    std::vector<MenuItem> items;
    for (const auto& choice : choices) {
        items.push_back({choice.key, choice.word, choice.icon});
    }
    return items;
}

} // namespace

void MeetingPagePanel::askCall(const std::string& id)
{
    auto at = wxRect(m_calls->area());
    for (const auto& part : m_calls->parts()) {
        if (part.id == id + "/act") {
            at = part.rect;
        }
    }
    gui::showMenu(*m_calls, at, itemsOf(m_presenter.callChoices()),
                  [this, index = indexIn(id)](const std::string& result) {
                      m_presenter.call(index, result);
                  });
}

void MeetingPagePanel::showMore()
{
    gui::showMenu(*m_more, wxRect(m_more->area()), itemsOf(m_presenter.actions()),
                  [this](const std::string& action) { m_presenter.doIt(action); });
}

void MeetingPagePanel::showMeeting(const present::MeetingPage& page)
{
    using Step = present::MeetingPage::Step;
    m_strip->show(page);
    m_invite->Show(page.next == Step::Invite);
    m_notice->Show(page.next == Step::SendNotice);
    m_receipt->Show(page.next == Step::Receipt);
    m_freeze->Show(page.next == Step::Freeze);
    m_more->Show(page.isThere);
    showBoard(page);
    showSide(page);
    m_stripCard->Layout();
    Layout();
    tellShown();
}

void MeetingPagePanel::showBoard(const present::MeetingPage& page)
{
    const auto current = m_board->currentRow();
    m_rows.rows.clear();
    for (const auto& line : page.rows) {
        TableRow row;
        row.cells = {{line.name}, gui::pillCell(line.state)};
        for (const auto& heading : line.headings) {
            row.cells.push_back(gui::pillCell(heading));
            if (!isRoomy() && !heading.word.empty()) { // the word says it
                row.cells.back().icon.clear();
            }
        }
        TableCell why{line.why};
        why.tip = line.tip;
        row.cells.push_back(std::move(why));
        row.cells.push_back(page.isOver ? gui::pillCell(line.outcome) : TableCell{line.onDuty});
        m_rows.rows.push_back(std::move(row));
    }
    m_board->setColumns(columns(page));
    m_board->modelChanged();
    const auto last = m_rows.rowCount() - 1;
    m_board->select(last < 0 ? -1 : std::clamp<std::int64_t>(current, 0, last), true);
}

void MeetingPagePanel::showSide(const present::MeetingPage& page)
{
    const bool isWide = page.isThere && area().x >= leastTwo;
    m_callsCard->Show(isWide && !page.isOver); // nobody is called any more
    m_forecastCard->Show(isWide);
    m_dutyCard->Show(isWide);
    m_dutyCard->setHead(
        {say("meetings.duty_head"), {}, page.canChange ? say("meetings.duty_add") : std::string()});
    m_callsCard->setHead({page.callsTitle, page.callsNote, page.callsLink});
    std::vector<ListRow> rows;
    for (const auto& call : page.calls) {
        ListRow row;
        row.id = std::to_string(rows.size());
        row.icon = call.icon;
        row.iconTone = toneOf(call.tone);
        row.title = call.title;
        row.caption = call.caption;
        if (call.isCalled) {
            row.value = say("meetings.call_done");
            row.valueTone = Tone::Ok;
        } else if (page.canChange) {
            row.verb = say("meetings.call_verb");
            row.isPrimary = call.isFirst;
        }
        rows.push_back(std::move(row));
    }
    m_calls->setRows(std::move(rows));
    m_forecastCard->setHead({say("meetings.forecast"), page.learnt});
    m_expected->setRuns({{page.expected + "  ", Weight::SemiBold, std::nullopt},
                         {page.expectedWords, Weight::Regular, std::nullopt}});
    rows.clear();
    for (const auto& relief : page.reliefs) {
        ListRow row;
        row.id = std::to_string(rows.size());
        row.title = relief.text;
        row.tip = relief.text;
        row.value = relief.lowers;
        row.valueTone = Tone::Ok;
        rows.push_back(std::move(row));
    }
    m_reliefs->Show(isWide && !rows.empty());
    m_reliefs->setRows(std::move(rows));
    m_backTest->setText(page.backTest);
    m_backTest->Show(isWide && !page.backTest.empty());
    rows.clear();
    for (const auto& duty : page.duty) {
        ListRow row;
        row.id = std::to_string(rows.size());
        row.title = duty.name;
        row.after = duty.role;
        row.value = duty.phone;
        rows.push_back(std::move(row));
    }
    m_duty->setRows(std::move(rows));
    m_forecastCard->Layout();
}

} // namespace dongbo::gui
