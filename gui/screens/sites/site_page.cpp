#include "gui/screens/sites/site_page.h"

#include "gui/screens/form_pieces.h"
#include "gui/screens/life_entries.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int rightWide = 400;
constexpr int leastBoth = 860; ///< narrower, beside a sheet, only the left half is shown

TableCell pillCell(const present::PillText& pill)
{
    TableCell cell;
    cell.text = pill.word;
    cell.icon = pill.icon;
    cell.tone = toneOf(pill.tone);
    return cell;
}

} // namespace

SitePagePanel::SitePagePanel(wxWindow* parent, present::Shell& shell)
    : RecordPage(parent, "site")
    , m_shell(shell)
    , m_presenter(shell, *this)
{
    auto* all = new wxBoxSizer(wxHORIZONTAL);
    auto* left = new wxBoxSizer(wxVERTICAL);
    buildLeft(*left);
    m_right = new ScrollPanel(this, "site.right");
    auto* right = new wxBoxSizer(wxVERTICAL);
    buildRight(*right);
    m_right->SetSizer(right);
    m_right->SetMinSize(FromDIP(wxSize(rightWide, -1)));
    all->Add(left, wxSizerFlags(1).Expand());
    all->AddSpacer(FromDIP(gap));
    all->Add(m_right, wxSizerFlags().Expand());
    SetSizer(all);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        m_right->Show(m_presenter.page().isThere && area().x >= leastBoth);
        Layout();
        event.Skip();
    });
}

ScreenHead SitePagePanel::head() const
{
    const auto& page = m_presenter.page();
    return {page.title, {}, page.state, page.caption};
}

std::string SitePagePanel::say(const char* code) const
{
    return m_shell.session().say(code);
}

void SitePagePanel::buildLeft(wxSizer& left)
{
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->SetMinSize(0, FromDIP(32));
    m_troublesWords = new Words(this, "site.troubles_words", say("sites.one_click"));
    m_troublesWords->setQuiet(false);
    m_troubles = new ChipBar(this, "site.troubles");
    m_troubles->setSpoken(say("sites.one_click"));
    m_troubles->onToggle([this](const std::string& id) {
        if (const auto about = parseCode<FaultAbout>(id)) {
            m_presenter.report(*about);
        }
    });
    bar->Add(m_troublesWords, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(10)));
    bar->Add(m_troubles, wxSizerFlags(1).CentreVertical());
    left.Add(bar, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(gap)));

    m_needsCard = new Card(this, "site.needs_card",
                           {say("sites.needs"), {}, say("consistency.title")}, CardEdge::Whole);
    m_needsCard->onLink([this] { m_presenter.openMatrix(); });
    m_needs =
        new Table(m_needsCard, "site.needs",
                  {plainColumn("function", say("sites.col_function"), 126, 0, 0, ColumnKind::Quiet),
                   plainColumn("type", say("sites.col_type"), 160, 1, 0, ColumnKind::Strong),
                   plainColumn("state", say("sites.col_state"), 118, 0, 0, ColumnKind::Pill),
                   plainColumn("critical", say("sites.col_critical"), 84, 0, 2, ColumnKind::Quiet),
                   plainColumn("detail", say("sites.col_filled"), 220, 3, 1, ColumnKind::Quiet)},
                  TableFrame::None);
    m_needs->setSpoken(say("sites.needs"));
    m_needs->setMultiSelect(false);
    m_needs->setRowHeight(30);
    m_needs->setModel(&m_needRows);
    m_needs->setEmptyText("clipboard", say("sites.no_standard"), say("sites.no_standard_help"));
    m_needs->onOpen(
        [this](std::int64_t row) { m_presenter.openNeed(static_cast<std::size_t>(row)); });
    m_needsCard->body().Add(m_needs, wxSizerFlags(1).Expand());
    left.Add(m_needsCard, wxSizerFlags(1).Expand());

    m_devicesCard =
        new Card(this, "site.devices_card", {say("sites.devices"), {}, say("sites.open_devices")},
                 CardEdge::Whole);
    m_papers = new PapersButton(m_devicesCard, "site.papers", m_shell);
    m_devicesCard->headTools().Add(m_papers, wxSizerFlags().CentreVertical());
    m_devicesCard->onLink([this] { m_presenter.openDevices(); });
    m_devices = new Table(
        m_devicesCard, "site.devices",
        {plainColumn("code", say("sites.col_code"), 132, 0, 0, ColumnKind::Quiet),
         plainColumn("title", say("sites.col_device"), 220, 3, 0, ColumnKind::Strong),
         plainColumn("condition", say("sites.col_condition"), 112, 0, 0, ColumnKind::Pill),
         plainColumn("use", say("sites.col_use"), 110, 0, 2, ColumnKind::Quiet),
         plainColumn("now", say("sites.col_now"), 170, 1, 1, ColumnKind::Text)},
        TableFrame::None);
    m_devices->setSpoken(say("sites.devices"));
    m_devices->setMultiSelect(false);
    m_devices->setModel(&m_deviceRows);
    m_devices->setEmptyText("box", say("sites.no_devices"), say("sites.no_devices_help"));
    m_devices->onOpen(
        [this](std::int64_t row) { m_presenter.openDevice(static_cast<std::size_t>(row)); });
    m_devices->onSelect([this] {
        const auto row = m_devices->currentRow();
        const auto& devices = m_presenter.page().devices;
        if (row >= 0 && row < static_cast<std::int64_t>(devices.size())) {
            m_shell.point({RecordKind::Device, devices[static_cast<std::size_t>(row)].id});
        }
    });
    m_devicesCard->body().Add(m_devices, wxSizerFlags(1).Expand());
    left.Add(m_devicesCard, wxSizerFlags(1).Expand().Border(wxTOP, FromDIP(gap)));
}

