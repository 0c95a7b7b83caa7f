#include "gui/screens/purchase/plan_tab.h"

#include "core/text/numbers.h"
#include "gui/screens/form_pieces.h"
#include "gui/screens/purchase/purchase_pieces.h"

#include <wx/sizer.h>

#include <cmath>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int rightWide = 356;
constexpr int rightWider = 460;
constexpr int widerFrom = 1500;
constexpr int leastBoth = 900; ///< narrower, beside a sheet, only the left half is shown
constexpr int leastFigures = 600;
constexpr int patienceMs = 350;
constexpr int budgetWide = 158;
constexpr int rowDense = 30;
constexpr std::size_t mostLeft = 40;

constexpr const char* doneChip = "in";
constexpr const char* leftChip = "out";
constexpr const char* pinColumn = "pin";
constexpr const char* banColumn = "exclude";

} // namespace

PlanTab::PlanTab(wxWindow* parent, present::Shell& shell)
    : PurchaseTab(parent, shell, "purchase.plan")
    , m_presenter(shell, *this)
{
    auto* all = new wxBoxSizer(wxVERTICAL);
    buildStrip(*all);
    all->AddSpacer(FromDIP(gap));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    buildLines(*row);
    buildRight(*row);
    all->Add(row, wxSizerFlags(1).Expand());
    SetSizer(all);
    m_patience.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { tellComputing(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        m_right->Show(area().x >= leastBoth);
        m_sources->Show(area().x >= leastBoth); // the figures need its room
        m_figures->Show(area().x >= leastFigures);
        m_right->SetMinSize(
            FromDIP(wxSize(gap + (area().x >= widerFrom ? rightWider : rightWide), -1)));
        Layout();
        event.Skip();
    });
}

std::string PlanTab::say(const char* code) const
{
    return shell().session().say(code);
}

void PlanTab::buildStrip(wxSizer& all)
{
    m_strip = new Card(this, "purchase.strip");
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* left = new wxBoxSizer(wxVERTICAL);
    auto* asked = new wxBoxSizer(wxHORIZONTAL);
    auto* word = new Words(m_strip, "purchase.budget_word", say("field.budget"));
    word->setQuiet(false);
    m_budget = new MoneyField(m_strip, "purchase.budget",
                              {{}, say("purchase.budget_hint"), {}, {}, {}, say("field.budget")});
    m_budget->SetMinSize(FromDIP(wxSize(budgetWide, -1)));
    m_budget->onEnter([this] { takeBudget(); });
    m_budget->onLeave([this] { takeBudget(); });
    m_sources = new Words(m_strip, "purchase.sources", std::string(), TextSize::Caption);
    m_sources->setQuiet(true);
    m_conditions =
        new Button(m_strip, "purchase.conditions", {say("purchase.conditions_short"), "sliders"},
                   ButtonKind::Outline, ButtonSize::Row);
    m_conditions->onPress([this] { m_presenter.openConditions(); });
    asked->Add(word, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(10)));
    asked->Add(m_budget, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(10)));
    asked->Add(m_conditions, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(10)));
    asked->Add(m_sources, wxSizerFlags(1).CentreVertical());
    left->Add(asked, wxSizerFlags().Expand());
    m_curve = new BudgetCurve(m_strip, "purchase.curve");
    m_curve->setSpoken(say("purchase.curve"));
    m_curve->onChoose([this](const std::string& id) {
        m_presenter.setBudget(Money{static_cast<std::int64_t>(indexIn(id))});
    });
    left->Add(m_curve, wxSizerFlags(1).Expand().Border(wxTOP, FromDIP(4)));
    left->SetMinSize(FromDIP(wxSize(1, 122)));
    m_figures = new FigureBlocks(m_strip, "purchase.figures");
    m_figures->setSpoken(say("purchase.figures"));
    auto* right = new wxBoxSizer(wxVERTICAL);
    right->Add(m_figures, wxSizerFlags(1).Expand());
    auto* notes = new wxBoxSizer(wxHORIZONTAL);
    m_problem = new Words(m_strip, "purchase.problem", std::string(), TextSize::Caption);
    m_problem->setTone(Tone::Bad);
    m_clear = new Button(m_strip, "purchase.clear_marks", {say("purchase.clear_marks")},
                         ButtonKind::Link, ButtonSize::Row);
    m_clear->onPress([this] { m_presenter.clearMarks(); });
    m_busy = new Words(m_strip, "purchase.busy", std::string(), TextSize::Caption);
    m_busy->setQuiet(true);
    m_stop = new Button(m_strip, "purchase.stop", {say("purchase.stop")}, ButtonKind::Link,
                        ButtonSize::Row);
    m_stop->onPress([this] { m_presenter.stop(); });
    notes->Add(m_problem, wxSizerFlags(1).CentreVertical());
    notes->Add(m_clear, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    notes->Add(m_busy, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    notes->Add(m_stop, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(4)));
    notes->SetMinSize(1, FromDIP(28));
    right->Add(notes, wxSizerFlags().Expand());
    row->Add(left, wxSizerFlags(44).Expand());
    row->AddSpacer(FromDIP(40));
    m_figures->SetMinSize({1, 1});
    row->Add(right, wxSizerFlags(56).Expand());
    m_strip->body().Add(row, wxSizerFlags(1).Expand());
    all.Add(m_strip, wxSizerFlags().Expand());
}

