#include "gui/screens/faults/faults_screen.h"

#include "gui/screens/form_pieces.h"
#include "gui/widgets/controls/menu.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <array>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int watchTall = 138;
constexpr int leastBoard = 760; ///< narrower, beside a sheet, the list shows the same
constexpr const char* scopeChip = "scope";
constexpr const char* moreChip = "more";

struct SortColumn
{
    const char* id;
    present::FaultSort sort;
};
constexpr std::array sortColumns{SortColumn{"number", present::FaultSort::Number},
                                 SortColumn{"severity", present::FaultSort::Severity},
                                 SortColumn{"symptom", present::FaultSort::Symptom},
                                 SortColumn{"subject", present::FaultSort::Subject},
                                 SortColumn{"site", present::FaultSort::Site},
                                 SortColumn{"state", present::FaultSort::State},
                                 SortColumn{"age", present::FaultSort::Age},
                                 SortColumn{"since", present::FaultSort::Since},
                                 SortColumn{"reporter", present::FaultSort::Reporter},
                                 SortColumn{"cost", present::FaultSort::Cost}};

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

std::string chipId(present::FaultChip chip)
{
    return "chip" + std::to_string(static_cast<int>(chip));
}

} // namespace

FaultsScreen::FaultsScreen(wxWindow* parent, present::Shell& shell)
    : Screen(parent, shell, "faults")
    , m_presenter(shell, *this)
{
    auto* all = new wxBoxSizer(wxVERTICAL);
    m_overview = new Surface(this, "faults.overview");
    m_page = new FaultPagePanel(this, shell);
    m_page->Hide();
    m_page->onShown([this] { headChanged(); });
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->SetMinSize(0, FromDIP(32));
    buildBar(*bar);
    buildBoard();
    buildTable();
    buildRest();
    rows->Add(bar, wxSizerFlags().Expand());
    rows->AddSpacer(FromDIP(gap));
    for (wxWindow* main : {static_cast<wxWindow*>(m_board), static_cast<wxWindow*>(m_table)}) {
        rows->Add(main, wxSizerFlags(1).Expand());
    }
    rows->Add(m_watchCard, wxSizerFlags().Expand().Border(wxTOP, FromDIP(gap)));
    m_overview->SetSizer(rows);
    all->Add(m_overview, wxSizerFlags(1).Expand());
    all->Add(m_page, wxSizerFlags(1).Expand());
    SetSizer(all);
    m_overview->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        const bool isWide = m_overview->area().x >= leastBoard;
        if (isWide != m_isWide && m_overview->area().x > 0) {
            m_isWide = isWide;
            CallAfter([this] { showPage(m_presenter.page()); });
        }
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!isUrgentKey(event)) {
            event.Skip();
        }
    });
}

std::string FaultsScreen::say(const char* code) const
{
    return shell().session().say(code);
}

void FaultsScreen::buildBar(wxSizer& bar)
{
    m_chips = new ChipBar(m_overview, "faults.chips");
    m_chips->setSpoken(say("faults.filter"));
    m_filter = new TextField(m_overview, "faults.filter",
                             {{}, say("faults.filter_hint"), "search", {}, "/"});
    m_layout = new Segments(
        m_overview, "faults.layout",
        {{"board", say("faults.as_board"), "board"}, {"list", say("faults.as_list"), "list"}});
    bar.Add(m_chips, wxSizerFlags(1).CentreVertical());
    bar.AddSpacer(FromDIP(gap));
    m_filter->SetMinSize(FromDIP(wxSize(200, -1)));
    m_filter->Hide();
    bar.Add(m_filter, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(gap)));
    bar.Add(m_layout, wxSizerFlags().CentreVertical());
    m_chips->onToggle([this](const std::string& id) { pressChip(id); });
    m_chips->onClear([this](const std::string& id) {
        if (id.starts_with("filter")) {
            m_presenter.removeFilter(std::stoul(id.substr(6)));
        }
    });
    m_filter->onChange([this] { m_presenter.setText(m_filter->text()); });
    m_filter->onKeyDown([this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE) {
            return false;
        }
        m_filter->setText({});
        m_filter->Hide();
        m_presenter.setText({});
        m_overview->Layout();
        return true;
    });
    m_layout->onChoose([this](const std::string& id) {
        m_presenter.setLayout(id == "list" ? present::FaultLayout::List
                                           : present::FaultLayout::Board);
    });
}

