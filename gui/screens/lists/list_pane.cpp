#include "gui/screens/lists/list_pane.h"

#include "gui/screens/form_pieces.h"
#include "gui/screens/lists/list_popovers.h"
#include "gui/widgets/controls/menu.h"
#include "gui/widgets/paint/strings.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>

#include <algorithm>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int barTall = 32;
constexpr int searchWide = 210;
constexpr int wordsFrom = 980; ///< narrower, buttons of the bar are icons
constexpr int headRoom = 26;   ///< beside a heading: its padding and the sort mark
constexpr const char* saveChip = "save";

ColumnKind kindOf(present::CellKind kind)
{
    switch (kind) {
    case present::CellKind::Text:
        return ColumnKind::Text;
    case present::CellKind::Quiet:
        return ColumnKind::Quiet;
    case present::CellKind::Strong:
        return ColumnKind::Strong;
    case present::CellKind::Pill:
        return ColumnKind::Pill;
    case present::CellKind::Number:
        return ColumnKind::Money;
    case present::CellKind::Action:
        return ColumnKind::Action;
    }
    return ColumnKind::Text;
}

std::vector<MenuItem> itemsFor(const std::vector<present::ListChoice>& choices, bool areMarked)
{
    std::vector<MenuItem> items;
    for (const auto& choice : choices) {
        MenuItem item;
        item.id = choice.key;
        item.word = choice.word;
        item.icon = choice.icon;
        item.after = choice.note;
        item.isEnabled = choice.isEnabled;
        if (areMarked && choice.isOn) {
            item.checked = true;
        }
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace

ListPane::ListPane(wxWindow* parent, present::Shell& shell, ListLook look)
    : Surface(parent, look.name + ".list")
    , m_shell(shell)
    , m_look(std::move(look))
    , m_all(new wxBoxSizer(wxVERTICAL))
    , m_tools(new wxBoxSizer(wxHORIZONTAL))
    , m_row(new wxBoxSizer(wxHORIZONTAL))
    , m_left(new Surface(this, m_look.name + ".left"))
    , m_column(new wxBoxSizer(wxVERTICAL))
    , m_body(new wxBoxSizer(wxVERTICAL))
{
    m_left->SetSizer(m_column);
    m_left->SetMinSize({1, 1});
    SetSizer(m_all);
}

ListPane::~ListPane()
{
    if (m_table != nullptr) {
        m_table->setModel(nullptr);
    }
}

std::string ListPane::say(std::string_view code) const
{
    return m_shell.session().say(code);
}

std::string ListPane::windowName(const char* part) const
{
    return m_look.name + "." + part;
}

void ListPane::join(present::ListPresenter& list)
{
    m_list = &list;
    buildBar();
    m_bulk = new BulkBar(m_left, windowName("bulk"), say("lists.choose_one"));
    m_bulk->onPress([this](const std::string& verb) { m_list->doIt(verb); });
    m_bulk->onClose([this] { chooseCurrent(); });
    if (m_look.place == ListLook::Search::Below) {
        auto* line = new wxBoxSizer(wxVERTICAL);
        line->Add(m_search, wxSizerFlags().Expand());
        line->Add(m_bulk, wxSizerFlags().Expand());
        m_column->Add(line, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    } else {
        m_column->Add(m_bulk, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    }
    buildTable();
    m_column->Add(m_body, wxSizerFlags(1).Expand());
    m_row->Add(m_left, wxSizerFlags(1).Expand());
    m_all->Add(m_row, wxSizerFlags(1).Expand());
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if ((area().x >= wordsFrom) != m_hasWords && area().x > 0) {
            nameButtons();
        }
    });
}

void ListPane::buildBar()
{
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    m_chips = new ChipBar(this, windowName("chips"));
    m_chips->setSpoken(say("lists.chips"));
    m_chips->wrapLines();
    m_chips->onToggle([this](const std::string& id) { pressChip(id); });
    m_chips->onClear([this](const std::string& id) { m_list->clear(id); });
    bar->Add(m_chips, wxSizerFlags(1).CentreVertical());
    m_noChips = bar->AddStretchSpacer();
    const auto beside = wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8));
    if (!m_look.search.empty()) {
        buildSearch();
        if (m_look.place != ListLook::Search::Below) {
            m_search->SetMinSize(FromDIP(wxSize(searchWide, -1)));
            bar->Add(m_search, beside);
        }
    }
    m_find = new Button(this, windowName("find"), {{}, "search", {}, m_look.search},
                        ButtonKind::Outline, ButtonSize::Row);
    m_find->Show(m_look.place == ListLook::Search::OnDemand && !m_look.search.empty());
    m_find->onPress([this] { searchField()->SetFocus(); });
    bar->Add(m_find, beside);
    m_filters = new Button(this, windowName("filters"), {say("gui.filter"), "filter"},
                           ButtonKind::Outline, ButtonSize::Row);
    m_filters->onPress([this] {
        const auto size = m_filters->area();
        const wxRect at(0, 0, size.x, size.y);
        showMenu(*m_filters, at, itemsFor(m_list->filters(), true), [this, at](const auto& column) {
            CallAfter([this, at, column] {
                openColumnFilter(*m_filters, at, m_shell.session(), *m_list, column);
            });
        });
    });
    m_chooser = new Button(this, windowName("columns"), {say("lists.columns"), "columns"},
                           ButtonKind::Outline, ButtonSize::Row);
    m_chooser->onPress([this] {
        const auto size = m_chooser->area();
        openColumnChooser(*m_chooser, wxRect(0, 0, size.x, size.y), m_shell.session(), *m_list);
    });
    bar->Add(m_filters, beside);
    bar->Add(m_chooser, beside);
    bar->Add(m_tools, wxSizerFlags().CentreVertical());
    std::vector<Segments::Choice> layouts;
    for (const auto& layout : m_list->traits().layouts) {
        layouts.push_back({layout.id, say(layout.word), layout.icon});
    }
    m_layouts = new Segments(this, windowName("layout"), layouts);
    m_layouts->Show(layouts.size() > 1);
    m_layouts->onChoose([this](const std::string& id) { m_list->setLayout(id); });
    bar->Add(m_layouts, beside);
    bar->SetMinSize(0, m_look.hasTools ? FromDIP(barTall) : 0);
    m_all->Add(bar, wxSizerFlags().Expand().Border(wxBOTTOM, m_look.hasTools ? FromDIP(gap) : 0));
}

