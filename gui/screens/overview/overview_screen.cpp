#include "gui/screens/overview/overview_screen.h"

#include "gui/screens/form_pieces.h"

#include <wx/sizer.h>

#include <charconv>
#include <cmath>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;

CardHead cardHead(const present::OverviewHead& head)
{
    return {head.title, head.caption, head.link, {}};
}

/// A row of parts that share the width by weight whatever they hold.
void share(wxSizer& sizer, wxWindow* window, int weight)
{
    window->SetMinSize({1, 1});
    sizer.Add(window, wxSizerFlags(weight).Expand());
}

} // namespace

OverviewScreen::OverviewScreen(wxWindow* parent, present::Shell& shell)
    : Screen(parent, shell, "overview")
    , m_presenter(shell, *this)
    , m_full(new Surface(this, "overview.full"))
    , m_empty(new EmptyPage(this, "overview.empty"))
{
    build();
    m_empty->Hide();
    m_empty->onEnter([this](const std::string& id) {
        int kind = 0;
        std::from_chars(id.data(), id.data() + id.size(), kind);
        m_presenter.enter(static_cast<present::OverviewDoor::Kind>(kind));
    });
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(m_full, wxSizerFlags(1).Expand());
    all->Add(m_empty, wxSizerFlags(1).Expand());
    SetSizer(all);
}

void OverviewScreen::build()
{
    const auto go = [this](const std::string& id) { goTo(id); };
    m_sites = new Card(m_full, "overview.sites");
    m_figures = new FigureLine(m_sites, "overview.figures");
    m_figures->onOpen(go);
    m_tiles = new TileGrid(m_sites, "overview.tiles");
    m_tiles->onOpen(go);
    m_sites->body().Add(m_figures, wxSizerFlags().Expand());
    m_sites->body().AddSpacer(FromDIP(8));
    m_sites->body().Add(m_tiles, wxSizerFlags(1).Expand());

    const auto list = [&](wxWindow* parent, const std::string& name, RowList*& rows) {
        auto* made = new Card(parent, name + "_card", {}, CardEdge::Whole);
        rows = new RowList(made, name);
        rows->onOpen(go);
        made->body().Add(rows, wxSizerFlags(1).Expand());
        return made;
    };
    m_tasksCard = list(m_full, "overview.tasks", m_tasks);
    m_tasks->onAct([this](const std::string& id) { goTo(id); });
    m_faultsCard = list(m_full, "overview.faults", m_faults);
    m_changesCard = list(m_full, "overview.changes", m_changes);
    const auto chart = [&](wxWindow* parent, const std::string& name, BarChart*& bars) {
        auto* made = new Card(parent, name + "_card");
        bars = new BarChart(made, name);
        bars->onOpen(go);
        made->body().Add(bars, wxSizerFlags(1).Expand());
        return made;
    };
    m_faultChartCard = chart(m_full, "overview.fault_chart", m_faultChart);
    m_spendCard = chart(m_full, "overview.spend", m_spendChart);
    m_devicesCard = new Card(m_full, "overview.devices_card");
    m_devices = new Meters(m_devicesCard, "overview.devices");
    m_devices->onOpen(go);
    m_devicesCard->body().Add(m_devices, wxSizerFlags(1).Expand());

    m_tasks->scrolls(); // what waits must be found in a low window too
    m_linesCard = new Card(m_full, "overview.lines_card");
    m_lines = new Meters(m_linesCard, "overview.lines");
    m_lines->onOpen(go);
    m_linesCard->body().Add(m_lines, wxSizerFlags(1).Expand());
    m_upkeepCard = list(m_full, "overview.upkeep", m_upkeep);

    arrange();
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        arrange();
        event.Skip();
    });
}

OverviewScreen::Shape OverviewScreen::shapeFor(int width)
{
    constexpr int wholeFrom = 820;
    constexpr int pairFrom = 560;
    return width <= 0 || width >= wholeFrom ? Shape::Whole
           : width >= pairFrom              ? Shape::Pair
                                            : Shape::Column;
}