void FaultsScreen::buildBoard()
{
    m_board = new Board(m_overview, "faults.board");
    m_board->setSpoken(say("faults.as_board"));
    m_board->setEmptyText(say("faults.no_cards"));
    m_board->setRule([this](const std::string& card, const std::string& column) {
        const auto fault = faultNamed(card);
        const auto to = columnNamed(column);
        if (!fault || !to) {
            return false;
        }
        const auto allowed = m_presenter.allowedFor(*fault);
        return std::find(allowed.begin(), allowed.end(), *to) != allowed.end();
    });
    m_board->onChoose([this](const std::string& card) {
        m_presenter.select(faultNamed(card));
        if (const auto fault = faultNamed(card)) {
            shell().point({RecordKind::Fault, *fault});
        }
    });
    m_board->onOpen([this](const std::string& card) {
        if (const auto fault = faultNamed(card)) {
            m_presenter.openFault(*fault);
        }
    });
    m_board->onMove([this](const std::string& card, const std::string& column) {
        const auto fault = faultNamed(card);
        const auto to = columnNamed(column);
        if (fault && to) {
            m_presenter.move(*fault, *to);
        }
    });
    m_board->onMenu([this](const std::string& card, wxPoint at) {
        if (const auto fault = faultNamed(card)) {
            openCardMenu(*fault, *m_board, at);
        }
    });
}

void FaultsScreen::buildTable()
{
    const auto column = [this](const char* id, const char* title, int width, int stretch, int drop,
                               ColumnKind kind = ColumnKind::Text) {
        Column out;
        out.id = id;
        out.title = say(title);
        out.width = width;
        out.stretch = stretch;
        out.drop = drop;
        out.kind = kind;
        out.minWidth = stretch > 0 ? (stretch > 1 ? 120 : 90) : 48;
        return out;
    };
    m_table = new Table(m_overview, "faults.table",
                        {column("number", "faults.col_number", 112, 0, 0, ColumnKind::Quiet),
                         column("severity", "faults.col_severity", 112, 0, 0, ColumnKind::Pill),
                         column("symptom", "faults.col_symptom", 190, 2, 0, ColumnKind::Strong),
                         column("subject", "faults.col_subject", 170, 2, 2),
                         column("site", "faults.col_site", 110, 1, 1),
                         column("state", "faults.col_state", 122, 0, 3, ColumnKind::Pill),
                         column("age", "faults.col_age", 92, 0, 0),
                         column("since", "faults.col_since", 156, 0, 5, ColumnKind::Quiet),
                         column("reporter", "faults.col_reporter", 130, 1, 6, ColumnKind::Quiet),
                         column("cost", "faults.col_cost", 100, 0, 4, ColumnKind::Money)});
    m_table->setSpoken(say("faults.as_list"));
    m_table->setModel(&m_rows);
    m_table->restoreWidths(shell().settings().value("faults/columns"));
    m_table->onWidths(
        [this] { shell().settings().setValue("faults/columns", m_table->savedWidths()); });
    m_table->setFoot([this](std::int64_t, std::int64_t) {
        return TableFoot{m_presenter.page().foot, {}, {}, {}};
    });
    m_table->onSelect([this] {
        const auto row = m_table->currentRow();
        if (row >= 0 && row < m_rows.rowCount()) {
            m_presenter.select(m_rows.line(row).id);
            shell().point({RecordKind::Fault, m_rows.line(row).id});
        }
    });
    m_table->onOpen([this](std::int64_t row) { m_presenter.openFault(m_rows.line(row).id); });
    m_table->onSort([this](const std::string& id, bool) {
        for (const auto& each : sortColumns) {
            if (id == each.id) {
                m_presenter.sortBy(each.sort);
            }
        }
    });
    m_table->onMenu(
        [this](std::int64_t row, wxPoint at) { openCardMenu(m_rows.line(row).id, *m_table, at); });
}

void FaultsScreen::buildRest()
{
    m_watchCard = new Card(m_overview, "faults.watch_card",
                           {say("faults.watch"), say("faults.watch_caption")});
    m_watch = new WatchStrips(m_watchCard, "faults.watch");
    m_watch->setSpoken(say("faults.watch"));
    m_watch->onOpen([this](const std::string& id) {
        if (const auto fault = faultNamed(id)) {
            m_presenter.openFault(*fault);
        }
    });
    m_watchCard->body().Add(m_watch, wxSizerFlags(1).Expand());
    m_watchCard->SetMinSize(FromDIP(wxSize(-1, watchTall)));
    m_watchCard->Hide();
}

