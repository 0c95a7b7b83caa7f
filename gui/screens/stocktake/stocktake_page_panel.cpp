#include "gui/screens/stocktake/stocktake_page_panel.h"

#include "gui/screens/form_pieces.h"
#include "gui/screens/purchase/purchase_pieces.h"
#include "gui/widgets/controls/menu.h"

#include <wx/sizer.h>
#include <wx/wrapsizer.h>

namespace dongbo::gui {

namespace {

using present::CountKey;

constexpr int gap = 12;
constexpr int roomsWide = 206;
constexpr int differencesWide = 312;
constexpr int leastAll = 900; ///< narrower, beside a sheet: the rooms give way
constexpr int leastTwo = 700; ///< narrower still: only the list

} // namespace

StocktakePagePanel::StocktakePagePanel(wxWindow* parent, present::Shell& shell)
    : PresentedPage(parent, shell, "counting", static_cast<present::StocktakePageView&>(*this))
{
    auto* all = new wxBoxSizer(wxHORIZONTAL);
    buildRooms(*all);
    buildList(*all);
    buildDifferences(*all);
    SetSizer(all);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        const bool isThere = m_presenter.page().isThere;
        m_roomsCard->Show(isThere && area().x >= leastAll);
        m_differencesCard->Show(isThere && area().x >= leastTwo);
        Layout();
        event.Skip();
    });
}

void StocktakePagePanel::open(const RecordId& stocktake)
{
    m_goesToScan = true;
    PresentedPage::open(stocktake);
}

std::vector<wxWindow*> StocktakePagePanel::regions()
{
    return {m_rooms, &m_scan->native(), m_list, m_differences};
}

void StocktakePagePanel::buildRooms(wxSizer& all)
{
    m_roomsCard =
        new Card(this, "counting.rooms_card", {say("stocktake.by_room")}, CardEdge::Whole);
    m_rooms = new RoomBars(m_roomsCard, "counting.rooms");
    m_rooms->setSpoken(say("stocktake.by_room"));
    m_rooms->onChoose([this](std::size_t room) { m_presenter.chooseRoom(room); });
    m_roomsCard->body().Add(m_rooms, wxSizerFlags(1).Expand());
    m_committeeHead = new Words(m_roomsCard, "counting.committee_head",
                                say("stocktake.committee_title"), TextSize::Caption);
    m_committeeHead->setQuiet(true);
    m_roomsCard->body().Add(m_committeeHead,
                            wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(14)));
    m_committee = new RowList(m_roomsCard, "counting.committee");
    m_committee->setSpoken(say("field.committee"));
    m_committee->setInset(14);
    m_committee->setRowHeight(24, false);
    m_committee->wantWhole();
    m_roomsCard->body().Add(m_committee, wxSizerFlags().Expand());
    m_keys = new Words(m_roomsCard, "counting.keys", say("stocktake.keys"), TextSize::Caption);
    m_keys->setQuiet(true);
    m_keys->wrapAt(roomsWide - 28);
    m_roomsCard->body().Add(m_keys, wxSizerFlags().Expand().Border(wxALL, FromDIP(14)));
    m_roomsCard->SetMinSize(FromDIP(wxSize(roomsWide, 1)));
    all.Add(m_roomsCard, wxSizerFlags().Expand().Border(wxRIGHT, FromDIP(gap)));
}

void StocktakePagePanel::buildList(wxSizer& all)
{
    m_listCard = new Card(this, "counting.list_card", {}, CardEdge::Whole);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    FieldText text;
    text.hint = say("stocktake.scan_hint");
    text.icon = "search";
    m_scan = new TextField(m_listCard, "counting.scan", text);
    m_scan->onEnter([this] { send(); });
    m_scan->onKeyDown([this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DOWN && !event.HasAnyModifiers()) {
            m_list->SetFocus(); // the rows take the keys
            goToUncounted(1);
            return true;
        }
        return false;
    });
    m_strip = new ScanStrip(m_listCard, "counting.result");
    top->Add(m_scan, wxSizerFlags(2).Centre());
    top->AddSpacer(FromDIP(gap));
    top->Add(m_strip, wxSizerFlags(3).Centre());
    m_listCard->body().Add(top, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    m_list = new Table(m_listCard, "counting.list", columns({}), TableFrame::None);
    m_list->setMultiSelect(false);
    m_list->setModel(&m_rows);
    m_list->setSpoken(say("stocktake.list_spoken"));
    m_list->setEmptyText("clipboard-check", say("stocktake.room_empty"),
                         say("stocktake.room_empty_help"));
    m_list->setFoot([this](std::int64_t, std::int64_t) {
        return TableFoot{m_presenter.page().foot, say("stocktake.foot_keys")};
    });
    m_list->onOpen([this](std::int64_t row) {
        m_presenter.press(static_cast<std::size_t>(row), CountKey::Found);
        goToUncounted(1);
    });
    m_list->onMenu([this](std::int64_t row, wxPoint at) { showMenu(row, at); });
    m_list->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (!listKey(event)) {
            event.Skip();
        }
    });
    m_listCard->body().Add(m_list, wxSizerFlags(1).Expand());
    all.Add(m_listCard, wxSizerFlags(1).Expand());
    all.AddSpacer(FromDIP(gap));
}

