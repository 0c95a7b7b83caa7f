#include "gui/screens/sites/sites_screen.h"

#include "gui/screens/form_pieces.h"
#include "gui/widgets/controls/menu.h"

#include <wx/sizer.h>

#include <array>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr const char* unitChip = "unit";

struct SortColumn
{
    const char* id;
    present::SiteSort sort;
};
constexpr std::array sortColumns{SortColumn{"name", present::SiteSort::Name},
                                 SortColumn{"unit", present::SiteSort::Unit},
                                 SortColumn{"state", present::SiteSort::State},
                                 SortColumn{"devices", present::SiteSort::Devices},
                                 SortColumn{"broken", present::SiteSort::Broken},
                                 SortColumn{"faults", present::SiteSort::Faults},
                                 SortColumn{"evidence", present::SiteSort::Evidence},
                                 SortColumn{"custodian", present::SiteSort::Custodian}};

std::string chipId(present::SiteState state)
{
    return "state" + std::to_string(static_cast<int>(state));
}

} // namespace

void SitesScreen::Rows::show(const present::SitesPage& page)
{
    m_tiles = page.tiles;
    m_shown = page.shown;
}

std::int64_t SitesScreen::Rows::rowCount() const
{
    return static_cast<std::int64_t>(m_shown.size());
}

const present::SiteTile& SitesScreen::Rows::tile(std::int64_t index) const
{
    return m_tiles->at(m_shown.at(static_cast<std::size_t>(index)));
}

bool SitesScreen::Rows::row(std::int64_t index, TableRow& out) const
{
    const auto& site = tile(index);
    TableCell state;
    state.text = site.pill.word;
    state.icon = site.pill.icon;
    state.tone = toneOf(site.pill.tone);
    const auto number = [](std::int64_t value) {
        return TableCell{value == 0 ? std::string() : std::to_string(value)};
    };
    out.cells = {{site.name},
                 {site.unit},
                 state,
                 {site.detail},
                 number(site.devices),
                 number(site.broken),
                 number(site.openFaults),
                 {site.evidence},
                 {site.custodian}};
    return true;
}

SitesScreen::SitesScreen(wxWindow* parent, present::Shell& shell)
    : Screen(parent, shell, "sites")
    , m_presenter(shell, *this)
{
    auto* all = new wxBoxSizer(wxVERTICAL);
    m_overview = new Surface(this, "sites.overview");
    m_page = new SitePagePanel(this, shell);
    m_page->Hide();
    m_page->onShown([this] { headChanged(); });
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->SetMinSize(0, FromDIP(32));
    buildBar(*bar);
    m_tiles = new TileGrid(m_overview, "sites.tiles");
    m_tiles->setLeastWidth(200);
    m_tiles->setSpoken(say("sites.title"));
    m_tiles->onOpen([this](const std::string& id) {
        if (const auto site = RecordId::parse(id)) {
            m_presenter.openSite(SiteId{*site});
        }
    });
    buildTable();
    rows->Add(bar, wxSizerFlags().Expand());
    rows->AddSpacer(FromDIP(gap));
    rows->Add(m_tiles, wxSizerFlags(1).Expand());
    rows->Add(m_table, wxSizerFlags(1).Expand());
    m_overview->SetSizer(rows);
    all->Add(m_overview, wxSizerFlags(1).Expand());
    all->Add(m_page, wxSizerFlags(1).Expand());
    SetSizer(all);
}

std::string SitesScreen::say(const char* code) const
{
    return shell().session().say(code);
}

