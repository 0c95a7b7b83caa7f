#include "gui/screens/consistency/matrix_panel.h"

#include "gui/screens/form_pieces.h"
#include "gui/widgets/controls/menu.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int detailWide = 330;
constexpr int detailWider = 420;
constexpr int widerFrom = 1500;
constexpr int searchWide = 190;
constexpr int leastBoth = 820; ///< narrower, beside a sheet, only the matrix is shown

MatrixFill fillOf(present::MatrixCellText::Ink ink)
{
    switch (ink) {
    case present::MatrixCellText::Ink::Outline:
        return MatrixFill::None;
    case present::MatrixCellText::Ink::Soft:
        return MatrixFill::Soft;
    case present::MatrixCellText::Ink::Plain:
        return MatrixFill::Plain;
    case present::MatrixCellText::Ink::Dashed:
        return MatrixFill::Dashed;
    }
    return MatrixFill::None;
}

} // namespace

MatrixPanel::MatrixPanel(wxWindow* parent, present::Shell& shell)
    : ConsistencyPanel(parent, shell, "matrix")
    , m_presenter(shell, *this)
    , m_all(new Surface(this, "matrix.all"))
{
    m_onHead = m_presenter.headChanged.connect([this] { headChanged(); });
    buildBar();
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    buildMatrix();
    buildDetail();
    row->Add(m_card, wxSizerFlags(1).Expand());
    row->AddSpacer(FromDIP(gap));
    row->Add(m_detailCard, wxSizerFlags().Expand());
    m_all->SetSizer(row);
    m_empty = new EmptyPage(this, "matrix.empty");
    m_empty->onEnter([this](const std::string& id) { m_presenter.takeWay(id); });
    m_empty->Hide();
    auto* whole = new wxBoxSizer(wxVERTICAL);
    whole->Add(m_all, wxSizerFlags(1).Expand());
    whole->Add(m_empty, wxSizerFlags(1).Expand());
    SetSizer(whole);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        m_detailCard->Show(area().x >= leastBoth);
        const int wide = area().x >= widerFrom ? detailWider : detailWide;
        m_detailCard->SetMinSize(FromDIP(wxSize(wide, 1)));
    });
}

MatrixPanel::~MatrixPanel()
{
    m_matrix->setModel(nullptr);
}