void PlanTab::buildLines(wxSizer& row)
{
    m_linesCard = new Card(this, "purchase.lines_card", {}, CardEdge::Whole);
    m_which = new ChipBar(m_linesCard, "purchase.which", {}, ChipStyle::Small);
    m_which->setSpoken(say("purchase.which"));
    m_which->onToggle([this](const std::string& id) {
        m_isLeftShown = id == leftChip;
        showLines(m_presenter.page());
        fitRight();
    });
    m_compare = new Button(m_linesCard, "purchase.compare", {say("purchase.compare_plans")},
                           ButtonKind::Outline, ButtonSize::Row);
    m_compare->onPress(
        [this] { m_presenter.go(present::purchasePlace(present::PurchasePage::Plans)); });
    m_save = new Button(m_linesCard, "purchase.save", {say("purchase.save"), "archive"},
                        ButtonKind::Primary, ButtonSize::Row);
    m_save->onPress([this] { m_presenter.save(); });
    auto& tools = m_linesCard->headTools();
    tools.Add(m_which, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(10)));
    tools.Add(m_compare, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8)));
    tools.Add(m_save, wxSizerFlags().CentreVertical());
    auto pin = plainColumn(pinColumn, {}, 34, 0, 0, ColumnKind::Action);
    pin.minWidth = 34;
    auto ban = plainColumn(banColumn, {}, 34, 0, 0, ColumnKind::Action);
    ban.minWidth = 34;
    auto what = plainColumn("what", say("purchase.col_what"), 236, 4, 0, ColumnKind::Strong);
    what.minWidth = 176; // below, nothing of pin and ban would be left in the smallest window
    m_lines = new Table(
        m_linesCard, "purchase.lines",
        {plainColumn("how", say("purchase.col_how"), 90, 0, 0, ColumnKind::Text), what,
         plainColumn("where", say("purchase.col_where"), 112, 1, 0, ColumnKind::Text),
         plainColumn("cost", say("purchase.col_cost"), 106, 0, 0, ColumnKind::Money),
         plainColumn("why", say("purchase.col_why"), 180, 2, 1, ColumnKind::Quiet),
         plainColumn("ready", say("purchase.col_ready"), 66, 0, 2, ColumnKind::Icon), pin, ban},
        TableFrame::None);
    m_lines->setSpoken(say("purchase.col_what"));
    m_lines->setMultiSelect(false);
    m_lines->setRowHeight(rowDense);
    m_lines->setModel(&m_lineRows);
    m_lines->onOpen([this](std::int64_t index) {
        const auto& rows = rowsShown();
        if (index < static_cast<std::int64_t>(rows.size())) {
            const auto place = rows[static_cast<std::size_t>(index)].place;
            m_presenter.go(place);
        }
    });
    m_lines->onAction([this](std::int64_t index, const std::string& column) {
        const auto& rows = rowsShown();
        if (index < static_cast<std::int64_t>(rows.size())) {
            const auto target = rows[static_cast<std::size_t>(index)].target;
            column == pinColumn ? m_presenter.pin(target) : m_presenter.exclude(target);
        }
    });
    m_lines->setFoot([this](std::int64_t, std::int64_t) {
        const auto& page = m_presenter.page();
        TableFoot foot;
        foot.left = page.marks.empty() ? say("purchase.marks_hint") : page.marks;
        if (!m_isLeftShown && page.isThere) {
            foot.label = say("purchase.sum");
            foot.value = page.sum;
        }
        return foot;
    });
    m_linesCard->body().Add(m_lines, wxSizerFlags(1).Expand());
    m_linesCard->SetMinSize({1, 1});
    row.Add(m_linesCard, wxSizerFlags(1).Expand());
}