void OverviewScreen::arrange()
{
    const auto shape = shapeFor(area().x);
    const auto& page = m_presenter.page();
    const bool hasLines = !page.lines.empty();
    const bool hasUpkeep = !page.upkeep.empty();
    if (shape == m_shape && hasLines == m_hasLines && hasUpkeep == m_hasUpkeep) {
        return;
    }
    m_shape = shape;
    m_hasLines = hasLines;
    m_hasUpkeep = hasUpkeep;
    const bool isWhole = shape == Shape::Whole;
    for (Card* card : {m_faultChartCard, m_changesCard}) {
        card->Show(isWhole);
    }
    m_linesCard->Show(isWhole && hasLines);
    m_spendCard->Show(isWhole && !hasLines);
    m_upkeepCard->Show(isWhole && hasUpkeep);
    m_devicesCard->Show(isWhole && !hasUpkeep);
    m_faultsCard->Show(shape != Shape::Column);
    m_full->SetSizer(nullptr); // a window is in one sizer at a time
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    auto* bottom = new wxBoxSizer(wxHORIZONTAL);
    all->Add(top, wxSizerFlags(53).Expand());
    all->AddSpacer(FromDIP(gap));
    all->Add(bottom, wxSizerFlags(47).Expand());
    // 752 and 370 wide; below, the left part is two of 370
    share(*top, m_sites, 752);
    if (isWhole) {
        top->AddSpacer(FromDIP(gap));
        share(*top, m_tasksCard, 370);
        auto* charts = new wxBoxSizer(wxVERTICAL);
        share(*charts, m_faultChartCard, 54);
        charts->AddSpacer(FromDIP(gap));
        share(*charts, hasLines ? m_linesCard : m_spendCard, 46);
        auto* right = new wxBoxSizer(wxVERTICAL);
        share(*right, hasUpkeep ? m_upkeepCard : m_devicesCard, 50);
        right->AddSpacer(FromDIP(gap));
        share(*right, m_changesCard, 50);
        share(*bottom, m_faultsCard, 370);
        bottom->AddSpacer(FromDIP(gap));
        bottom->Add(charts, wxSizerFlags(370).Expand());
        bottom->AddSpacer(FromDIP(gap));
        bottom->Add(right, wxSizerFlags(370).Expand());
    } else { // what waits for somebody stays, the charts give way
        share(*bottom, m_tasksCard, 370);
        if (shape == Shape::Pair) {
            bottom->AddSpacer(FromDIP(gap));
            share(*bottom, m_faultsCard, 370);
        }
    }
    m_full->SetSizer(all);
    m_full->Layout();
}

ScreenHead OverviewScreen::head() const
{
    return {shell().session().say("overview.title"), {}, {}, m_presenter.page().caption};
}

void OverviewScreen::showPlace(const present::Place& /*place*/)
{}

void OverviewScreen::setInSight(bool isInSight)
{
    m_presenter.setInSight(isInSight);
}

present::Place OverviewScreen::place() const
{
    return {present::ScreenName::Overview, {}, {}};
}

void OverviewScreen::refresh()
{
    m_presenter.reload();
}

std::vector<wxWindow*> OverviewScreen::regions()
{
    if (m_empty->IsShown()) {
        return {m_empty};
    }
    return {m_tiles, m_tasks, m_faults, m_faultChart, m_lines, m_devices, m_upkeep, m_changes};
}

std::string OverviewScreen::mark(const present::Place& place)
{
    m_places.push_back(place);
    return std::to_string(m_places.size() - 1);
}

void OverviewScreen::goTo(const std::string& mark)
{
    std::size_t index = 0;
    const auto read = std::from_chars(mark.data(), mark.data() + mark.size(), index);
    if (read.ec == std::errc() && index < m_places.size()) {
        const auto place = m_places[index]; // going there may show another page
        m_presenter.go(place);
    }
}

void OverviewScreen::setSites(const present::OverviewPage& page)
{
    m_sites->setHead(cardHead(page.sites));
    m_sites->onLink([this, place = page.sites.place] { m_presenter.go(place); });
    std::vector<Figure> figures;
    for (const auto& figure : page.figures) {
        figures.push_back({mark(figure.place),
                           figure.icon,
                           figure.number,
                           figure.word,
                           {},
                           toneOf(figure.tone),
                           {}});
    }
    m_figures->setFigures(std::move(figures));
    std::vector<Tile> tiles;
    for (const auto& tile : page.tiles) {
        tiles.push_back({.id = mark(tile.place),
                         .name = tile.name,
                         .icon = tile.icon,
                         .state = tile.state,
                         .note = tile.detail,
                         .person = tile.officer,
                         .tone = toneOf(tile.tone),
                         .isFilled = tile.tone == present::Tone::Bad ||
                                     tile.tone == present::Tone::Warn ||
                                     tile.tone == present::Tone::Odd,
                         .isDashed = tile.isUnknown});
    }
    m_tiles->setTiles(std::move(tiles));
}

void OverviewScreen::setLists(const present::OverviewPage& page)
{
    m_tasksCard->setHead(cardHead(page.tasksHead));
    m_tasks->setEmptyText(page.noTasks);
    std::vector<ListRow> rows;
    for (const auto& task : page.tasks) {
        rows.push_back({.id = mark(task.place),
                        .icon = task.icon,
                        .iconTone = toneOf(task.tone),
                        .title = task.title,
                        .caption = task.detail,
                        .verb = task.verb});
    }
    m_tasks->setRows(std::move(rows));

    m_faultsCard->setHead(cardHead(page.faultsHead));
    m_faultsCard->onLink([this, place = page.faultsHead.place] { m_presenter.go(place); });
    m_faults->setEmptyText(page.noFaults);
    rows.clear();
    for (const auto& fault : page.faults) {
        rows.push_back({.id = mark(fault.place),
                        .title = fault.symptom,
                        .caption = fault.where,
                        .pill = fault.severity.word,
                        .pillIcon = fault.severity.icon,
                        .pillTone = toneOf(fault.severity.tone),
                        .value = fault.age,
                        .valueTone = fault.isOverdue ? Tone::Bad : Tone::None});
    }
    m_faults->setRows(std::move(rows));

    m_changesCard->setHead(cardHead(page.changesHead));
    m_changesCard->onLink([this, place = page.changesHead.place] { m_presenter.go(place); });
    rows.clear();
    for (const auto& change : page.changes) {
        rows.push_back({.id = mark(change.place),
                        .lead = change.when,
                        .title = change.what,
                        .value = change.who});
    }
    m_changes->setRows(std::move(rows));
}