void SitesScreen::buildBar(wxSizer& bar)
{
    m_chips = new ChipBar(m_overview, "sites.chips");
    m_chips->setSpoken(say("sites.filter"));
    m_filter = new TextField(m_overview, "sites.filter",
                             {{}, say("sites.filter_hint"), "search", {}, "/"});
    m_layout = new Segments(
        m_overview, "sites.layout",
        {{"tiles", say("sites.as_tiles"), "grid"}, {"table", say("sites.as_table"), "list"}});
    m_filter->SetMinSize(FromDIP(wxSize(200, -1)));
    bar.Add(m_chips, wxSizerFlags(1).CentreVertical());
    bar.AddSpacer(FromDIP(gap));
    bar.Add(m_filter, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(gap)));
    bar.Add(m_layout, wxSizerFlags().CentreVertical());
    m_chips->onToggle([this](const std::string& id) {
        if (id == unitChip) {
            openUnitMenu();
            return;
        }
        for (const auto& chip : m_presenter.page().chips) {
            if (chipId(chip.state) == id) {
                m_presenter.toggle(chip.state);
                return;
            }
        }
    });
    m_chips->onClear([this](const std::string& id) {
        if (id == unitChip) {
            m_presenter.chooseUnit({});
        }
    });
    m_filter->onChange([this] { m_presenter.setText(m_filter->text()); });
    m_layout->onChoose([this](const std::string& id) {
        m_presenter.setLayout(id == "table" ? present::SiteLayout::Table
                                            : present::SiteLayout::Tiles);
    });
}

void SitesScreen::buildTable()
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
        return out;
    };
    auto detail = column("detail", "sites.col_detail", 210, 2, 2, ColumnKind::Quiet);
    detail.sorts = false;
    m_table = new Table(m_overview, "sites.table",
                        {column("name", "sites.col_name", 150, 1, 0, ColumnKind::Strong),
                         column("unit", "sites.col_unit", 140, 1, 4),
                         column("state", "sites.col_state", 140, 0, 0, ColumnKind::Pill), detail,
                         column("devices", "sites.col_devices", 76, 0, 0, ColumnKind::Money),
                         column("broken", "sites.col_broken", 62, 0, 0, ColumnKind::Money),
                         column("faults", "sites.col_faults", 84, 0, 0, ColumnKind::Money),
                         column("evidence", "sites.col_evidence", 106, 0, 3, ColumnKind::Quiet),
                         column("custodian", "sites.col_custodian", 150, 1, 1)});
    m_table->setSpoken(say("sites.title"));
    m_table->setMultiSelect(false);
    m_table->setModel(&m_rows);
    m_table->restoreWidths(shell().settings().value("sites/columns"));
    m_table->onWidths(
        [this] { shell().settings().setValue("sites/columns", m_table->savedWidths()); });
    m_table->setFoot([this](std::int64_t, std::int64_t) {
        return TableFoot{m_presenter.page().foot, {}, {}, {}};
    });
    m_table->onSelect([this] {
        const auto row = m_table->currentRow();
        if (row >= 0 && row < m_rows.rowCount()) {
            m_presenter.select(m_rows.tile(row).id);
            shell().point({RecordKind::Site, m_rows.tile(row).id});
        }
    });
    m_table->onOpen([this](std::int64_t row) { m_presenter.openSite(m_rows.tile(row).id); });
    m_table->onSort([this](const std::string& id, bool) {
        for (const auto& each : sortColumns) {
            if (id == each.id) {
                m_presenter.sortBy(each.sort);
            }
        }
    });
}

ScreenHead SitesScreen::head() const
{
    ScreenHead head;
    head.title = say("sites.title");
    head.caption = m_presenter.page().caption;
    if (m_page->IsShown()) {
        const auto& page = m_page->page();
        head.crumb = head.title;
        head.title = page.title;
        head.pill = page.state;
        head.caption = page.caption;
    }
    return head;
}

void SitesScreen::showPlace(const present::Place& place)
{
    m_place = place;
    const bool isSite = place.record && place.record->kind == RecordKind::Site;
    m_overview->Show(!isSite);
    m_page->Show(isSite);
    if (isSite) {
        m_page->open(SiteId{place.record->id});
    } else {
        m_presenter.open(place);
        m_place.filter.clear(); // a filter is given once; what was changed since stays
    }
    Layout();
    headChanged();
}

bool SitesScreen::canDo(ScreenAct act) const
{
    const auto record = place().record;
    return act == ScreenAct::Edit && m_page->IsShown() && record &&
           record->kind == RecordKind::Site && shell().session().isWritable();
}

void SitesScreen::doIt(ScreenAct act)
{
    if (canDo(act)) {
        shell().openSheet({present::SheetKind::CorrectRecord, place().record, {}});
    }
}

void SitesScreen::refresh()
{
    if (m_page->IsShown()) {
        m_page->refresh();
    } else {
        m_presenter.reload();
    }
}