void SitePagePanel::buildRight(wxSizer& right)
{
    m_faultsCard = new Card(m_right, "site.faults_card", {say("sites.faults")}, CardEdge::Whole);
    m_faults = new RowList(m_faultsCard, "site.faults");
    m_faults->wantWhole();
    m_faults->setRowHeight(56, false);
    m_faults->setEmptyText(say("sites.no_open_faults"));
    m_faults->onOpen([this](const std::string& id) { m_presenter.openFault(std::stoul(id)); });
    m_faults->onAct([this](const std::string& id) {
        const auto index = std::stoul(id);
        const auto& steps = m_presenter.page().faults.at(index).steps;
        if (!steps.empty()) {
            m_presenter.take(index, steps.front().step);
        }
    });
    m_faultsCard->body().Add(m_faults, wxSizerFlags().Expand());
    m_upkeepCard =
        new Card(m_right, "site.upkeep_card", {say("maintenance.card")}, CardEdge::Whole);
    m_power = new FormNote(m_upkeepCard, "site.power", "plug");
    m_upkeep = new RowList(m_upkeepCard, "site.upkeep");
    m_upkeep->wantWhole();
    m_upkeep->setRowHeight(47, false);
    m_upkeep->setEmptyText(say("maintenance.nothing_due"));
    m_upkeep->onAct([this](const std::string& id) { m_presenter.doUpkeep(std::stoul(id)); });
    m_upkeepCard->body().Add(m_upkeep, wxSizerFlags().Expand());
    m_upkeepCard->body().Add(m_power, wxSizerFlags().Expand().Border(wxALL, FromDIP(10)));
    m_peopleCard = new Card(m_right, "site.people_card", {say("sites.people")}, CardEdge::Whole);
    m_peopleCard->onLink([this] { m_presenter.correctUnit(); });
    m_handOver = new Button(m_peopleCard, "site.hand_over", {say("sites.hand_over")},
                            ButtonKind::Outline, ButtonSize::Row);
    m_handOver->onPress([this] { m_presenter.handOver(); });
    m_peopleCard->headTools().Add(m_handOver, wxSizerFlags().CentreVertical());
    m_people = new RowList(m_peopleCard, "site.people");
    m_people->wantWhole();
    m_people->setRowHeight(47, false);
    m_people->setEmptyText(say("sites.no_people"));
    m_peopleCard->body().Add(m_people, wxSizerFlags().Expand());
    m_lifeCard = new Card(m_right, "site.life_card", {say("sites.life")});
    m_lifeCard->onLink([this] { m_presenter.correctSite(); });
    m_life = new Timeline(m_lifeCard, "site.life");
    m_life->wantWhole(true);
    m_life->setEmptyText(say("sites.no_life"));
    m_life->onUndo([this](const std::string& id) { m_presenter.undo(std::stoul(id)); });
    m_lifeCard->body().Add(m_life, wxSizerFlags(1).Expand());
    bool isFirst = true;
    for (Card* card : {m_faultsCard, m_upkeepCard, m_peopleCard, m_lifeCard}) {
        right.Add(card, wxSizerFlags().Expand().Border(wxTOP, isFirst ? 0 : FromDIP(gap)));
        isFirst = false;
    }
}

