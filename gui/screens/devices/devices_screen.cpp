#include "gui/screens/devices/devices_screen.h"

#include "gui/widgets/controls/menu.h"
#include "gui/widgets/paint/strings.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>

#include <utility>

namespace dongbo::gui {

namespace {

using store::DeviceColumn;

constexpr int cardWidth = 392;
constexpr int wideCardWidth = 456; ///< with the larger letters of a wide window
constexpr int barTall = 32;
constexpr int gap = 12;
/// Narrower than this the card stands in the list's place instead of beside it.
constexpr int foldBelow = 1000;

constexpr std::pair<const char*, DeviceColumn> columnIds[] = {
    {"code", DeviceColumn::Code}, {"name", DeviceColumn::Name},
    {"site", DeviceColumn::Site}, {"condition", DeviceColumn::Condition},
    {"use", DeviceColumn::Use},   {"in_use", DeviceColumn::InUse},
    {"cost", DeviceColumn::Cost}};

std::vector<Column> columnsFor(const present::Session& session)
{
    const auto column = [&](const char* id, const char* title, int width, ColumnKind kind, int drop,
                            int stretch = 0) {
        Column out;
        out.id = id;
        out.title = session.say(title);
        out.width = width;
        out.minWidth = width * 2 / 3;
        out.kind = kind;
        out.drop = drop;
        out.stretch = stretch;
        return out;
    };
    auto all =
        std::vector<Column>{column("code", "gui.column_code", 122, ColumnKind::Quiet, 0),
                            column("name", "gui.column_device", 250, ColumnKind::Text, 0, 3),
                            column("site", "gui.column_site", 112, ColumnKind::Text, 2, 1),
                            column("condition", "gui.column_condition", 108, ColumnKind::Pill, 0),
                            column("use", "gui.column_use", 96, ColumnKind::Quiet, 3),
                            column("in_use", "gui.column_in_use", 104, ColumnKind::Quiet, 4),
                            column("cost", "gui.column_cost", 114, ColumnKind::Money, 1)};
    all[1].minWidth = 180;
    all[2].minWidth = 96;
    return all;
}

std::vector<MenuItem> itemsFor(const std::vector<present::DeviceMenuEntry>& entries, bool isChoice)
{
    std::vector<MenuItem> items;
    for (const auto& entry : entries) {
        MenuItem item;
        item.id = entry.id;
        item.word = entry.word;
        item.icon = entry.icon;
        item.after = entry.keys;
        item.isEnabled = entry.isEnabled;
        if (isChoice && entry.isChecked) {
            item.checked = true;
        }
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace

DevicesScreen::DevicesScreen(wxWindow* parent, present::Shell& shell)
    : Screen(parent, shell, "devices")
    , m_list(shell, *this)
{
    build();
    m_onCurrent = m_list.currentChanged.connect([this] {
        m_card->presenter().show(m_list.current());
        fold();
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fold();
        event.Skip();
    });
}

DevicesScreen::~DevicesScreen()
{
    m_table->setModel(nullptr);
}

void DevicesScreen::build()
{
    auto* all = new wxBoxSizer(wxVERTICAL);
    buildBar(*all);
    all->AddSpacer(FromDIP(gap));
    auto* page = new wxBoxSizer(wxHORIZONTAL);
    m_left = new Surface(this, "devices.list");
    m_search = new TextField(
        m_left, "devices.search",
        {{}, say("gui.devices_search"), "search", {}, "/", say("gui.devices_search_spoken")});
    m_search->onChange([this] { m_list.typed(m_search->text()); });
    m_search->onKeyDown([this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DOWN || event.GetKeyCode() == WXK_RETURN) {
            m_table->SetFocus();
            return true;
        }
        if (event.GetKeyCode() == WXK_ESCAPE && !m_search->text().empty()) {
            m_search->setText({});
            m_list.typed({});
            return true;
        }
        return false;
    });
    buildTable();
    auto* left = new wxBoxSizer(wxVERTICAL);
    left->Add(m_search, wxSizerFlags().Expand());
    left->AddSpacer(FromDIP(8));
    left->Add(m_table, wxSizerFlags(1).Expand());
    m_left->SetSizer(left);
    m_card = new DevicePanel(this, shell());
    fitCard();
    page->Add(m_left, wxSizerFlags(1).Expand());
    page->AddSpacer(FromDIP(gap));
    page->Add(m_card, wxSizerFlags().Expand());
    all->Add(page, wxSizerFlags(1).Expand());
    SetSizer(all);
}

void DevicesScreen::buildBar(wxSizer& all)
{
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    m_chips = new ChipBar(this, "devices.chips");
    m_chips->setSpoken(say("gui.devices_chips"));
    m_chips->onToggle([this](const std::string& id) { m_list.chooseChip(id); });
    m_chips->onClear([this](const std::string& id) { m_list.clearChip(id); });
    const auto button = [&](const char* id, const char* word, const char* icon) {
        return new Button(this, std::string("devices.") + id, {say(word), icon},
                          ButtonKind::Outline, ButtonSize::Row);
    };
    m_facets = button("filter", "gui.filter", "plus");
    m_facets->onPress([this] { facetMenu(); });
    m_import = button("import", "devices.import", "file-sheet");
    m_import->onPress([this] { m_list.takeWay("import"); });
    m_add = button("add", "devices.add", "plus");
    m_add->onPress([this] { m_list.doIt("add"); });
    const auto beside = wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8));
    bar->Add(m_chips, wxSizerFlags(1).CentreVertical());
    bar->Add(m_facets, beside);
    bar->Add(m_import, beside);
    bar->Add(m_add, beside);
    bar->SetMinSize(0, FromDIP(barTall));
    all.Add(bar, wxSizerFlags().Expand());
}

void DevicesScreen::buildTable()
{
    m_table = new Table(m_left, "devices.table", columnsFor(shell().session()));
    m_table->setSpoken(say("gui.devices_table"));
    m_table->restoreWidths(shell().settings().value("devices/columns"));
    m_table->setModel(this);
    m_table->setFoot([this](std::int64_t first, std::int64_t last) {
        const auto foot = m_list.foot(first, last);
        return TableFoot{foot.left, foot.hint, foot.label, foot.value};
    });
    m_table->onSelect([this] { chosen(); });
    m_table->onOpen([this](std::int64_t) { openCard(); });
    m_table->onSort([this](const std::string& id, bool) {
        for (const auto& [column, value] : columnIds) {
            if (id == column) {
                m_list.sortBy(value);
            }
        }
    });
    m_table->onMenu([this](std::int64_t, wxPoint at) { rowMenu(at); });
    m_table->onCopy([this] { m_list.copy(); });
    m_table->onWidths(
        [this] { shell().settings().setValue("devices/columns", m_table->savedWidths()); });
    m_table->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DELETE && !event.HasAnyModifiers()) {
            m_list.doIt("dispose");
        } else {
            event.Skip();
        }
    });
}