void PlanTab::buildRight(wxSizer& row)
{
    m_right = new Surface(this, "purchase.right");
    m_right->SetMinSize(FromDIP(wxSize(rightWide + gap, -1)));
    m_sitesCard = new Card(m_right, "purchase.sites_card");
    m_sites = new MarkRows(m_sitesCard, "purchase.sites");
    m_sites->setSpoken(say("purchase.before_after"));
    m_sites->onOpen([this](const std::string& id) {
        if (const auto index = indexIn(id); index < m_sitePlaces.size()) {
            const auto place = m_sitePlaces[index];
            m_presenter.go(place);
        }
    });
    m_sitesCard->body().Add(m_sites, wxSizerFlags().Expand());
    m_budgetsCard =
        new Card(m_right, "purchase.budgets_card", {say("purchase.more_or_less")}, CardEdge::Whole);
    m_budgets =
        new Table(m_budgetsCard, "purchase.budgets",
                  {plainColumn("budget", say("purchase.col_budget"), 84, 0, 0, ColumnKind::Strong),
                   plainColumn("ready", say("purchase.col_able"), 74, 0, 0, ColumnKind::Money),
                   plainColumn("closed", say("purchase.col_closed"), 64, 0, 0, ColumnKind::Money),
                   plainColumn("gain", say("purchase.col_gain"), 116, 1, 0, ColumnKind::Quiet)},
                  TableFrame::None);
    m_budgets->setSpoken(say("purchase.more_or_less"));
    m_budgets->setMultiSelect(false);
    m_budgets->setRowHeight(26);
    m_budgets->setModel(&m_budgetRows);
    m_budgets->onOpen([this](std::int64_t index) {
        const auto& rows = m_presenter.page().budgets;
        if (index < static_cast<std::int64_t>(rows.size())) {
            m_presenter.setBudget(rows[static_cast<std::size_t>(index)].budget);
        }
    });
    m_budgetsCard->body().Add(m_budgets, wxSizerFlags(1).Expand());
    m_leftCard =
        new Card(m_right, "purchase.left_card", {say("purchase.left_out")}, CardEdge::Whole);
    m_leftCard->onLink([this] {
        m_isLeftShown = true;
        showLines(m_presenter.page());
        fitRight();
    });
    m_left = new RowList(m_leftCard, "purchase.left");
    m_left->setEmptyText(say("purchase.nothing_left"));
    m_left->onAct([this](const std::string& id) {
        const auto& left = m_presenter.page().left;
        if (const auto index = indexIn(id); index < left.size()) {
            const auto target = left[index].target;
            m_presenter.pin(target);
        }
    });
    m_leftCard->body().Add(m_left, wxSizerFlags(1).Expand());
    auto* right = new wxBoxSizer(wxVERTICAL);
    right->Add(m_sitesCard, wxSizerFlags().Expand());
    right->AddSpacer(FromDIP(gap));
    m_budgetsCard->SetMinSize({1, 1});
    right->Add(m_budgetsCard, wxSizerFlags(54).Expand());
    m_leftCard->SetMinSize({1, 1});
    right->Add(m_leftCard, wxSizerFlags(46).Expand().Border(wxTOP, FromDIP(gap)));
    auto* inset = new wxBoxSizer(wxHORIZONTAL);
    inset->AddSpacer(FromDIP(gap));
    inset->Add(right, wxSizerFlags(1).Expand());
    m_right->SetSizer(inset);
    row.Add(m_right, wxSizerFlags().Expand());
}

present::Place PlanTab::place() const
{
    return present::purchasePlace(present::PurchasePage::Plan);
}

ScreenHead PlanTab::head() const
{
    return {{}, {}, {}, m_presenter.page().caption};
}

std::vector<wxWindow*> PlanTab::regions()
{
    return {m_budget, m_curve, m_which, m_lines, m_sites, m_budgets, m_left};
}