void SitePagePanel::showSite(const present::SitePage& page)
{
    for (wxWindow* window :
         {static_cast<wxWindow*>(m_needsCard), static_cast<wxWindow*>(m_devicesCard),
          static_cast<wxWindow*>(m_right)}) {
        window->Show(page.isThere && (window != m_right || area().x >= leastBoth));
    }
    m_papers->setRecord(
        page.isThere && m_presenter.site()
            ? std::optional{present::RecordRef{RecordKind::Site, *m_presenter.site()}}
            : std::nullopt);
    std::vector<Chip> chips;
    for (const auto& trouble : page.troubles) {
        Chip chip;
        chip.id = std::string(codeOf(trouble.about));
        chip.word = trouble.word;
        chip.icon = trouble.icon;
        chips.push_back(std::move(chip));
    }
    m_troubles->Show(!chips.empty());
    m_troublesWords->Show(!chips.empty());
    m_troubles->setChips(std::move(chips));
    if (page.isThere) {
        showNeeds(page);
        showDevices(page);
        showFaults(page);
        showUpkeep(page);
        showPeopleAndLife(page);
    }
    m_right->FitInside();
    Layout();
    tellShown();
}

void SitePagePanel::showNeeds(const present::SitePage& page)
{
    m_needsCard->setHead(
        {say("sites.needs"),
         page.standard.empty() ? std::string() : page.verdict.word + " · " + page.standard,
         say("consistency.title")});
    m_needRows.rows.clear();
    for (const auto& need : page.needs) {
        TableRow row;
        row.cells = {{need.function},
                     {need.type},
                     pillCell(need.state),
                     {need.isCritical ? say("sites.critical") : std::string()},
                     {need.detail}};
        m_needRows.rows.push_back(std::move(row));
    }
    m_needs->modelChanged();
}

void SitePagePanel::showDevices(const present::SitePage& page)
{
    m_devicesCard->setHead(
        {say("sites.devices"), say("sites.attention_first"), say("sites.open_devices")});
    m_deviceRows.rows.clear();
    for (const auto& device : page.devices) {
        TableCell now{device.now};
        now.tone = device.now.empty() ? Tone::None : Tone::Bad;
        TableRow row;
        row.cells = {{device.code}, {device.title}, pillCell(device.condition), {device.use}, now};
        m_deviceRows.rows.push_back(std::move(row));
    }
    m_devices->modelChanged();
}

void SitePagePanel::showFaults(const present::SitePage& page)
{
    m_faultsCard->setHead({say("sites.faults"), page.faults.empty()
                                                    ? std::string()
                                                    : std::to_string(page.faults.size())});
    std::vector<ListRow> rows;
    for (std::size_t i = 0; i < page.faults.size(); ++i) {
        const auto& fault = page.faults[i].line;
        ListRow row;
        row.id = std::to_string(i);
        row.icon = fault.pill.icon;
        row.iconTone = toneOf(fault.pill.tone);
        row.title = fault.symptom;
        row.caption = fault.number + " · " + fault.statePill.word + " · " + fault.age;
        row.tip = fault.subject;
        const auto& steps = page.faults[i].steps;
        if (!steps.empty()) {
            row.verb = steps.front().word;
        }
        rows.push_back(std::move(row));
    }
    m_faults->setRows(std::move(rows));
}

void SitePagePanel::showUpkeep(const present::SitePage& page)
{
    std::vector<ListRow> rows;
    for (const auto& line : page.upkeep) {
        ListRow row;
        row.id = std::to_string(rows.size());
        row.icon = line.icon;
        row.iconTone = toneOf(line.tone);
        row.title = line.title;
        row.caption = line.caption;
        row.verb = line.verb;
        rows.push_back(std::move(row));
    }
    m_upkeepCard->setHead(
        {say("maintenance.card"), rows.empty() ? std::string() : std::to_string(rows.size())});
    m_upkeep->setRows(std::move(rows));
    m_power->tell(page.power.empty() ? std::vector<std::string>()
                                     : std::vector<std::string>{page.power},
                  toneOf(page.powerTone));
}

void SitePagePanel::showPeopleAndLife(const present::SitePage& page)
{
    std::vector<ListRow> people;
    for (const auto& person : page.people) {
        ListRow row;
        row.id = std::to_string(people.size());
        row.initials = person.initials;
        row.title = person.name;
        row.caption = person.role;
        row.value = person.phone;
        people.push_back(std::move(row));
    }
    m_people->setRows(std::move(people));
    m_handOver->Show(page.canCorrect);
    const bool hasUnit = page.canCorrect && !page.unit.empty();
    m_peopleCard->setHead(
        {say("sites.people"), page.unit, hasUnit ? say("sites.correct_unit") : std::string()});
    m_lifeCard->setHead(
        {say("sites.life"), {}, page.canCorrect ? say("sites.correct_site") : std::string()});
    m_life->setEntries(lifeEntries(page.life, m_shell.session().say("present.undo")));
}

std::vector<wxWindow*> SitePagePanel::regions()
{
    return {m_troubles, m_needs, m_devices, m_faults, m_upkeep, m_life};
}

} // namespace dongbo::gui