ScreenHead DevicesScreen::head() const
{
    ScreenHead head;
    head.title = say("gui.devices");
    head.caption = m_list.facts();
    return head;
}

void DevicesScreen::showPlace(const present::Place& place)
{
    const bool isOwn = place.record && place.record->kind == RecordKind::Device;
    m_list.show(place);
    m_isCardOnly = isOwn && m_isFolded;
    fold();
    if (m_table->IsShown()) {
        m_table->SetFocus();
    }
}

std::vector<wxWindow*> DevicesScreen::regions()
{
    return {m_chips, m_table, m_card};
}

bool DevicesScreen::canDo(ScreenAct act) const
{
    switch (act) {
    case ScreenAct::Edit:
        return m_list.current().has_value() && shell().session().isWritable();
    case ScreenAct::Copy:
    case ScreenAct::SelectAll:
        return m_list.rowCount() > 0;
    case ScreenAct::Print:
    case ScreenAct::Commit:
        return false;
    }
    return false;
}

void DevicesScreen::doIt(ScreenAct act)
{
    if (act == ScreenAct::Edit) {
        m_list.doIt("edit");
    } else if (act == ScreenAct::Copy) {
        m_list.copy();
    } else if (act == ScreenAct::SelectAll) {
        m_table->selectAll();
        chosen();
    }
}

bool DevicesScreen::takeEscape()
{
    if (!m_isCardOnly) {
        return false;
    }
    m_isCardOnly = false;
    fold();
    m_table->SetFocus();
    return true;
}

bool DevicesScreen::Show(bool isShown)
{
    const bool isChanged = Screen::Show(isShown);
    m_list.setActive(isShown);
    m_card->presenter().setActive(isShown);
    return isChanged;
}

void DevicesScreen::showChips(const std::vector<present::DeviceChip>& chips)
{
    std::vector<Chip> shown;
    for (const auto& chip : chips) {
        Chip one;
        one.id = chip.id;
        one.word = chip.word;
        one.icon = chip.icon;
        one.count = chip.count;
        one.isSelected = chip.isChosen;
        one.isClosable = chip.isRemovable;
        shown.push_back(std::move(one));
    }
    m_chips->setChips(std::move(shown));
    const bool canWrite = shell().session().isWritable();
    const bool isPast = shell().session().pastDay().has_value();
    for (Button* button : {m_import, m_add}) {
        button->Enable(canWrite);
        button->Show(!isPast);
    }
    Layout();
}