void ListPane::buildSearch()
{
    const bool isBelow = m_look.place == ListLook::Search::Below;
    m_search = new TextField(isBelow ? static_cast<wxWindow*>(m_left) : this, windowName("search"),
                             {{}, m_look.search, "search", {}, "/", m_look.search});
    m_search->Show(m_look.place != ListLook::Search::OnDemand);
    m_search->onChange([this] { m_list->setText(m_search->text()); });
    m_search->onKeyDown([this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (key == WXK_DOWN || key == WXK_RETURN) {
            focusList();
            return true;
        }
        const bool isOnDemand = m_look.place == ListLook::Search::OnDemand;
        if (key == WXK_ESCAPE && (isOnDemand || !m_search->text().empty())) {
            m_search->setText({});
            m_search->Show(!isOnDemand);
            m_find->Show(isOnDemand);
            m_list->setText({});
            Layout();
            return true;
        }
        return false;
    });
}

void ListPane::buildTable()
{
    m_table = new Table(m_left, windowName("table"), {}, m_look.frame);
    m_table->setSpoken(m_look.spoken);
    m_table->setRowHeight(m_look.rowHeight);
    m_table->setMultiSelect(m_look.hasBoxes || !m_list->traits().record ||
                            m_list->traits().picksFirst);
    if (m_look.hasBoxes) {
        m_table->setBoxes(say("lists.choose"));
    }
    m_table->setModel(this);
    m_table->setFoot([this](std::int64_t first, std::int64_t last) {
        const auto foot = m_list->foot(first, last);
        const auto hint = foot.hint.empty() ? m_hint : foot.hint;
        return TableFoot{foot.left, hint, foot.label, foot.value};
    });
    m_table->onSelect([this] { chosen(); });
    m_table->onOpen([this](std::int64_t row) { m_open ? m_open(row) : m_list->openRow(row); });
    m_table->onSort([this](const std::string& id, bool isAscending) {
        m_list->sortBy(present::ListSort{id, !isAscending});
    });
    m_table->onFilter(say("lists.filter"), [this](const std::string& column, wxRect at) {
        openColumnFilter(*m_table, at, m_shell.session(), *m_list, column);
    });
    m_table->onAction(
        [this](std::int64_t row, const std::string& column) { m_list->actInRow(row, column); });
    m_table->onMenu([this](std::int64_t /*row*/, wxPoint at) { openMenu(*m_table, at); });
    m_table->onCopy([this] { m_list->copy(); });
    m_table->onWidths([this] { m_list->setWidths(m_table->savedWidths()); });
    m_table->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (m_delete && event.GetKeyCode() == WXK_DELETE && !event.HasAnyModifiers()) {
            m_delete();
        } else {
            event.Skip();
        }
    });
    m_body->Add(m_table, wxSizerFlags(1).Expand());
}