ScreenHead FaultsScreen::head() const
{
    ScreenHead head;
    head.title = say("faults.title");
    head.caption = m_presenter.page().caption;
    if (m_page->IsShown()) {
        const auto& page = m_page->page();
        head.crumb = head.title;
        head.title = page.title;
        head.pill = page.severity;
        head.caption = page.number + (page.caption.empty() ? "" : " · ") + page.caption;
        if (!page.state.word.empty()) {
            head.caption += " · " + page.state.word;
        }
    }
    return head;
}

void FaultsScreen::showPlace(const present::Place& place)
{
    m_place = place;
    const bool isFault = place.record && place.record->kind == RecordKind::Fault;
    m_overview->Show(!isFault);
    m_page->Show(isFault);
    if (isFault) {
        m_page->open(FaultId{place.record->id});
    } else {
        m_presenter.open(place);
        m_place.filter.clear(); // a filter is given once; what was changed since stays
    }
    Layout();
    headChanged();
}

bool FaultsScreen::canDo(ScreenAct act) const
{
    const auto record = place().record;
    return act == ScreenAct::Edit && m_page->IsShown() && record &&
           record->kind == RecordKind::Fault && shell().session().isWritable();
}

void FaultsScreen::doIt(ScreenAct act)
{
    if (canDo(act)) {
        shell().openSheet({present::SheetKind::CorrectRecord, place().record, {}});
    }
}

void FaultsScreen::refresh()
{
    if (m_page->IsShown()) {
        m_page->refresh();
    } else {
        m_presenter.reload();
    }
}

void FaultsScreen::showBusy(bool isBusy)
{
    m_isBusy = isBusy;
    headChanged();
}

void FaultsScreen::showPage(const present::FaultsPage& page)
{
    const bool isEmpty = page.empty.has_value();
    const bool isBoard = page.layout == present::FaultLayout::Board && m_isWide;
    showChips(page);
    m_layout->choose(page.layout == present::FaultLayout::Board ? "board" : "list");
    m_rows.show(page);
    const auto emptyKey =
        isEmpty ? page.empty->title + (page.empty->offersReport ? "!" : "") : std::string();
    if (emptyKey != m_emptyShown) {
        m_emptyShown = emptyKey;
        if (m_empty != nullptr) {
            m_overview->GetSizer()->Detach(m_empty);
            m_empty->Hide();
            m_empty->CallAfter([gone = m_empty] { gone->Destroy(); });
            m_empty = nullptr;
        }
        if (isEmpty) {
            EmptyState::Content content{"triangle-alert", page.empty->title, page.empty->help};
            if (page.empty->offersReport) {
                content.primary = {say("faults.report_title"), "triangle-alert", "Ctrl B"};
            }
            m_empty = new EmptyState(m_overview, "faults.empty", std::move(content));
            m_empty->onPrimary([this] { m_presenter.reportFault(); });
            m_overview->GetSizer()->Insert(2, m_empty, wxSizerFlags(1).Expand());
        }
    }
    const bool hadKeyboard = m_board->HasFocus() || m_table->HasFocus();
    m_board->Show(!isEmpty && isBoard);
    m_table->Show(!isEmpty && !isBoard);
    if (hadKeyboard && !isEmpty) { // the one stands in for the other
        (isBoard ? static_cast<wxWindow*>(m_board) : m_table)->SetFocus();
    }
    if (isBoard) {
        showBoard(page);
    } else {
        showTable(page);
    }
    showWatch(page);
    m_overview->Layout();
    headChanged();
}

void FaultsScreen::showChips(const present::FaultsPage& page)
{
    std::vector<Chip> chips;
    Chip scope;
    scope.id = scopeChip;
    scope.word = page.scopeWord;
    scope.count = page.scopeShown;
    scope.isSelected = true;
    scope.opensMenu = true;
    chips.push_back(std::move(scope));
    for (std::size_t i = 0; i < page.filters.size(); ++i) {
        Chip filter;
        filter.id = "filter" + std::to_string(i);
        filter.word = page.filters[i];
        filter.icon = "map-pin";
        filter.isSelected = true;
        filter.isClosable = true;
        chips.push_back(std::move(filter));
    }
    for (const auto& each : page.chips) {
        Chip chip;
        chip.id = chipId(each.chip);
        chip.word = each.word;
        chip.icon = each.icon;
        chip.count = each.shown;
        chip.isSelected = each.isOn;
        chips.push_back(std::move(chip));
    }
    Chip more;
    more.id = moreChip;
    more.word = say("faults.filter");
    more.icon = "plus";
    more.opensMenu = true;
    chips.push_back(std::move(more));
    m_chips->setChips(std::move(chips));
}