void SitesScreen::showBusy(bool /*isBusy*/)
{
    headChanged();
}

void SitesScreen::showPage(const present::SitesPage& page)
{
    const bool isEmpty = !page.emptyTitle.empty();
    const bool isTiles = page.layout == present::SiteLayout::Tiles;
    showChips(page);
    m_layout->choose(isTiles ? "tiles" : "table");
    showEmpty(page);
    m_tiles->Show(!isEmpty && isTiles);
    m_table->Show(!isEmpty && !isTiles);
    showTiles(page);
    m_rows.show(page);
    m_table->modelChanged();
    for (const auto& each : sortColumns) {
        if (each.sort == page.sort) {
            m_table->setSort(each.id, !page.isDescending);
        }
    }
    m_overview->Layout();
    headChanged();
}

void SitesScreen::showChips(const present::SitesPage& page)
{
    std::vector<Chip> chips;
    Chip unit;
    unit.id = unitChip;
    unit.word = page.unitWord.empty() ? say("sites.all_units") : page.unitWord;
    unit.icon = "building";
    unit.isSelected = !page.unitWord.empty();
    unit.isClosable = unit.isSelected;
    unit.opensMenu = !unit.isSelected;
    chips.push_back(std::move(unit));
    for (const auto& each : page.chips) {
        Chip chip;
        chip.id = chipId(each.state);
        chip.word = each.pill.word;
        chip.icon = each.pill.icon;
        chip.count = each.shown;
        chip.isSelected = each.isOn;
        chips.push_back(std::move(chip));
    }
    m_chips->setChips(std::move(chips));
}

void SitesScreen::showTiles(const present::SitesPage& page)
{
    std::vector<Tile> tiles;
    for (const auto i : page.shown) {
        const auto& site = page.tiles->at(i);
        Tile tile;
        tile.id = site.id.text();
        tile.name = site.name;
        tile.icon = site.pill.icon;
        tile.state = site.pill.word;
        tile.note = site.detail;
        tile.person = site.custodian;
        tile.tone = toneOf(site.pill.tone);
        tile.isFilled = site.state == present::SiteState::Blocking ||
                        site.state == present::SiteState::Degraded ||
                        site.state == present::SiteState::Intermittent;
        tile.isDashed = site.state == present::SiteState::Unknown;
        tile.tip = site.unit;
        tiles.push_back(std::move(tile));
    }
    m_tiles->setTiles(std::move(tiles));
}

void SitesScreen::showEmpty(const present::SitesPage& page)
{
    if (page.emptyTitle == m_emptyShown) {
        return;
    }
    m_emptyShown = page.emptyTitle;
    if (m_empty != nullptr) {
        m_overview->GetSizer()->Detach(m_empty);
        m_empty->Hide();
        m_empty->CallAfter([gone = m_empty] { gone->Destroy(); });
        m_empty = nullptr;
    }
    if (!m_emptyShown.empty()) {
        m_empty =
            new EmptyState(m_overview, "sites.empty", {"map-pin", page.emptyTitle, page.emptyHelp});
        m_overview->GetSizer()->Insert(2, m_empty, wxSizerFlags(1).Expand());
    }
}

void SitesScreen::openUnitMenu()
{
    const auto part = m_chips->part(unitChip);
    std::vector<MenuItem> items;
    for (const auto& choice : m_presenter.unitChoices()) {
        MenuItem item;
        item.id = choice.key.empty() ? "all" : choice.key;
        item.word = choice.word;
        item.checked = choice.isOn;
        items.push_back(std::move(item));
    }
    showMenu(*m_chips, part ? part->rect : wxRect(), std::move(items),
             [this](const std::string& key) { m_presenter.chooseUnit(key); });
}

wxWindow* SitesScreen::filterField()
{
    return m_overview->IsShown() ? m_filter : nullptr;
}

std::vector<wxWindow*> SitesScreen::regions()
{
    if (m_page->IsShown()) {
        return m_page->regions();
    }
    return {m_chips, m_tiles, m_table};
}

bool SitesScreen::takeEscape()
{
    if (!m_page->IsShown()) {
        return false;
    }
    shell().go({present::ScreenName::Sites, {}, {}});
    return true;
}

} // namespace dongbo::gui