void ListPane::addLayout(const std::string& id, wxWindow* window)
{
    m_layoutWindows[id] = window;
    m_body->Add(window, wxSizerFlags(1).Expand());
    window->Hide();
}

void ListPane::setHint(const std::string& hint)
{
    if (hint != m_hint) {
        m_hint = hint;
        m_table->rowsArrived();
    }
}

void ListPane::nameButtons()
{
    m_hasWords = area().x >= wordsFrom;
    const auto name = [this](Button* button, const char* word, const char* icon) {
        button->setText({m_hasWords ? say(word) : std::string(), icon, {}, say(word)});
    };
    name(m_filters, "gui.filter", "filter");
    name(m_chooser, "lists.columns", "columns");
    Layout();
}

wxWindow* ListPane::searchField()
{
    if (m_search != nullptr && !m_search->IsShown() && m_look.place == ListLook::Search::OnDemand) {
        m_search->Show();
        m_find->Hide();
        Layout();
    }
    return m_search;
}

std::vector<wxWindow*> ListPane::regions()
{
    std::vector<wxWindow*> out{m_table}; // the first one that is shown gets the keyboard
    for (const auto& [id, window] : m_layoutWindows) {
        out.push_back(window);
    }
    out.insert(out.end(), {m_bulk, m_chips});
    return out;
}

void ListPane::focusList()
{
    const auto at = m_layoutWindows.find(m_layoutShown);
    wxWindow* window = at == m_layoutWindows.end() ? m_table : at->second;
    if (window->IsShown()) {
        window->SetFocus();
    }
}

void ListPane::selectAll()
{
    m_table->selectAll();
}

void ListPane::chooseCurrent()
{
    m_table->select(m_table->currentRow(), true);
    chosen();
}

void ListPane::openMenu(wxWindow& owner, wxPoint at)
{
    const auto actions = m_list->actions();
    if (!actions.empty()) {
        showMenu(owner, wxRect(at, wxSize(1, 1)), itemsFor(actions, false),
                 [this](const std::string& id) { m_list->doIt(id); });
    }
}

wxRect ListPane::chipRect(const std::string& id) const
{
    const auto part = m_chips->part(id);
    return part ? part->rect : wxRect(0, 0, 100, 28);
}

void ListPane::pressChip(const std::string& id)
{
    if (id == saveChip) {
        openSaveView(*m_chips, chipRect(id), m_shell.session(), *m_list);
        return;
    }
    auto choices = m_list->menuOf(id);
    if (choices.empty()) {
        m_list->press(id);
        return;
    }
    showMenu(*m_chips, chipRect(id), itemsFor(choices, true),
             [this, id](const std::string& key) { m_list->chooseIn(id, key); });
}