void MatrixPanel::buildBar()
{
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    m_chips = new ChipBar(&bar(), "matrix.chips");
    m_chips->setSpoken(say("lists.chips"));
    m_chips->foldLine();
    m_chips->onToggle([this](const std::string& id) { pressChip(id); });
    line->Add(m_chips, wxSizerFlags(1).CentreVertical());
    const auto hint = say("sites.filter_hint");
    m_search = new TextField(&bar(), "matrix.search", {{}, hint, "search", {}, "/", hint});
    m_search->SetMinSize(FromDIP(wxSize(searchWide, -1)));
    m_search->Hide();
    m_search->onChange([this] { m_presenter.setText(m_search->text()); });
    m_search->onKeyDown([this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (key == WXK_ESCAPE) {
            closeSearch();
            return true;
        }
        if (key == WXK_DOWN || key == WXK_RETURN) {
            m_matrix->SetFocus();
            return true;
        }
        return false;
    });
    m_find = new Button(&bar(), "matrix.find", {{}, "search", {}, hint}, ButtonKind::Outline,
                        ButtonSize::Row);
    m_find->onPress([this] { filterField()->SetFocus(); });
    line->Add(m_search, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    line->Add(m_find, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    bar().SetSizer(line);
}

void MatrixPanel::closeSearch()
{
    m_search->setText({});
    m_search->Hide();
    m_find->Show();
    bar().Layout();
    m_presenter.setText({});
    m_matrix->SetFocus();
}

wxWindow* MatrixPanel::filterField()
{
    m_search->Show();
    m_find->Hide();
    bar().Layout();
    return m_search;
}

void MatrixPanel::buildMatrix()
{
    m_card = new Card(m_all, "matrix.card", {}, CardEdge::Whole);
    m_card->SetMinSize({1, 1});
    m_matrix = new Matrix(m_card, "matrix.cells");
    m_matrix->setSpoken(say("consistency.title"));
    m_matrix->setHeads(say("consistency.col_site"), m_presenter.sumsHead());
    m_matrix->setCellWords({say("consistency.cell_substitute"), say("consistency.cell_below"),
                            say("consistency.cell_broken"), say("consistency.cell_missing")});
    m_matrix->setModel(this);
    m_matrix->onSelect(
        [this](std::int64_t row, std::size_t column) { m_presenter.choose(row, column); });
    m_matrix->onOpen(
        [this](std::int64_t /*row*/, std::size_t /*column*/) { m_presenter.openDevices(); });
    m_matrix->onRow([this](std::int64_t row) { m_presenter.openSite(row); });
    m_card->body().Add(m_matrix, wxSizerFlags(1).Expand());
    m_card->body().Add(new MatrixLegend(m_card, "matrix.legend", legend()),
                       wxSizerFlags().Expand());
}

std::vector<MatrixLegend::Entry> MatrixPanel::legend() const
{
    const auto entry = [this](std::string text, std::string icon, Tone tone, MatrixFill fill,
                              const char* word) {
        MatrixCell cell;
        cell.text = std::move(text);
        cell.icon = std::move(icon);
        cell.tone = tone;
        cell.fill = fill;
        return MatrixLegend::Entry{cell, say(word)};
    };
    return {entry({}, "check", Tone::Ok, MatrixFill::None, "consistency.legend_met"),
            entry(say("consistency.cell_substitute"), {}, Tone::Accent, MatrixFill::Plain,
                  "consistency.legend_substitute"),
            entry(say("consistency.cell_below"), {}, Tone::Warn, MatrixFill::Soft,
                  "consistency.legend_below"),
            entry("3/4", {}, Tone::Warn, MatrixFill::Soft, "consistency.legend_partly"),
            entry(say("consistency.cell_broken"), {}, Tone::Bad, MatrixFill::Soft,
                  "consistency.legend_broken"),
            entry(say("consistency.cell_missing"), {}, Tone::Bad, MatrixFill::Dashed,
                  "consistency.legend_missing"),
            entry("?", {}, Tone::Mute, MatrixFill::Dashed, "consistency.legend_unknown"),
            entry("+1", "check", Tone::Ok, MatrixFill::None, "consistency.legend_surplus")};
}

void MatrixPanel::buildDetail()
{
    m_detailCard = new Card(m_all, "matrix.detail", {}, CardEdge::Whole);
    m_detailCard->SetMinSize(FromDIP(wxSize(detailWide, 1)));
    m_heading = new PageHeading(m_detailCard, "matrix.detail.head");
    m_demands = new Words(m_detailCard, "matrix.detail.demands", std::string());
    m_demands->setQuiet(false);
    m_demands->wrapAt(detailWide - 32);
    m_lookedAt = new Words(m_detailCard, "matrix.detail.looked", std::string(), TextSize::Caption);
    m_lookedAt->setQuiet(true);
    m_devices = new RowList(m_detailCard, "matrix.detail.devices");
    m_devices->scrolls();
    m_devices->setRowHeight(48, false);
    m_devices->onOpen([this](const std::string& id) { m_presenter.openDevice(std::stoul(id)); });
    m_waysHead =
        new Words(m_detailCard, "matrix.detail.ways_head", std::string(), TextSize::Caption);
    m_waysHead->setQuiet(true);
    m_ways = new RowList(m_detailCard, "matrix.detail.ways");
    m_ways->wantWhole();
    m_ways->setRowHeight(44, false);
    m_ways->onOpen([this](const std::string& id) { m_presenter.openWay(std::stoul(id)); });
    auto& body = m_detailCard->body();
    const auto side = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(16));
    body.Add(m_heading, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    body.Add(m_demands, side);
    body.AddSpacer(FromDIP(10));
    body.Add(m_lookedAt, side);
    body.AddSpacer(FromDIP(4));
    body.Add(m_devices, wxSizerFlags(1).Expand());
    body.Add(m_waysHead, side);
    body.Add(m_ways, wxSizerFlags().Expand());
    m_actsSizer = new wxBoxSizer(wxVERTICAL);
    body.Add(m_actsSizer, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
}

void MatrixPanel::pressChip(const std::string& id)
{
    const auto choices = m_presenter.menuOf(id);
    if (choices.empty()) {
        m_presenter.press(id);
        return;
    }
    std::vector<MenuItem> items;
    for (const auto& choice : choices) {
        MenuItem item;
        item.id = choice.key;
        item.word = choice.word;
        if (choice.isOn) {
            item.checked = true;
        }
        items.push_back(std::move(item));
    }
    const auto part = m_chips->part(id);
    showMenu(*m_chips, part ? part->rect : wxRect(), std::move(items),
             [this, id](const std::string& key) { m_presenter.chooseIn(id, key); });
}

std::vector<wxWindow*> MatrixPanel::regions()
{
    if (m_empty->IsShown()) {
        return {m_chips, m_empty};
    }
    return {m_chips, m_matrix, m_devices, m_ways};
}

MatrixRow MatrixPanel::row(std::int64_t index) const
{
    const auto line = m_presenter.row(index);
    return {line.site.text(),  line.name, line.verdict.icon,   toneOf(line.verdict.tone),
            line.verdict.word, line.sum,  toneOf(line.sumTone)};
}

MatrixCell MatrixPanel::cell(std::int64_t row, std::size_t column) const
{
    auto one = m_presenter.cell(row, column);
    MatrixCell out;
    out.text = std::move(one.text);
    out.icon = std::move(one.icon);
    out.tone = toneOf(one.tone);
    out.fill = fillOf(one.ink);
    out.isDeviation = one.isDeviation;
    out.isThere = one.isThere;
    out.spoken = std::move(one.spoken);
    out.tip = std::move(one.tip);
    return out;
}

std::int64_t MatrixPanel::nextDeviation(std::int64_t from, std::size_t& column, int by) const
{
    return m_presenter.nextDeviation(from, column, by);
}

void MatrixPanel::showMatrix()
{
    std::vector<MatrixColumn> columns;
    std::vector<std::string> ids;
    for (auto& one : m_presenter.columns()) {
        ids.push_back(one.id);
        columns.push_back({one.id, one.title, one.group, one.tip});
    }
    if (ids != m_columnIds) {
        m_columnIds = std::move(ids);
        m_matrix->setColumns(std::move(columns));
    }
    m_matrix->modelChanged();
    m_matrix->select(m_presenter.currentRow(), m_presenter.currentColumn());
}

void MatrixPanel::showBar()
{
    std::vector<Chip> chips;
    for (const auto& one : m_presenter.chips()) {
        Chip chip;
        chip.id = one.id;
        chip.word = one.word;
        chip.icon = one.icon;
        chip.count = one.count;
        chip.isSelected = one.isOn;
        chip.opensMenu = one.opensMenu;
        chips.push_back(std::move(chip));
    }
    m_chips->setChips(std::move(chips));
    bar().Layout();
}

void MatrixPanel::showDetail()
{
    const auto& detail = m_presenter.detail();
    PageHeading::Content head;
    head.title = detail.title;
    head.caption = detail.caption;
    head.pill = detail.pill.word;
    head.pillIcon = detail.pill.icon;
    head.pillTone = toneOf(detail.pill.tone);
    m_heading->setContent(std::move(head));
    std::string demands;
    for (const auto& demand : detail.demands) {
        demands += (demands.empty() ? "" : " · ") + demand;
    }
    m_demands->setText(demands);
    m_lookedAt->setText(detail.devicesHead);
    std::vector<ListRow> rows;
    for (const auto& device : detail.devices) {
        ListRow row;
        row.id = std::to_string(rows.size());
        row.icon = device.icon;
        row.title = device.title;
        row.caption = device.caption;
        row.value = device.reason;
        row.valueTone = toneOf(device.tone);
        row.tip = device.title + "\n" + device.caption;
        rows.push_back(std::move(row));
    }
    m_devices->setRows(std::move(rows));
    showWays();
    for (auto* button : m_acts) {
        button->Destroy();
    }
    m_acts.clear();
    m_actsSizer->Clear();
    for (const auto& act : detail.acts) {
        auto* button = new Button(m_detailCard, "matrix.act." + act.id, {act.word, act.icon},
                                  m_acts.empty() ? ButtonKind::Primary : ButtonKind::Outline,
                                  ButtonSize::Foot);
        button->onPress([this, id = act.id] { CallAfter([this, id] { m_presenter.act(id); }); });
        m_acts.push_back(button);
    }
    layActs();
    m_detailCard->Layout();
}

void MatrixPanel::showWays()
{
    const auto& detail = m_presenter.detail();
    m_waysHead->setText(detail.waysHead);
    std::vector<ListRow> rows;
    for (const auto& way : detail.ways) {
        ListRow row;
        row.id = std::to_string(rows.size());
        row.icon = way.icon;
        row.title = way.title;
        row.caption = way.caption;
        row.value = way.cost;
        row.tip = way.title + "\n" + way.caption;
        rows.push_back(std::move(row));
    }
    m_waysHead->Show(!rows.empty());
    m_ways->Show(!rows.empty());
    m_ways->setRows(std::move(rows));
}

/// As many in a line as fit.
void MatrixPanel::layActs()
{
    constexpr int beside = 8;
    const int room = detailWide - 24;
    wxBoxSizer* line = nullptr;
    int used = room;
    for (auto* button : m_acts) {
        const int wide = ToDIP(button->GetBestSize()).x;
        if (line == nullptr || used + beside + wide > room) {
            line = new wxBoxSizer(wxHORIZONTAL);
            m_actsSizer->Add(line, wxSizerFlags().Border(wxTOP, FromDIP(6)));
            used = 0;
        } else {
            line->AddSpacer(FromDIP(beside));
            used += beside;
        }
        line->Add(button);
        used += wide;
    }
}

void MatrixPanel::showEmpty(const std::optional<present::EmptyList>& empty)
{
    if (empty) {
        std::vector<EmptyPage::Way> ways;
        for (const auto& way : empty->ways) {
            ways.push_back(
                {way.id, way.icon, way.word, way.caption, way.verb.empty() ? way.word : way.verb});
        }
        m_empty->setContent(empty->icon, empty->fact, empty->help, ways, say("overview.or"));
    }
    m_all->Show(!empty);
    m_empty->Show(empty.has_value());
    Layout();
}

void MatrixPanel::showBusy(bool isBusy)
{
    if (isBusy) {
        m_lookedAt->setText(say("overview.reading"));
    }
}

void MatrixPanel::showTyped(const std::string& text)
{
    if (m_search->text() != text) {
        m_search->setText(text);
    }
    if (!text.empty()) {
        m_search->Show();
        m_find->Hide();
        bar().Layout();
    }
}

} // namespace dongbo::gui