void FaultsScreen::showBoard(const present::FaultsPage& page)
{
    const auto covered = say("faults.covered_short");
    std::vector<BoardColumn> columns;
    for (const auto& each : page.columns) {
        BoardColumn column;
        column.id = nameOf(each.column);
        column.title = each.title;
        column.count = each.shown;
        column.note = each.more.empty() ? each.hint : each.more;
        for (const auto i : each.cards) {
            column.cards.push_back(cardOf(page.lines->at(i), covered));
        }
        columns.push_back(std::move(column));
    }
    m_board->setColumns(std::move(columns));
    m_board->choose(page.selected ? page.selected->text() : std::string());
}

void FaultsScreen::showTable(const present::FaultsPage& page)
{
    m_table->modelChanged();
    for (const auto& each : sortColumns) {
        if (each.sort == page.sort) {
            m_table->setSort(each.id, !page.isDescending);
        }
    }
    m_table->select(page.selected ? m_rows.indexOf(*page.selected) : -1);
}

void FaultsScreen::showWatch(const present::FaultsPage& page)
{
    std::vector<WatchStrips::Strip> strips;
    for (const auto& line : page.watch) {
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
    const bool isBoard = page.layout == present::FaultLayout::Board && !page.empty && m_isWide;
    m_watchCard->Show(isBoard && !strips.empty());
    m_watch->setStrips(std::move(strips));
}

void FaultsScreen::pressChip(const std::string& id)
{
    if (id == scopeChip || id == moreChip) {
        openFilterMenu(id);
        return;
    }
    for (const auto& each : m_presenter.page().chips) {
        if (chipId(each.chip) == id) {
            m_presenter.toggle(each.chip);
            return;
        }
    }
}

void FaultsScreen::openFilterMenu(const std::string& chip)
{
    const auto part = m_chips->part(chip);
    std::vector<MenuItem> items;
    const auto choices =
        chip == scopeChip ? m_presenter.periodChoices() : m_presenter.siteChoices();
    for (const auto& choice : choices) {
        MenuItem item;
        item.id = choice.key;
        item.word = choice.word;
        item.checked = choice.isOn;
        items.push_back(std::move(item));
    }
    showMenu(*m_chips, part ? part->rect : wxRect(), std::move(items),
             [this](const std::string& key) { m_presenter.choose(key); });
}

void FaultsScreen::openCardMenu(const FaultId& fault, wxWindow& owner, wxPoint at)
{
    std::vector<MenuItem> items;
    MenuItem open;
    open.id = "open";
    open.word = say("faults.open");
    open.icon = "eye";
    items.push_back(std::move(open));
    const auto steps = m_presenter.stepsOf(fault);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        MenuItem item;
        item.id = std::to_string(i);
        item.word = steps[i].word;
        items.push_back(std::move(item));
    }
    showMenu(owner, wxRect(at, wxSize(1, 1)), std::move(items),
             [this, fault, steps](const std::string& id) {
                 if (id == "open") {
                     m_presenter.openFault(fault);
                 } else {
                     m_presenter.take(fault, steps.at(std::stoul(id)).step);
                 }
             });
}

bool FaultsScreen::isUrgentKey(const wxKeyEvent& event)
{
    const int key = event.GetKeyCode();
    if ((key != 'J' && key != 'K') || event.HasAnyModifiers() || !m_overview->IsShown() ||
        dynamic_cast<wxTextCtrl*>(FindFocus()) != nullptr) {
        return false;
    }
    m_presenter.selectNextUrgent(key == 'J' ? 1 : -1);
    return true;
}

wxWindow* FaultsScreen::filterField()
{
    if (!m_overview->IsShown()) {
        return nullptr;
    }
    m_filter->Show();
    m_overview->Layout();
    return m_filter;
}

std::vector<wxWindow*> FaultsScreen::regions()
{
    if (m_page->IsShown()) {
        return m_page->regions();
    }
    return {m_board, m_table, m_watch, m_chips};
}

bool FaultsScreen::takeEscape()
{
    if (!m_page->IsShown()) {
        return false;
    }
    shell().go({present::ScreenName::Faults, {}, {}});
    return true;
}

} // namespace dongbo::gui