void ListPane::showBar()
{
    showChips();
    showLayout();
    showBulk();
    if (m_shown) {
        m_shown();
    }
    Layout();
    m_left->Layout();
    headChanged();
}

void ListPane::showChips()
{
    std::vector<Chip> chips;
    for (const auto& chip : m_list->chips()) {
        Chip one;
        one.id = chip.id;
        one.word = chip.word;
        one.icon = chip.icon;
        one.count = chip.count;
        one.isSelected = chip.isOn;
        one.isClosable = chip.isRemovable;
        one.opensMenu = chip.opensMenu;
        chips.push_back(std::move(one));
    }
    if (m_list->isWorthSaving()) {
        Chip save;
        save.id = saveChip;
        save.word = say("lists.save_view");
        save.icon = "plus";
        chips.push_back(std::move(save));
    }
    m_chips->setChips(std::move(chips));
    m_chips->Show(!m_chips->chips().empty());
    m_noChips->Show(m_chips->chips().empty());
    m_filters->Show(m_look.hasTools && !m_list->filters().empty());
}

void ListPane::showLayout()
{
    m_layouts->choose(m_list->layout());
    m_layoutShown = m_whichLayout ? m_whichLayout() : m_list->layout();
    const auto shown = m_layoutWindows.find(m_layoutShown);
    const bool isEmpty = m_empty != nullptr;
    wxWindow* now = shown == m_layoutWindows.end() ? m_table : shown->second;
    bool hadKeyboard = m_table->HasFocus() && now != m_table;
    for (const auto& [id, window] : m_layoutWindows) {
        hadKeyboard = hadKeyboard || (window->HasFocus() && window != now);
        window->Show(!isEmpty && window == now);
    }
    m_table->Show(!isEmpty && now == m_table);
    m_chooser->Show(m_look.hasTools && now == m_table);
    if (hadKeyboard && !isEmpty) { // the one stands in for the other
        now->SetFocus();
    }
}

void ListPane::showBulk()
{
    const auto verbs =
        m_list->chosenCount() > 1 ? m_list->bulkVerbs() : std::vector<present::BulkVerb>();
    if (!verbs.empty()) {
        m_bulk->setContent(m_list->chosenWords(), verbs);
    }
    m_bulk->Show(!verbs.empty());
    if (m_look.place == ListLook::Search::Below) {
        m_search->Show(verbs.empty());
    }
}

void ListPane::showColumns(const std::vector<present::TableColumn>& columns,
                           const std::string& widths)
{
    m_columns = m_list->shown();
    std::vector<Column> out;
    for (const auto& one : columns) {
        Column column;
        column.id = one.id;
        column.title = one.title;
        column.kind = kindOf(one.kind);
        const int head = one.title.empty()
                             ? 0
                             : textWidth(one.title, TextSize::Caption, Weight::Medium) + headRoom;
        column.width = std::max(one.width, head);
        column.minWidth = std::max(one.least > 0 ? one.least : one.width / 2, std::min(head, 90));
        column.stretch = one.stretch;
        column.drop = one.drop;
        column.sorts = one.sorts;
        column.filters = one.filters;
        out.push_back(std::move(column));
    }
    m_table->setColumns(std::move(out));
    m_table->restoreWidths(widths);
}

void ListPane::showHeads()
{
    const auto& sort = m_list->sort();
    m_table->setSort(sort.column, !sort.isDescending);
    m_table->setFiltered(m_list->filtered());
}

void ListPane::showRows(std::optional<std::int64_t> current, present::ListScroll scroll)
{
    m_isTelling = true;
    m_table->modelChanged();
    m_table->select(current.value_or(-1), scroll != present::ListScroll::Reveal);
    if (scroll == present::ListScroll::Top) {
        m_table->scrollTo(0);
    }
    m_isTelling = false;
}

