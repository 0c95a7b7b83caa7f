#include "gui/screens/purchase/insight_tab.h"

#include "gui/screens/form_pieces.h"
#include "gui/screens/purchase/purchase_pieces.h"

#include <wx/sizer.h>

#include <algorithm>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int noteWide = 300;
constexpr int chartTall = 210;

/// The rows of one table, drawn from the page as they are shown: there may be very many.
class InsightRows final : public TableModel
{
public:
    InsightRows(const present::InsightPresenter& presenter, std::size_t table)
        : m_presenter(presenter)
        , m_table(table)
    {}
    [[nodiscard]] std::int64_t rowCount() const override
    {
        const auto& tables = m_presenter.page().tables;
        return m_table < tables.size() ? std::ssize(tables[m_table].rows) : 0;
    }
    bool row(std::int64_t index, TableRow& out) const override
    {
        out = {};
        const auto& rows = m_presenter.page().tables[m_table].rows;
        for (const auto& cell : rows[static_cast<std::size_t>(index)].cells) {
            TableCell drawn{cell.text};
            drawn.icon = cell.icon;
            drawn.tone = toneOf(cell.tone);
            drawn.after = cell.after;
            drawn.tip = cell.tip;
            out.cells.push_back(std::move(drawn));
        }
        return true;
    }

private:
    const present::InsightPresenter& m_presenter;
    std::size_t m_table;
};

} // namespace

InsightTab::InsightTab(wxWindow* parent, present::Shell& shell, present::PurchasePage page,
                       present::InsightPresenter::Make make)
    : PurchaseTab(parent, shell, "purchase." + std::string(present::nameOf(page)))
    , m_page(page)
    , m_readingWord(shell.session().say("purchase.computing"))
    , m_presenter(shell, *this, std::move(make))
    , m_choices(new ChipBar(this, windowName("choices"), {}, ChipStyle::Small))
    , m_question(new Words(this, windowName("question"), std::string()))
    , m_left(new wxBoxSizer(wxVERTICAL))
    , m_right(new wxBoxSizer(wxVERTICAL))
    , m_notesCard(new Card(this, windowName("notes_card"), {shell.session().say("purchase.notes")}))
    , m_notes(new Words(m_notesCard, windowName("notes"), std::string(), TextSize::Caption))
{
    m_question->setQuiet(false);
    m_choices->onToggle([this](const std::string& id) { m_presenter.choose(id); });
    m_notes->setQuiet(false);
    m_notes->wrapAt(noteWide);
    m_notesCard->body().Add(m_notes, wxSizerFlags().Expand());
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->Add(m_question, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(10)));
    bar->Add(m_choices, wxSizerFlags(1).CentreVertical());
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_left, wxSizerFlags(56).Expand());
    row->AddSpacer(FromDIP(gap));
    row->Add(m_right, wxSizerFlags(44).Expand());
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(bar, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(gap)));
    all->Add(row, wxSizerFlags(1).Expand());
    SetSizer(all);
    m_notesCard->Hide();
}

std::string InsightTab::windowName(const std::string& part) const
{
    return std::string(present::nameOf(m_page)) + "." + part;
}

present::Place InsightTab::place() const
{
    return present::purchasePlace(m_page);
}

ScreenHead InsightTab::head() const
{
    return {{}, {}, {}, m_presenter.page().caption};
}

std::vector<wxWindow*> InsightTab::regions()
{
    std::vector<wxWindow*> out{m_choices};
    for (const auto& shown : m_tables) {
        out.push_back(shown.table);
    }
    return out;
}

void InsightTab::makeTables(const present::InsightPage& page)
{
    if (!page.chart.bars.empty()) {
        m_chartCard = new Card(this, windowName("chart_card"));
        m_chart = new BarChart(m_chartCard, windowName("chart"));
        m_chartCard->body().Add(m_chart, wxSizerFlags(1).Expand());
        m_chartCard->SetMinSize(FromDIP(wxSize(1, chartTall)));
        m_left->Add(m_chartCard, wxSizerFlags().Expand());
    }
    for (std::size_t i = 0; i < page.tables.size(); ++i) {
        const auto& table = page.tables[i];
        auto* card = new Card(this, windowName(table.id + "_card"), {}, CardEdge::Whole);
        std::vector<Column> columns;
        for (const auto& column : table.columns) {
            columns.push_back(plainColumn(column.id.c_str(), column.title, column.width,
                                          column.stretch, column.drop, columnKindOf(column.kind)));
        }
        auto* shown = new Table(card, windowName(table.id), std::move(columns), TableFrame::None);
        shown->setSpoken(table.title);
        shown->setMultiSelect(false);
        shown->setRowHeight(30);
        shown->onOpen(
            [this, i](std::int64_t row) { m_presenter.follow(i, static_cast<std::size_t>(row)); });
        card->body().Add(shown, wxSizerFlags(1).Expand());
        card->SetMinSize({1, 1});
        auto& column = table.isAside ? *m_right : *m_left;
        const bool isFirst = column.GetItemCount() == 0;
        column.Add(card,
                   wxSizerFlags(table.weight).Expand().Border(wxTOP, isFirst ? 0 : FromDIP(gap)));
        m_tables.push_back({card, shown, std::make_unique<InsightRows>(m_presenter, i)});
        shown->setModel(m_tables.back().model.get());
    }
    m_right->Add(m_notesCard, wxSizerFlags().Expand().Border(wxTOP, FromDIP(gap)));
}

void InsightTab::fill(Shown& shown, const present::InsightTable& table)
{
    shown.card->setHead({table.title, table.caption});
    shown.table->setEmptyText(table.icon, table.emptyFact, table.emptyHelp);
    shown.table->modelChanged();
}

void InsightTab::showChart(const present::InsightChart& chart)
{
    if (m_chart == nullptr) {
        return;
    }
    m_chartCard->setHead({chart.title, chart.caption});
    std::vector<BarChart::Series> series;
    for (const auto& word : chart.legend) {
        series.push_back({word, series.empty() ? Tone::None : Tone::Warn});
    }
    std::vector<BarChart::Period> periods;
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        BarChart::Period period;
        period.id = std::to_string(i);
        period.label = chart.bars[i].label;
        period.values = chart.bars[i].values;
        period.tip = chart.bars[i].tip;
        period.text = chart.bars[i].text;
        periods.push_back(std::move(period));
    }
    m_chart->setData(std::move(series), std::move(periods));
    m_chart->setSpoken(chart.title);
}

void InsightTab::showInsight(const present::InsightPage& page)
{
    m_question->setText(page.question);
    std::vector<Chip> chips;
    for (const auto& choice : page.choices) {
        Chip chip;
        chip.id = choice.key;
        chip.word = choice.word;
        chip.isSelected = choice.isOn;
        chips.push_back(std::move(chip));
    }
    m_choices->setChips(std::move(chips));
    if (m_tables.empty()) {
        makeTables(page);
    }
    showChart(page.chart);
    for (std::size_t i = 0; i < std::min(m_tables.size(), page.tables.size()); ++i) {
        fill(m_tables[i], page.tables[i]);
    }
    std::string notes = page.problem;
    for (const auto& note : page.notes) {
        notes += (notes.empty() ? "" : " ") + note;
    }
    m_notes->setText(notes);
    m_notesCard->Show(!notes.empty());
    Layout();
    headChanged();
}

void InsightTab::showReading(bool isReading)
{
    if (isReading && m_tables.empty()) {
        m_question->setText(m_readingWord);
    }
}

} // namespace dongbo::gui