void DevicesScreen::showRows(std::optional<std::int64_t> current)
{
    m_isTelling = true;
    m_table->modelChanged();
    m_table->select(current.value_or(-1));
    m_isTelling = false;
}

void DevicesScreen::showChosen(const std::vector<present::RowRange>& ranges)
{
    RowSelection selection;
    for (const auto& range : ranges) {
        selection.add(range.first, range.last);
    }
    m_isTelling = true;
    m_table->choose(selection);
    m_isTelling = false;
}

void DevicesScreen::showLines()
{
    m_table->rowsArrived();
}

void DevicesScreen::showSort(store::DeviceSort sort)
{
    for (const auto& [id, column] : columnIds) {
        if (column == sort.column) {
            m_table->setSort(id, !sort.isDescending);
        }
    }
}

void DevicesScreen::showEmpty(const std::optional<present::EmptyList>& empty)
{
    if (m_empty != nullptr) {
        m_empty->Destroy();
        m_empty = nullptr;
    }
    m_table->Show(!empty);
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
        m_empty = new EmptyState(m_left, "devices.empty", std::move(content));
        if (!empty->ways.empty()) {
            m_empty->onPrimary([this, id = empty->ways.front().id] { m_list.takeWay(id); });
        }
        m_empty->onWay([this](const std::string& id) { m_list.takeWay(id); });
        m_left->GetSizer()->Add(m_empty, wxSizerFlags(1).Expand());
    }
    m_left->Layout();
}

void DevicesScreen::showTyped(const std::string& text)
{
    if (m_search->text() != text) {
        m_search->setText(text);
    }
}

void DevicesScreen::putOnClipboard(const std::string& lines, const std::string& html)
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

bool DevicesScreen::row(std::int64_t index, TableRow& out) const
{
    const auto& line = m_list.line(index);
    const Tone quiet = line.isGone ? Tone::Mute : Tone::None;
    out.cells = {{line.code, {}, quiet},
                 {line.title, {}, quiet},
                 {line.site, {}, quiet},
                 {line.condition.word, line.condition.icon, toneOf(line.condition.tone)},
                 {line.use, {}, quiet},
                 {line.inUse, {}, quiet},
                 {line.cost, {}, quiet}};
    return true;
}

void DevicesScreen::chosen()
{
    if (m_isTelling) {
        return;
    }
    std::vector<present::DeviceListPresenter::Range> ranges;
    for (const auto& range : m_table->selection().ranges()) {
        ranges.push_back({range.first, range.last});
    }
    m_list.setChosen(ranges, m_table->currentRow());
}

void DevicesScreen::openCard()
{
    if (m_isFolded) {
        m_isCardOnly = true;
        fold();
    }
    m_card->SetFocus();
}

void DevicesScreen::facetMenu()
{
    const auto size = m_facets->area();
    showMenu(*m_facets, wxRect(0, 0, size.x, size.y), itemsFor(m_list.facets(), true),
             [this](const std::string& id) { CallAfter([this, id] { facetChoices(id); }); });
}

void DevicesScreen::facetChoices(const std::string& facet)
{
    const auto size = m_facets->area();
    auto items = itemsFor(m_list.choicesOf(facet), true);
    if (!items.empty()) {
        showMenu(*m_facets, wxRect(0, 0, size.x, size.y), std::move(items),
                 [this, facet](const std::string& id) { m_list.narrow(facet, id); });
    }
}

void DevicesScreen::rowMenu(wxPoint at)
{
    showMenu(*m_table, wxRect(at.x, at.y, 1, 1), itemsFor(m_list.actions(), false),
             [this](const std::string& id) { m_list.doIt(id); });
}

void DevicesScreen::fitCard()
{
    m_card->SetMinSize(FromDIP(wxSize(theme().isWide() ? wideCardWidth : cardWidth, -1)));
}

void DevicesScreen::restyled()
{
    Screen::restyled();
    fitCard();
    Layout();
}

void DevicesScreen::fold()
{
    const int room = area().x;
    if (room <= 0) {
        return;
    }
    fitCard();
    m_isFolded = room < foldBelow;
    m_isCardOnly = m_isCardOnly && m_isFolded && m_list.current();
    const bool isList = !m_isCardOnly;
    // in an empty register there is nothing to show beside the ways to begin
    const bool isCard = (!m_isFolded || m_isCardOnly) && m_list.current();
    if (m_left->IsShown() != isList || m_card->IsShown() != isCard) {
        m_left->Show(isList);
        m_card->Show(isCard);
    }
    auto* item = GetSizer()->GetItem(2)->GetSizer();
    item->GetItem(m_card)->SetProportion(m_isCardOnly ? 1 : 0);
    item->GetItem(1)->Show(isList && isCard);
    Layout();
}

} // namespace dongbo::gui