void ListPane::showChosen(const std::vector<present::RowRange>& ranges)
{
    RowSelection selection;
    for (const auto& range : ranges) {
        selection.add(range.first, range.last);
    }
    m_isTelling = true;
    m_table->choose(selection);
    m_isTelling = false;
}

void ListPane::showLines()
{
    m_table->rowsArrived();
}

void ListPane::showEmpty(const std::optional<present::EmptyList>& empty)
{
    std::string key;
    if (empty) {
        key = empty->fact + "\n" + empty->help;
        for (const auto& way : empty->ways) {
            key += "\n" + way.word;
        }
    }
    if (key == m_emptyKey) {
        return;
    }
    m_emptyKey = key;
    if (m_empty != nullptr) {
        m_body->Detach(m_empty);
        m_empty->Hide();
        m_empty->CallAfter([gone = m_empty] { gone->Destroy(); });
        m_empty = nullptr;
    }
    if (empty) {
        EmptyState::Content content;
        content.icon = empty->icon;
        content.fact = empty->fact;
        content.help = empty->help;
        if (!empty->ways.empty()) {
            content.primary = {empty->ways.front().word, empty->ways.front().icon};
        }
        content.or_ = say("gui.devices_or");
        for (std::size_t i = 1; i < empty->ways.size(); ++i) {
            const auto& way = empty->ways[i];
            content.ways.push_back({way.id, way.icon, way.word, way.caption, way.verb});
        }
        m_empty = new EmptyState(m_left, windowName("empty"), std::move(content));
        if (!empty->ways.empty()) {
            m_empty->onPrimary([this, id = empty->ways.front().id] { m_list->takeWay(id); });
        }
        m_empty->onWay([this](const std::string& id) { m_list->takeWay(id); });
        m_body->Add(m_empty, wxSizerFlags(1).Expand());
    }
}

void ListPane::showTyped(const std::string& text)
{
    if (m_search != nullptr && m_search->text() != text) {
        m_search->setText(text);
        if (m_look.place == ListLook::Search::OnDemand) {
            m_search->Show(!text.empty());
            m_find->Show(text.empty());
        }
    }
}

void ListPane::showBusy(bool /*isBusy*/)
{
    headChanged();
}

void ListPane::putOnClipboard(const std::string& lines, const std::string& html)
{
    if (!wxTheClipboard->Open()) {
        return;
    }
    auto* both = new wxDataObjectComposite; // owned by the clipboard
    both->Add(new wxTextDataObject(toWx(lines)), true);
    both->Add(new wxHTMLDataObject(toWx(html)));
    wxTheClipboard->SetData(both);
    wxTheClipboard->Close();
}

std::int64_t ListPane::rowCount() const
{
    return m_list == nullptr ? 0 : m_list->rowCount();
}

bool ListPane::row(std::int64_t index, TableRow& out) const
{
    present::ListRow row;
    m_list->row(index, row);
    out = {};
    out.isHeading = row.isHeading;
    out.isStrong = row.isStrong;
    out.fill = toneOf(row.fill);
    if (row.isHeading) {
        out.cells.resize(std::max<std::size_t>(2, m_columns.size()));
        out.cells.front().text = row.cells.front().text;
        out.cells.back().text = row.cells.back().text;
        return true;
    }
    for (const auto i : m_columns) {
        const auto& cell = row.cells[i];
        TableCell shown{cell.text, cell.icon, toneOf(cell.tone), cell.after, cell.isStruck};
        shown.tip = cell.tip;
        out.cells.push_back(std::move(shown));
    }
    return true;
}

void ListPane::chosen()
{
    if (m_isTelling) {
        return;
    }
    std::vector<present::RowRange> ranges;
    for (const auto& range : m_table->selection().ranges()) {
        ranges.push_back({range.first, range.last});
    }
    m_list->setChosen(ranges, m_table->currentRow());
}

} // namespace dongbo::gui