std::vector<Column> StocktakePagePanel::columns(const std::string& room) const
{
    return {plainColumn("code", say("stocktake.col_code"), 126, 0, 0, ColumnKind::Quiet),
            plainColumn("name", room, 150, 1, 0, ColumnKind::Text),
            plainColumn("finding", say("stocktake.col_finding"), 116, 0, 0, ColumnKind::Pill),
            plainColumn("condition", say("stocktake.col_condition"), 96, 0, 2, ColumnKind::Text),
            plainColumn("at", say("stocktake.col_at"), 54, 0, 1, ColumnKind::Money)};
}

void StocktakePagePanel::buildDifferences(wxSizer& all)
{
    m_differencesCard = new Card(this, "counting.differences_card", {say("stocktake.differences")},
                                 CardEdge::Whole);
    m_differences = new DifferenceList(m_differencesCard, "counting.differences",
                                       say("stocktake.otherwise"), say("stocktake.no_differences"));
    m_differences->setSpoken(say("stocktake.differences"));
    m_differences->onAct([this](std::size_t index) { m_presenter.settle(index); });
    m_differences->onOtherwise([this](std::size_t index) { m_presenter.settleOtherwise(index); });
    m_differences->onUndo(say("stocktake.undo_settling"),
                          [this](std::size_t index) { m_presenter.undoSettling(index); });
    m_differencesCard->body().Add(m_differences, wxSizerFlags(1).Expand());
    m_sums = new RowList(m_differencesCard, "counting.sums");
    m_sums->setSpoken(say("stocktake.sums"));
    m_sums->setRowHeight(24, false);
    m_sums->wantWhole();
    m_differencesCard->body().Add(m_sums, wxSizerFlags().Expand());
    m_note = new Words(m_differencesCard, "counting.note", std::string(), TextSize::Caption);
    m_note->setQuiet(true);
    m_note->wrapAt(differencesWide - 32);
    m_differencesCard->body().Add(
        m_note, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    auto* buttons = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    const auto button = [&](const char* name, ButtonText text, ButtonKind kind,
                            std::function<void()> press) {
        auto* made = new Button(m_differencesCard, name, std::move(text), kind, ButtonSize::Row);
        made->onPress(std::move(press));
        buttons->Add(made, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
        return made;
    };
    m_minutes = button("counting.minutes", {say("stocktake.minutes"), "file-text"},
                       ButtonKind::Primary, [this] { m_presenter.showMinutes(); });
    m_sheet = button("counting.sheet", {say("stocktake.sheet_word"), "print"}, ButtonKind::Outline,
                     [this] { m_presenter.showSheet(); });
    m_rest = button("counting.rest", {say("stocktake.rest_missing"), "cross"}, ButtonKind::Outline,
                    [this] { m_presenter.restIsMissing(); });
    m_end = button("counting.end", {say("stocktake.end_counting"), "gavel"}, ButtonKind::Outline,
                   [this] {
                       if (m_presenter.page().canResume) {
                           m_presenter.resumeCounting();
                       } else {
                           m_presenter.endCounting();
                       }
                   });
    m_close = button("counting.close", {say("stocktake.close_title"), "lock"}, ButtonKind::Outline,
                     [this] { m_presenter.close(); });
    m_differencesCard->body().Add(
        buttons, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(14)));
    m_differencesCard->SetMinSize(FromDIP(wxSize(differencesWide, 1)));
    all.Add(m_differencesCard, wxSizerFlags().Expand());
}

void StocktakePagePanel::send()
{
    const auto typed = m_scan->text();
    m_scan->setText({});
    m_presenter.scan(typed);
}

bool StocktakePagePanel::listKey(wxKeyEvent& event)
{
    if (event.HasAnyModifiers() || m_list->currentRow() < 0) {
        return false;
    }
    const auto row = static_cast<std::size_t>(m_list->currentRow());
    const auto counted = [&](CountKey key) {
        m_presenter.press(row, key);
        return true;
    };
    switch (event.GetKeyCode()) {
    case WXK_SPACE:
    case '1':
        (void)counted(CountKey::Found);
        goToUncounted(1);
        return true;
    case '2':
        (void)counted(CountKey::Missing);
        goToUncounted(1);
        return true;
    case 'T':
        return counted(CountKey::Good);
    case 'B':
        return counted(CountKey::Fair);
    case 'K':
        return counted(CountKey::Poor);
    case 'H':
        return counted(CountKey::Broken);
    case 'M':
        return counted(CountKey::LabelLost);
    case 'J':
        goToUncounted(1);
        return true;
    default:
        return false;
    }
}

void StocktakePagePanel::goToUncounted(int by)
{
    const auto current = m_list->currentRow();
    // before the first row an arrow leads to it
    const auto from =
        current < 0 ? static_cast<std::size_t>(-1) : static_cast<std::size_t>(current);
    auto next = m_presenter.nextUncounted(from, by);
    if (!next) { // round to the first one
        next = m_presenter.nextUncounted(static_cast<std::size_t>(-1), 1);
    }
    if (next) {
        m_list->select(static_cast<std::int64_t>(*next));
    }
}

void StocktakePagePanel::showMenu(std::int64_t row, wxPoint at)
{
    const auto index = static_cast<std::size_t>(row);
    if (index >= m_presenter.page().rows.size() || m_presenter.page().rows[index].isHeading) {
        return;
    }
    std::vector<MenuItem> items;
    if (m_presenter.page().canCount) {
        items = {{"found", say("stocktake.key_found"), "check"},
                 {"missing", say("stocktake.key_missing"), "cross"},
                 {"label", say("stocktake.key_label"), "tag"}};
    }
    items.push_back({"follow", say("purchase.follow"), "external"});
    gui::showMenu(*m_list, wxRect(at, wxSize(1, 1)), std::move(items),
                  [this, index](const std::string& id) {
                      if (id == "follow") {
                          m_presenter.follow(index);
                      } else {
                          m_presenter.press(index, id == "found"     ? CountKey::Found
                                                   : id == "missing" ? CountKey::Missing
                                                                     : CountKey::LabelLost);
                      }
                  });
}

void StocktakePagePanel::showScan(const present::ScanResult& result)
{
    m_strip->show(result);
}

void StocktakePagePanel::showStocktake(const present::StocktakePage& page)
{
    m_roomsCard->Show(page.isThere && area().x >= leastAll);
    m_listCard->Show(page.isThere);
    m_differencesCard->Show(page.isThere && area().x >= leastTwo);
    showRooms(page);
    showRows(page);
    showDifferences(page);
    m_scan->Enable(page.canCount);
    Layout();
    tellShown();
    if (m_goesToScan && page.canCount) {
        m_scan->SetFocus();
    }
    m_goesToScan = false;
}

void StocktakePagePanel::showRooms(const present::StocktakePage& page)
{
    m_roomsCard->setHead({say("stocktake.by_room"), page.allDone});
    m_rooms->setRooms(page.rooms, page.room);
    std::vector<ListRow> members;
    for (const auto& member : page.committee) {
        ListRow row;
        row.id = std::to_string(members.size());
        row.title = member.name;
        row.value = member.role;
        row.tip = member.position;
        members.push_back(std::move(row));
    }
    m_committee->Show(!members.empty());
    m_committeeHead->Show(!members.empty());
    m_committee->setRows(std::move(members));
    m_keys->Show(page.canCount);
}

void StocktakePagePanel::showRows(const present::StocktakePage& page)
{
    const auto current = m_list->currentRow();
    m_rows.rows.clear();
    for (const auto& line : page.rows) {
        TableRow row;
        if (line.isHeading) {
            row.isHeading = true;
            row.cells = {{line.name}, {}, {}, {}, {}};
        } else {
            auto at = TableCell{line.at};
            at.tip = line.tip;
            row.cells = {{line.code},
                         {line.name},
                         gui::pillCell(line.finding),
                         gui::pillCell(line.condition),
                         at};
        }
        m_rows.rows.push_back(std::move(row));
    }
    m_list->setColumns(columns(page.listTitle));
    m_list->modelChanged();
    const auto last = static_cast<std::int64_t>(page.rows.size()) - 1;
    if (const auto counted = m_presenter.takeScannedRow()) { // what was scanned comes into sight
        m_list->select(static_cast<std::int64_t>(*counted));
        m_list->scrollTo(static_cast<std::int64_t>(*counted));
    } else {
        m_list->select(last < 0 || current < 0 ? -1 : std::min(current, last), true);
    }
}

void StocktakePagePanel::showDifferences(const present::StocktakePage& page)
{
    m_differencesCard->setHead(
        {say("stocktake.differences"),
         page.openCount + (page.settledCount.empty() ? "" : " · " + page.settledCount)});
    m_differences->setDifferences(page.differences);
    std::vector<ListRow> sums;
    for (const auto& sum : page.sums) {
        ListRow row;
        row.id = std::to_string(sums.size());
        row.title = sum.name;
        row.after = sum.count;
        row.value = sum.value;
        row.valueTone = sum.isBad ? Tone::Bad : Tone::None;
        sums.push_back(std::move(row));
    }
    m_sums->setRows(std::move(sums));
    const auto note = page.reading.empty() ? page.uncounted : page.reading;
    m_note->setText(note);
    m_note->InvalidateBestSize();
    m_note->Show(!note.empty());
    m_rest->Show(page.canCount);
    m_sheet->Show(page.canCount);
    m_end->Show(page.canEnd || page.canResume);
    m_end->setText({say(page.canResume ? "stocktake.resume_counting" : "stocktake.end_counting"),
                    page.canResume ? "repeat" : "gavel"});
    m_close->Show(page.canClose);
    m_differencesCard->Layout();
}

} // namespace dongbo::gui