bool PlanTab::canDo(ScreenAct act) const
{
    return act == ScreenAct::Copy && m_lines->HasFocus();
}

void PlanTab::doIt(ScreenAct act)
{
    if (canDo(act)) {
        m_lines->copySelected();
    }
}

void PlanTab::takeBudget()
{
    if (const auto amount = m_budget->amount()) {
        m_presenter.setBudget(*amount);
    }
}

const std::vector<present::PlanPageLine>& PlanTab::rowsShown() const
{
    const auto& page = m_presenter.page();
    return m_isLeftShown ? page.left : page.lines;
}

void PlanTab::showPlan(const present::PlanPage& page)
{
    showStrip(page);
    showLines(page);
    showRight(page);
    m_linesCard->Layout();
    m_strip->Layout();
    headChanged();
}

void PlanTab::showStrip(const present::PlanPage& page)
{
    if (!m_budget->native().HasFocus() || m_budget->amount() != page.budget) {
        m_budget->setAmount(page.budget);
    }
    if (page.isBudgetWrong || m_isBudgetWrong) { // the field's own complaints are left alone
        m_budget->setError(page.isBudgetWrong ? page.problem : std::string());
        m_isBudgetWrong = page.isBudgetWrong;
    }
    m_sources->setText(page.sources);
    m_problem->setText(page.isBudgetWrong ? std::string() : page.problem);
    m_clear->Show(!page.problem.empty() && !page.marks.empty());
    std::vector<BudgetCurve::Point> points;
    for (const auto& mark : page.curve) {
        points.push_back(
            {std::to_string(mark.budget.dong), mark.budget.dong, mark.ready, mark.label, mark.tip});
    }
    m_curve->setEmptyText(page.curveNote);
    m_curve->setPoints(std::move(points));
    m_curve->choose(page.budget.dong, text::formatMoney(page.budget, shell().session().language()));
    std::vector<FigureBlocks::Block> blocks;
    if (page.isThere) {
        const Tone gained = page.readyAfter == page.readyBefore ? Tone::None : Tone::Ok;
        blocks.push_back({"ready",
                          say("purchase.able_now"),
                          page.readyBefore,
                          page.readyAfter,
                          page.readyOf,
                          {},
                          page.readyNote,
                          gained});
        blocks.push_back(
            {"spent", say("purchase.will_spend"), {}, page.spent, {}, {}, page.spentNote});
        blocks.push_back({"sure",
                          say("purchase.sureness"),
                          {},
                          page.sureness.word,
                          {},
                          page.sureness.icon,
                          page.surenessNote,
                          toneOf(page.sureness.tone)});
    }
    m_figures->setBlocks(std::move(blocks));
}

void PlanTab::showLines(const present::PlanPage& page)
{
    const auto count = [](const auto& rows) { return std::to_string(rows.size()); };
    std::vector<Chip> chips(2);
    chips[0].id = doneChip;
    chips[0].word = say("purchase.in");
    chips[0].count = count(page.lines);
    chips[0].isSelected = !m_isLeftShown;
    chips[1].id = leftChip;
    chips[1].word = say("purchase.out");
    chips[1].count = count(page.left);
    chips[1].isSelected = m_isLeftShown;
    m_which->setChips(std::move(chips));
    m_linesCard->setHead({say(m_isLeftShown ? "purchase.left_out" : "purchase.lines_title"),
                          m_isLeftShown ? page.leftCaption : page.linesCaption});
    m_save->Enable(page.canSave);
    m_lineRows.rows.clear();
    for (const auto& line : rowsShown()) {
        TableRow row;
        TableCell how{line.how};
        how.icon = line.icon;
        TableCell ready;
        if (line.makesReady || (m_isLeftShown && line.isCritical)) {
            ready.icon = m_isLeftShown ? "triangle-alert" : "circle-check";
            ready.tone = m_isLeftShown ? Tone::Warn : Tone::Ok;
            ready.text = say(m_isLeftShown ? "purchase.blocks_meeting" : "purchase.makes_ready");
            ready.tip = ready.text;
        }
        TableCell pin;
        pin.icon = "pin";
        pin.tone = line.isPinned ? Tone::Accent : Tone::None;
        pin.text = say(line.isPinned ? "purchase.unpin" : "purchase.pin");
        pin.tip = pin.text;
        TableCell ban;
        ban.icon = "ban";
        ban.tone = line.isExcluded ? Tone::Bad : Tone::None;
        ban.text = say(line.isExcluded ? "purchase.include" : "purchase.exclude");
        ban.tip = ban.text;
        TableCell why{line.why};
        why.tip = line.whole;
        TableCell where{line.where};
        row.cells = {how, {line.what}, where, {line.cost}, why, ready, pin, ban};
        m_lineRows.rows.push_back(std::move(row));
    }
    m_lines->setEmptyText(m_isLeftShown ? "check" : "cart",
                          say(m_isLeftShown  ? "purchase.nothing_left"
                              : page.isThere ? "purchase.no_lines"
                                             : "purchase.no_plan"),
                          say(m_isLeftShown  ? "purchase.nothing_left_help"
                              : page.isThere ? "purchase.no_lines_help"
                                             : "purchase.no_plan_help"));
    m_lines->modelChanged();
    m_linesCard->Layout();
}

