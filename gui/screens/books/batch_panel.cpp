#include "gui/screens/books/batch_panel.h"

#include "gui/screens/form_pieces.h"
#include "gui/widgets/lists/columns.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int factsWide = 286;
constexpr int leastBoth = 760; ///< narrower, beside a sheet: only the devices

} // namespace

BatchPanel::BatchPanel(wxWindow* parent, present::Shell& shell)
    : PresentedPage(parent, shell, "batch", static_cast<present::BatchPageView&>(*this))
{
    auto* all = new wxBoxSizer(wxHORIZONTAL);
    buildItems(*all);
    buildFacts(*all);
    SetSizer(all);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fit();
        event.Skip();
    });
}

std::vector<wxWindow*> BatchPanel::regions()
{
    return {m_items};
}

void BatchPanel::buildItems(wxSizer& all)
{
    m_itemsCard =
        new Card(this, "batch.items_card", {say("disposal.heading.devices")}, CardEdge::Whole);
    auto& tools = m_itemsCard->headTools();
    const auto beside = wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8));
    m_papers = new PapersButton(m_itemsCard, "batch.papers", m_shell);
    tools.Add(m_papers, beside);
    const auto button = [&](const char* name, ButtonText text, ButtonKind kind,
                            std::function<void()> press) {
        auto* made = new Button(m_itemsCard, name, std::move(text), kind, ButtonSize::Row);
        made->onPress(std::move(press));
        made->Hide();
        tools.Add(made, beside);
        return made;
    };
    m_withdraw = button("batch.withdraw", {say("books.withdraw"), "ban"}, ButtonKind::Outline,
                        [this] { m_presenter.withdraw(); });
    m_decide = button("batch.decide", {say("books.decide"), "gavel"}, ButtonKind::Primary,
                      [this] { m_presenter.decide(); });
    m_finish = button("batch.finish", {say("books.finish"), "circle-check"}, ButtonKind::Primary,
                      [this] { m_presenter.finish(); });
    m_items = new Table(m_itemsCard, "batch.items", {}, TableFrame::None);
    m_items->setSpoken(say("disposal.heading.devices"));
    m_items->setMultiSelect(false);
    m_items->setModel(&m_rows);
    m_items->setFoot([this](std::int64_t, std::int64_t) {
        const auto& page = m_presenter.page();
        return TableFoot{page.foot, {}, page.sumLabel, page.sum};
    });
    m_items->onOpen(
        [this](std::int64_t row) { m_presenter.follow(static_cast<std::size_t>(row)); });
    m_itemsCard->body().Add(m_items, wxSizerFlags(1).Expand());
    all.Add(m_itemsCard, wxSizerFlags(1).Expand());
}

void BatchPanel::buildFacts(wxSizer& all)
{
    m_factsCard = new Card(this, "batch.facts_card", {say("books.facts")}, CardEdge::Whole);
    m_facts = new RowList(m_factsCard, "batch.facts");
    m_facts->setSpoken(say("books.facts"));
    m_facts->setRowHeight(32, false);
    m_facts->wantWhole();
    m_factsCard->body().Add(m_facts, wxSizerFlags().Expand());
    m_notes = new Words(m_factsCard, "batch.notes", std::string(), TextSize::Caption);
    m_notes->setQuiet(false);
    m_notes->wrapAt(factsWide - 32);
    m_factsCard->body().Add(m_notes, wxSizerFlags().Expand().Border(wxALL, FromDIP(16)));
    m_factsCard->SetMinSize(FromDIP(wxSize(factsWide, 1)));
    all.Add(m_factsCard, wxSizerFlags().Expand().Border(wxLEFT, FromDIP(gap)));
}

void BatchPanel::fit()
{
    const bool isThere = m_presenter.page().isThere;
    m_itemsCard->Show(isThere);
    m_factsCard->Show(isThere && area().x >= leastBoth);
    Layout();
}

void BatchPanel::showBatch(const present::BatchPage& page)
{
    std::vector<Column> columns;
    for (const auto& column : page.columns) {
        columns.push_back(plainColumn(column.id, column.title, column.width, column.stretch,
                                      column.drop, columnKindOf(column.kind)));
    }
    m_items->setColumns(std::move(columns));
    m_rows.rows.clear();
    for (const auto& item : page.items) {
        TableRow row;
        for (const auto& cell : item.cells) {
            TableCell shown{cell.text, cell.icon, toneOf(cell.tone)};
            shown.tip = cell.tip;
            shown.isFaint = cell.isFaint;
            row.cells.push_back(std::move(shown));
        }
        m_rows.rows.push_back(std::move(row));
    }
    m_items->modelChanged();
    std::vector<ListRow> facts;
    for (const auto& [label, value] : page.facts) {
        ListRow row;
        row.id = std::to_string(facts.size());
        row.title = label;
        row.value = value;
        facts.push_back(std::move(row));
    }
    m_facts->setRows(std::move(facts));
    m_notes->setText(page.notes);
    m_notes->InvalidateBestSize();
    m_notes->Show(!page.notes.empty());
    m_decide->Show(page.canDecide);
    m_finish->Show(page.canFinish);
    m_withdraw->Show(page.canWithdraw);
    m_papers->setRecord(
        page.isThere && m_presenter.batch()
            ? std::optional{present::RecordRef{RecordKind::DisposalBatch, *m_presenter.batch()}}
            : std::nullopt);
    m_itemsCard->Layout();
    m_factsCard->Layout();
    fit();
    tellShown();
}

} // namespace dongbo::gui
