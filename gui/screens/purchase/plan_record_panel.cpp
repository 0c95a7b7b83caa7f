#include "gui/screens/purchase/plan_record_panel.h"

#include "gui/screens/form_pieces.h"
#include "gui/screens/purchase/purchase_pieces.h"
#include "gui/widgets/controls/menu.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int sourcesWide = 384;
constexpr int sourcesNarrow = 296;
constexpr int roomy = 1000;    ///< narrower, the figures need the room
constexpr int leastBoth = 760; ///< narrower, beside a sheet, only the figures are shown
constexpr int headTall = 112;
constexpr const char* stepColumn = "next";

} // namespace

PlanRecordPanel::PlanRecordPanel(wxWindow* parent, present::Shell& shell)
    : PresentedPage(parent, shell, "kept_plan", static_cast<present::PlanRecordView&>(*this))
{
    auto* all = new wxBoxSizer(wxVERTICAL);
    buildHead(*all);
    all->AddSpacer(FromDIP(gap));
    buildLines(*all);
    SetSizer(all);
}

std::vector<wxWindow*> PlanRecordPanel::regions()
{
    return {m_sources, m_lines};
}

void PlanRecordPanel::buildHead(wxSizer& all)
{
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_strip = new Card(this, "kept_plan.strip");
    m_figures = new FigureBlocks(m_strip, "kept_plan.figures");
    m_figures->setSpoken(say("purchase.figures"));
    m_strip->body().Add(m_figures, wxSizerFlags(1).Expand());
    m_strip->SetMinSize(FromDIP(wxSize(1, headTall)));
    m_sourcesCard = new Card(this, "kept_plan.sources_card", {say("purchase.by_source")});
    m_sources = new Meters(m_sourcesCard, "kept_plan.sources");
    m_sourcesCard->body().Add(m_sources, wxSizerFlags(1).Expand());
    m_sourcesCard->SetMinSize(FromDIP(wxSize(sourcesWide, headTall)));
    row->Add(m_strip, wxSizerFlags(1).Expand());
    row->Add(m_sourcesCard, wxSizerFlags().Expand().Border(wxLEFT, FromDIP(gap)));
    all.Add(row, wxSizerFlags().Expand());
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        m_sourcesCard->Show(area().x >= leastBoth);
        m_sourcesCard->SetMinSize(
            FromDIP(wxSize(area().x >= roomy ? sourcesWide : sourcesNarrow, headTall)));
        event.Skip();
    });
}