void PlanTab::showRight(const present::PlanPage& page)
{
    m_sitesCard->setHead({say("purchase.before_after"), page.sitesCaption});
    m_sitePlaces.clear();
    std::vector<MarkRows::Row> rows;
    for (const auto* marks : {&page.before, &page.after}) {
        MarkRows::Row row;
        row.word = say(marks == &page.before ? "purchase.before" : "purchase.after");
        for (const auto& mark : *marks) {
            row.marks.push_back({std::to_string(m_sitePlaces.size()), mark.standing.icon,
                                 mark.standing.word, mark.name, toneOf(mark.standing.tone),
                                 mark.count});
            m_sitePlaces.push_back(mark.place);
        }
        rows.push_back(std::move(row));
    }
    m_sites->setRows(std::move(rows));
    showBudgets(page);
    const auto leftCount = page.left.size();
    m_leftCard->setHead({say("purchase.left_out"), page.leftCaption,
                         leftCount == 0 ? std::string() : say("purchase.see_all")});
    std::vector<ListRow> left;
    for (std::size_t i = 0; i < std::min(leftCount, mostLeft); ++i) { // more than there is room for
        const auto& line = page.left[i];
        ListRow row;
        row.id = std::to_string(i);
        row.title = line.what + ", " + line.where;
        row.caption = line.why;
        row.value = line.cost;
        row.verb = line.isExcluded ? std::string() : say("purchase.must");
        row.tip = line.whole;
        left.push_back(std::move(row));
    }
    m_left->setRows(std::move(left));
    fitRight();
}

/// The card of what is left out gives way when it would be empty, or say what the table says.
void PlanTab::fitRight()
{
    m_leftCard->Show(!m_presenter.page().left.empty() && !m_isLeftShown);
    m_right->Layout();
}

void PlanTab::showBudgets(const present::PlanPage& page)
{
    m_budgetRows.rows.clear();
    std::int64_t chosen = -1;
    for (const auto& budget : page.budgets) {
        if (budget.isChosen) {
            chosen = static_cast<std::int64_t>(m_budgetRows.rows.size());
        }
        TableRow row;
        TableCell gain{budget.gain};
        gain.tone = budget.isChosen ? Tone::Accent : Tone::None;
        gain.tip = budget.gain;
        row.cells = {{budget.budgetText}, {budget.ready}, {budget.closed}, gain};
        m_budgetRows.rows.push_back(std::move(row));
    }
    m_budgets->setEmptyText("sigma", page.curveNote, {});
    m_budgets->modelChanged();
    m_budgets->select(chosen);
}

void PlanTab::showComputing(bool isComputing, double share)
{
    m_share = share;
    if (isComputing && !m_isComputing) {
        m_patience.StartOnce(patienceMs);
    }
    m_isComputing = isComputing;
    if (!isComputing) {
        m_patience.Stop();
    }
    if (!isComputing || !m_patience.IsRunning()) {
        tellComputing();
    }
}

void PlanTab::tellComputing()
{
    std::string words;
    if (m_isComputing) {
        const auto percent = std::to_string(std::lround(m_share * 100));
        words = m_share < 0
                    ? say("purchase.computing")
                    : shell().session().say("purchase.computing_share", {{"percent", percent}});
    }
    m_busy->setText(words);
    m_stop->Show(m_isComputing);
    m_strip->Layout();
}

} // namespace dongbo::gui