void OverviewScreen::setCharts(const present::OverviewPage& page)
{
    const auto periods = [this](const present::OverviewChart& chart) {
        std::vector<BarChart::Period> all;
        for (const auto& bar : chart.bars) {
            BarChart::Period period;
            period.id = mark(bar.place);
            period.label = bar.label;
            for (const auto part : bar.parts) {
                period.values.push_back(std::llround(part));
            }
            period.isCurrent = bar.isCurrent;
            period.tip = bar.tooltip;
            period.text = bar.value;
            all.push_back(std::move(period));
        }
        return all;
    };
    m_faultChartCard->setHead(cardHead(page.faultChartHead));
    const auto& legend = page.faultChart.legend;
    m_faultChart->setData({{legend[0], Tone::Bad}, {legend[1], Tone::Odd}, {legend[2], Tone::None}},
                          periods(page.faultChart));
    m_spendCard->setHead(cardHead(page.spendChartHead));
    m_spendCard->onLink([this, place = page.spendChartHead.place] { m_presenter.go(place); });
    m_spendChart->setAxisText(page.spendChart.axisText);
    m_spendChart->setData({{{}, Tone::None}}, periods(page.spendChart));

    m_devicesCard->setHead(cardHead(page.devicesHead));
    m_devicesCard->onLink([this, place = page.devicesHead.place] { m_presenter.go(place); });
    std::vector<Meters::Line> lines;
    for (const auto& type : page.types) {
        Meters::Line line;
        line.id = mark(type.place);
        line.name = type.name;
        line.share = type.part;
        line.value = type.words;
        line.tone = toneOf(type.tone);
        lines.push_back(std::move(line));
    }
    m_devices->setLines(std::move(lines));
}

void OverviewScreen::setCare(const present::OverviewPage& page)
{
    m_linesCard->setHead(cardHead(page.linesHead));
    m_linesCard->onLink([this, place = page.linesHead.place] { m_presenter.go(place); });
    std::vector<Meters::Line> lines;
    for (const auto& row : page.lines) {
        Meters::Line line;
        line.id = mark(row.place);
        line.name = row.name;
        line.share = row.share;
        line.target = row.target;
        line.value = row.value;
        line.tone = toneOf(row.tone);
        lines.push_back(std::move(line));
    }
    m_lines->setLines(std::move(lines));
    m_upkeepCard->setHead(cardHead(page.upkeepHead));
    m_upkeepCard->onLink([this, place = page.upkeepHead.place] { m_presenter.go(place); });
    std::vector<ListRow> rows;
    for (const auto& row : page.upkeep) {
        rows.push_back({.id = mark(row.place),
                        .lead = row.day,
                        .title = row.title,
                        .value = row.value,
                        .valueTone = row.isLate ? Tone::Bad : Tone::None});
    }
    m_upkeep->setRows(std::move(rows));
}

void OverviewScreen::showPage(const present::OverviewPage& page)
{
    m_places.clear();
    if (page.isEmpty) {
        std::vector<EmptyPage::Way> ways;
        for (const auto& door : page.doors) {
            ways.push_back({std::to_string(static_cast<int>(door.kind)), door.icon, door.title,
                            door.detail, door.verb});
        }
        m_empty->setContent("box", page.emptyTitle, page.emptyHelp, ways,
                            shell().session().say("overview.or"));
    } else {
        setSites(page);
        setLists(page);
        setCharts(page);
        setCare(page);
        arrange();
    }
    if (m_empty->IsShown() != page.isEmpty) {
        m_full->Show(!page.isEmpty);
        m_empty->Show(page.isEmpty);
        Layout();
    }
    headChanged();
}

void OverviewScreen::showReading()
{
    const auto& session = shell().session();
    const auto reading = session.say("overview.reading");
    m_sites->setHead({session.say("overview.sites_head"), reading, {}, {}});
    m_tasksCard->setHead(
        {session.pastDay() ? std::string() : session.say("overview.tasks_head"), {}, {}, {}});
    m_tasks->setEmptyText(reading);
    m_faultsCard->setHead({session.say("overview.faults_head"), {}, {}, {}});
    m_faults->setEmptyText(reading);
    m_faultChartCard->setHead({session.say("overview.fault_chart_head"), {}, {}, {}});
    m_spendCard->setHead({session.say("overview.spend_head"), {}, {}, {}});
    m_devicesCard->setHead({session.say("overview.devices_head"), {}, {}, {}});
    m_changesCard->setHead({session.say("overview.changes_head"), {}, {}, {}});
}

void OverviewScreen::showFailure(const std::string& sentence)
{
    m_sites->setHead({shell().session().say("overview.sites_head"), sentence, {}, {}});
}

} // namespace dongbo::gui
