#include "gui/screens/consistency/models_panel.h"

#include "gui/screens/form_pieces.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr std::size_t partsShown = 4; ///< of a strip; the rest are one part

/// The commonest model in the accent, the others quieter.
std::vector<StripPart> stripOf(const std::vector<std::int64_t>& parts)
{
    std::vector<StripPart> out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i < partsShown) {
            out.push_back({parts[i], i == 0 ? Tone::Accent : Tone::Mute});
        } else {
            out.back().count += parts[i];
        }
    }
    return out;
}

} // namespace

ModelsPanel::ModelsPanel(wxWindow* parent, present::Shell& shell)
    : ConsistencyPanel(parent, shell, "models")
    , m_presenter(shell, *this)
{
    m_onHead = m_presenter.headChanged.connect([this] { headChanged(); });
    buildTables();
    m_ableCard = new Card(this, "models.able_card", {say("consistency.trend_able")});
    m_able = new BarChart(m_ableCard, "models.able");
    m_able->setSpoken(say("consistency.trend_able"));
    m_able->onOpen([this](const std::string& id) { m_presenter.openDay(std::stoul(id)); });
    m_ableCard->body().Add(m_able, wxSizerFlags(1).Expand());
    m_scoreCard = new Card(this, "models.score_card", {say("consistency.trend_score")});
    m_score = new LineChart(m_scoreCard, "models.score");
    m_score->setSpoken(say("consistency.trend_score"));
    m_score->onOpen([this](const std::string& id) { m_presenter.openDay(std::stoul(id)); });
    m_scoreCard->body().Add(m_score, wxSizerFlags(1).Expand());
    for (Card* card : {m_typesCard, m_devicesCard, m_ableCard, m_scoreCard}) {
        card->SetMinSize({1, 1});
    }
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(m_typesCard, wxSizerFlags(58).Expand());
    top->AddSpacer(FromDIP(gap));
    top->Add(m_devicesCard, wxSizerFlags(42).Expand());
    auto* bottom = new wxBoxSizer(wxHORIZONTAL);
    bottom->Add(m_ableCard, wxSizerFlags(58).Expand());
    bottom->AddSpacer(FromDIP(gap));
    bottom->Add(m_scoreCard, wxSizerFlags(42).Expand());
    all->Add(top, wxSizerFlags(62).Expand());
    all->AddSpacer(FromDIP(gap));
    all->Add(bottom, wxSizerFlags(38).Expand());
    SetSizer(all);
    bar().SetSizer(new wxBoxSizer(wxHORIZONTAL));
}

ModelsPanel::~ModelsPanel()
{
    m_types->setModel(nullptr);
    m_devices->setModel(nullptr);
}

void ModelsPanel::buildTables()
{
    m_typesCard =
        new Card(this, "models.types_card",
                 {say("consistency.spread"), say("consistency.spread_help")}, CardEdge::Whole);
    m_types = new Table(
        m_typesCard, "models.types",
        {plainColumn("type", say("consistency.col_type"), 132, 0, 0, ColumnKind::Strong),
         plainColumn("strip", say("consistency.col_by_model"), 150, 1, 1, ColumnKind::Strip),
         plainColumn("models", say("consistency.col_models"), 74, 0, 0, ColumnKind::Text),
         plainColumn("commonest", say("consistency.col_commonest"), 170, 2, 2, ColumnKind::Text),
         plainColumn("standard", say("consistency.col_standard"), 120, 1, 3, ColumnKind::Quiet)},
        TableFrame::None);
    m_types->setSpoken(say("consistency.spread"));
    m_types->setMultiSelect(false);
    m_types->setRowHeight(30);
    m_types->setModel(&m_typeRows);
    m_types->setEmptyText("box", say("sites.no_devices"), say("sites.no_devices_help"));
    m_types->onSelect([this] {
        if (m_types->currentRow() >= 0) {
            m_presenter.choose(static_cast<std::size_t>(m_types->currentRow()));
        }
    });
    m_typesCard->body().Add(m_types, wxSizerFlags(1).Expand());
    m_devicesCard = new Card(this, "models.devices_card", {std::string(" ")}, CardEdge::Whole);
    m_devices = new Table(
        m_devicesCard, "models.devices",
        {plainColumn("model", say("consistency.col_model"), 130, 2, 0, ColumnKind::Strong),
         plainColumn("site", say("consistency.col_site"), 110, 1, 0, ColumnKind::Text),
         plainColumn("code", say("sites.col_code"), 132, 0, 1, ColumnKind::Quiet),
         plainColumn("standard", {}, 32, 0, 0, ColumnKind::Icon)},
        TableFrame::None);
    m_devices->setSpoken(say("consistency.spread_devices"));
    m_devices->setMultiSelect(false);
    m_devices->setRowHeight(30);
    m_devices->setModel(&m_deviceRows);
    m_devices->onOpen(
        [this](std::int64_t row) { m_presenter.openDevice(static_cast<std::size_t>(row)); });
    m_devicesCard->body().Add(m_devices, wxSizerFlags(1).Expand());
}

void ModelsPanel::open(const present::ListQuery& query)
{
    m_presenter.open(parseCode<DeviceType>(query.first("type")));
}

present::ListQuery ModelsPanel::query() const
{
    present::ListQuery out;
    if (const auto type = m_presenter.chosen()) {
        out.set("type", {std::string(codeOf(*type))});
    }
    return out;
}

void ModelsPanel::showSpread()
{
    m_typeRows.rows.clear();
    std::int64_t chosen = -1;
    for (const auto& line : m_presenter.rows()) {
        if (line.type == m_presenter.chosen()) {
            chosen = std::ssize(m_typeRows.rows);
        }
        TableRow row;
        TableCell strip{line.models};
        strip.strip = stripOf(line.parts);
        TableCell models{line.models};
        models.tone = toneOf(line.tone);
        row.cells = {{line.name}, strip, models, {line.commonest}, {line.standard}};
        m_typeRows.rows.push_back(std::move(row));
    }
    m_types->modelChanged();
    m_types->select(chosen, true);
    m_deviceRows.rows.clear();
    for (const auto& device : m_presenter.devices()) {
        TableCell standard{device.isPreferred ? say("consistency.is_standard") : std::string()};
        standard.icon = device.isPreferred ? "check" : std::string();
        standard.tone = Tone::Ok;
        TableRow row;
        row.cells = {{device.model}, {device.site}, {device.code}, standard};
        m_deviceRows.rows.push_back(std::move(row));
    }
    m_devicesCard->setHead(
        {m_presenter.chosenName(),
         shell().session().say("consistency.device_count",
                               {{"count", std::to_string(m_presenter.devices().size())}})});
    m_devices->modelChanged();
}

void ModelsPanel::showTrend()
{
    std::vector<BarChart::Period> periods;
    std::vector<LineChart::Point> points;
    for (const auto& bar : m_presenter.trend()) {
        const auto id = std::to_string(periods.size());
        periods.push_back({id,
                           bar.label,
                           {bar.able, bar.unable},
                           bar.isCurrent,
                           bar.tip,
                           std::to_string(bar.able)});
        points.push_back({id, bar.label, bar.score, std::to_string(bar.score), bar.tip});
    }
    m_able->setData({{say("consistency.can_meet_short"), Tone::None},
                     {say("consistency.cannot_meet_short"), Tone::Bad}},
                    std::move(periods));
    m_score->setPoints(std::move(points), Tone::Accent);
}

} // namespace dongbo::gui