void PlanRecordPanel::buildLines(wxSizer& all)
{
    m_linesCard =
        new Card(this, "kept_plan.lines_card", {say("purchase.lines_title")}, CardEdge::Whole);
    auto& tools = m_linesCard->headTools();
    const auto button = [&](const char* name, ButtonText text, ButtonKind kind) {
        auto* made = new Button(m_linesCard, name, std::move(text), kind, ButtonSize::Row);
        tools.Add(made, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
        return made;
    };
    m_papers = new PapersButton(m_linesCard, "kept_plan.papers", m_shell);
    tools.Add(m_papers, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    m_drop = button("kept_plan.drop", {say("purchase.drop_send"), "ban"}, ButtonKind::Outline);
    m_drop->onPress([this] {
        if (const auto line = currentLine()) {
            m_presenter.drop(*line);
        }
    });
    m_step =
        button("kept_plan.step", {say("purchase.do_send"), "arrow-right"}, ButtonKind::Primary);
    m_step->onPress([this] {
        if (const auto line = currentLine()) {
            m_presenter.step(*line);
        }
    });
    m_again =
        button("kept_plan.again", {say("purchase.plan_again"), "repeat"}, ButtonKind::Outline);
    m_again->onPress([this] { m_presenter.planAgain(); });
    m_cancel = button("kept_plan.cancel", {say("purchase.cancel_send")}, ButtonKind::Outline);
    m_cancel->onPress([this] { m_presenter.cancel(); });
    m_approve =
        button("kept_plan.approve", {say("purchase.approve_send"), "gavel"}, ButtonKind::Primary);
    m_approve->onPress([this] { m_presenter.approve(); });
    auto next = plainColumn(stepColumn, {}, 40, 0, 0, ColumnKind::Action);
    next.minWidth = 40;
    m_lines = new Table(
        m_linesCard, "kept_plan.lines",
        {plainColumn("number", say("purchase.col_number"), 44, 0, 0, ColumnKind::Quiet),
         plainColumn("how", say("purchase.col_how"), 92, 0, 0, ColumnKind::Text),
         plainColumn("what", say("purchase.col_what"), 230, 5, 0, ColumnKind::Strong),
         plainColumn("where", say("purchase.col_where"), 120, 1, 0, ColumnKind::Text),
         plainColumn("cost", say("purchase.col_cost"), 112, 0, 0, ColumnKind::Money),
         plainColumn("source", say("purchase.col_source"), 96, 0, 3, ColumnKind::Quiet),
         plainColumn("step", say("purchase.col_step"), 116, 0, 0, ColumnKind::Pill),
         plainColumn("day", say("purchase.col_step_day"), 96, 0, 2, ColumnKind::Quiet),
         plainColumn("document", say("purchase.col_document"), 104, 0, 4, ColumnKind::Quiet), next},
        TableFrame::None);
    m_lines->setSpoken(say("purchase.lines_title"));
    m_lines->setMultiSelect(false);
    m_lines->setModel(&m_rows);
    m_lines->setEmptyText("cart", say("purchase.no_lines"), {});
    m_lines->onSelect([this] { showSteps(); });
    m_lines->onOpen([this](std::int64_t row) { m_presenter.step(static_cast<std::size_t>(row)); });
    m_lines->onAction([this](std::int64_t row, const std::string&) {
        m_presenter.step(static_cast<std::size_t>(row));
    });
    m_lines->onMenu([this](std::int64_t row, wxPoint at) {
        const auto index = static_cast<std::size_t>(row);
        const auto& line = m_presenter.page().lines[index];
        std::vector<MenuItem> items;
        if (!line.verbWord.empty()) {
            items.push_back({"step", line.verbWord, line.icon});
        }
        if (line.canDrop) {
            items.push_back({"drop", say("purchase.drop_send"), "ban"});
        }
        if (line.device || line.fault) {
            items.push_back({"follow", say("purchase.follow"), "external"});
        }
        if (!items.empty()) {
            showMenu(*m_lines, wxRect(at, wxSize(1, 1)), std::move(items),
                     [this, index](const std::string& id) {
                         id == "step"   ? m_presenter.step(index)
                         : id == "drop" ? m_presenter.drop(index)
                                        : m_presenter.follow(index);
                     });
        }
    });
    m_linesCard->body().Add(m_lines, wxSizerFlags(1).Expand());
    all.Add(m_linesCard, wxSizerFlags(1).Expand());
}

std::optional<std::size_t> PlanRecordPanel::currentLine() const
{
    const auto row = m_lines->currentRow();
    return row >= 0 && row < static_cast<std::int64_t>(m_presenter.page().lines.size())
               ? std::optional{static_cast<std::size_t>(row)}
               : std::nullopt;
}

void PlanRecordPanel::showPlanRecord(const present::PlanRecordPage& page)
{
    for (wxWindow* window : {static_cast<wxWindow*>(m_strip), static_cast<wxWindow*>(m_sourcesCard),
                             static_cast<wxWindow*>(m_linesCard)}) {
        window->Show(page.isThere);
    }
    std::vector<FigureBlocks::Block> blocks{
        {"planned", say("purchase.planned"), {}, page.planned, {}, {}, page.plannedNote},
        {"spent", say("purchase.col_spent"), {}, page.spent, {}, {}, page.spentNote},
        {"progress", say("purchase.progress"), {}, page.progress, {}, {}, page.progressNote}};
    if (!page.readyAfter.empty()) {
        blocks.push_back({"ready",
                          say("purchase.able_planned"),
                          page.readyBefore,
                          page.readyAfter,
                          {},
                          {},
                          page.readyNote});
    }
    m_figures->setBlocks(std::move(blocks));
    std::vector<Meters::Line> sources;
    for (const auto& source : page.sources) {
        Meters::Line line;
        line.id = std::to_string(sources.size());
        line.name = source.name;
        line.share = source.spentShare;
        line.target = source.plannedShare;
        line.value = source.words;
        line.tone = source.isOver ? Tone::Bad : Tone::None;
        sources.push_back(std::move(line));
    }
    m_sources->setLines(std::move(sources));
    m_papers->setRecord(
        page.isThere && m_presenter.plan()
            ? std::optional{present::RecordRef{RecordKind::Plan, *m_presenter.plan()}}
            : std::nullopt);
    showLines(page);
    Layout();
    tellShown();
}

void PlanRecordPanel::showLines(const present::PlanRecordPage& page)
{
    const auto current = m_lines->currentRow();
    m_rows.rows.clear();
    for (const auto& line : page.lines) {
        TableRow row;
        TableCell how{line.how};
        how.icon = line.icon;
        TableCell what{line.what};
        what.tip = line.why;
        TableCell step{line.step.word};
        step.icon = line.step.icon;
        step.tone = toneOf(line.step.tone);
        TableCell next;
        if (!line.verbWord.empty()) {
            next.icon = "arrow-right";
            next.text = line.verbWord;
            next.tip = line.verbWord;
            next.tone = Tone::Accent;
        }
        row.cells = {{line.number}, how,  what,       {line.where},    {line.cost},
                     {line.source}, step, {line.day}, {line.document}, next};
        m_rows.rows.push_back(std::move(row));
    }
    m_lines->modelChanged();
    const auto last = static_cast<std::int64_t>(page.lines.size()) - 1;
    m_lines->select(last < 0 ? -1 : std::min(std::max<std::int64_t>(current, 0), last));
    showSteps();
}

void PlanRecordPanel::showSteps()
{
    const auto& page = m_presenter.page();
    const auto line = currentLine();
    const auto* current = line ? &page.lines[*line] : nullptr;
    m_step->Show(current != nullptr && !current->verbWord.empty());
    if (m_step->IsShown()) {
        m_step->setText({current->verbWord, current->icon});
    }
    m_drop->Show(current != nullptr && current->canDrop);
    m_approve->Show(page.canApprove);
    m_cancel->Show(page.canCancel);
    m_again->Show(page.canPlanAgain);
    m_linesCard->Layout();
}

} // namespace dongbo::gui
