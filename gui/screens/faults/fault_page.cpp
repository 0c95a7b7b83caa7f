#include "gui/screens/faults/fault_page.h"

#include "gui/screens/form_pieces.h"
#include "gui/screens/life_entries.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int lifeWide = 420;
constexpr int leastBoth = 860; ///< narrower, beside a sheet, only the left half is shown

const char* nameOf(present::FaultStep step)
{
    switch (step) {
    case present::FaultStep::Complete:
        return "complete";
    case present::FaultStep::Accept:
        return "accept";
    case present::FaultStep::StartRepair:
        return "start";
    case present::FaultStep::FinishRepair:
        return "finish";
    case present::FaultStep::Wait:
        return "wait";
    case present::FaultStep::Fix:
        return "fix";
    case present::FaultStep::Close:
        return "close";
    case present::FaultStep::Reopen:
        return "reopen";
    }
    return "";
}

} // namespace

FaultPagePanel::FaultPagePanel(wxWindow* parent, present::Shell& shell)
    : PresentedPage(parent, shell, "fault", static_cast<present::FaultPageView&>(*this))
{
    auto* all = new wxBoxSizer(wxHORIZONTAL);
    m_scroll = new ScrollPanel(this, "fault.left");
    auto* left = new wxBoxSizer(wxVERTICAL);
    buildLeft(*left);
    m_scroll->SetSizer(left);
    auto* right = new wxBoxSizer(wxVERTICAL);
    buildRight(*right);
    all->Add(m_scroll, wxSizerFlags(1).Expand());
    all->Add(right, wxSizerFlags().Expand().Border(wxLEFT, FromDIP(gap)));
    SetSizer(all);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        m_lifeCard->Show(m_presenter.page().isThere && area().x >= leastBoth);
        Layout();
        event.Skip();
    });
}

ScreenHead FaultPagePanel::head() const
{
    const auto& page = m_presenter.page();
    ScreenHead head;
    head.title = page.title;
    head.pill = page.severity;
    head.caption = page.number + (page.caption.empty() ? "" : " · ") + page.caption;
    if (!page.state.word.empty()) {
        head.caption += " · " + page.state.word;
    }
    return head;
}

void FaultPagePanel::buildLeft(wxSizer& left)
{
    const auto& session = m_shell.session();
    m_next = new Card(m_scroll, "fault.next", {session.say("faults.card_next")});
    m_overdue = new FormNote(m_next, "fault.overdue", "clock");
    m_steps = new wxBoxSizer(wxHORIZONTAL);
    m_nothing = new Words(m_next, "fault.nothing", session.say("faults.nothing_next"));
    m_nothing->setQuiet(false);
    m_next->body().Add(m_overdue, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(10)));
    m_next->body().Add(m_steps, wxSizerFlags().Expand());
    m_next->body().Add(m_nothing, wxSizerFlags().Expand());
    buildHelp();
    m_factsCard = new Card(m_scroll, "fault.facts_card",
                           {session.say("faults.card_facts"), {}, session.say("correct.fix_it")},
                           CardEdge::Whole);
    m_factsCard->onLink([this] { m_presenter.correct(); });
    m_facts = new RowList(m_factsCard, "fault.facts");
    m_facts->wantWhole();
    m_facts->setLeadWidth(130);
    m_facts->setRowHeight(34, false);
    m_facts->onAct([this](const std::string& id) { m_presenter.go(std::stoul(id)); });
    m_notes = new Words(m_factsCard, "fault.notes_shown", "");
    m_notes->wrapAt(560);
    m_factsCard->body().Add(m_facts, wxSizerFlags().Expand());
    m_factsCard->body().Add(m_notes, wxSizerFlags().Expand().Border(wxALL, FromDIP(16)));
    m_papers = new PapersButton(m_factsCard, "fault.paper_menu", m_shell);
    m_factsCard->headTools().Add(m_papers, wxSizerFlags().CentreVertical());
    m_repairsCard = new Card(m_scroll, "fault.repairs_card", {session.say("faults.card_repairs")},
                             CardEdge::Whole);
    m_repairs = new RowList(m_repairsCard, "fault.repairs");
    m_repairs->wantWhole();
    m_repairs->setRowHeight(47, false);
    m_repairs->onAct([this](const std::string& id) { m_presenter.correctRepair(std::stoul(id)); });
    m_repairsCard->body().Add(m_repairs, wxSizerFlags().Expand());
    m_filesCard = new Card(m_scroll, "fault.files_card",
                           {session.say("faults.card_files"), {}, session.say("faults.add_photo")},
                           CardEdge::Whole);
    m_filesCard->onLink([this] { m_presenter.addFiles(); });
    m_files = new RowList(m_filesCard, "fault.papers");
    m_files->wantWhole();
    m_files->setRowHeight(34, false);
    m_files->setEmptyText(session.say("faults.no_files"));
    m_files->onAct([this](const std::string& id) { m_presenter.saveFile(std::stoul(id)); });
    m_filesCard->body().Add(m_files, wxSizerFlags().Expand());
    bool isFirst = true;
    for (Card* card : {m_next, m_helpCard, m_factsCard, m_repairsCard, m_filesCard}) {
        left.Add(card, wxSizerFlags().Expand().Border(wxTOP, isFirst ? 0 : FromDIP(gap)));
        isFirst = false;
    }
}

void FaultPagePanel::buildHelp()
{
    const auto& session = m_shell.session();
    m_helpCard =
        new Card(m_scroll, "fault.help_card", {session.say("faults.card_help")}, CardEdge::Whole);
    m_helpNext = new Words(m_helpCard, "fault.help_next", "");
    m_helpNext->setQuiet(false);
    m_helpNext->wrapAt(560);
    m_helpTools = new Surface(m_helpCard, "fault.help_tools");
    auto* tools = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](const char* name, const char* word, StepResult result, ButtonKind kind) {
        auto* button = new Button(m_helpTools, std::string("fault.help.") + name,
                                  {session.say(word)}, kind, ButtonSize::Row);
        button->onPress(
            [this, result] { m_presenter.tried(m_presenter.page().help.next, result); });
        tools->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    };
    add("helped", "faults.help_helped", StepResult::Helped, ButtonKind::Outline);
    add("no_change", "faults.help_no_change", StepResult::NoChange, ButtonKind::Outline);
    add("not_possible", "faults.help_not_possible", StepResult::NotPossible, ButtonKind::Outline);
    m_helpTools->SetSizer(tools);
    m_help = new RowList(m_helpCard, "fault.help");
    m_help->wantWhole();
    m_help->setRowHeight(47, false);
    m_helpSpares = new Words(m_helpCard, "fault.help_spares", "", TextSize::Caption);
    m_helpSpares->setQuiet(true);
    m_helpSpares->wrapAt(560);
    const auto padded = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(14));
    m_helpCard->body().Add(m_helpNext, padded);
    m_helpCard->body().Add(m_helpTools, padded);
    m_helpCard->body().Add(m_help, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
    m_helpCard->body().Add(m_helpSpares, wxSizerFlags().Expand().Border(wxALL, FromDIP(14)));
}

void FaultPagePanel::buildRight(wxSizer& right)
{
    const auto& session = m_shell.session();
    m_lifeCard = new Card(this, "fault.life_card", {session.say("faults.card_life")});
    m_life = new Timeline(m_lifeCard, "fault.life");
    m_life->onUndo([this](const std::string& id) { m_presenter.undo(std::stoul(id)); });
    m_lifeCard->body().Add(m_life, wxSizerFlags(1).Expand());
    m_lifeCard->SetMinSize(FromDIP(wxSize(lifeWide, -1)));
    right.Add(m_lifeCard, wxSizerFlags(1).Expand());
}

void FaultPagePanel::showFault(const present::FaultPage& page)
{
    m_scroll->Show(page.isThere);
    m_lifeCard->Show(page.isThere && area().x >= leastBoth);
    if (page.isThere) {
        showSteps(page);
        showHelp(page);
        showFacts(page);
        showLife(page);
    }
    m_scroll->FitInside();
    Layout();
    tellShown();
}

void FaultPagePanel::showSteps(const present::FaultPage& page)
{
    m_overdue->tell(page.overdue.empty() ? std::vector<std::string>()
                                         : std::vector<std::string>{page.overdue},
                    Tone::Bad);
    m_nothing->Show(page.steps.empty());
    std::string wanted;
    for (const auto& step : page.steps) {
        wanted += step.word + (step.isMain ? "!" : "") + "\n";
    }
    if (wanted == m_stepsShown) {
        return;
    }
    m_stepsShown = wanted;
    m_steps->Clear(/*delete_windows=*/false);
    // the one that was pressed is still in its event
    for (wxWindow* child : m_next->GetChildren()) {
        if (child->GetName().StartsWith("fault.step.")) {
            child->Hide();
            child->SetName({});
            child->CallAfter([child] { child->Destroy(); });
        }
    }
    for (const auto& step : page.steps) {
        auto* button =
            new Button(m_next, std::string("fault.step.") + nameOf(step.step), {step.word},
                       step.isMain ? ButtonKind::Primary : ButtonKind::Outline, ButtonSize::Foot);
        button->onPress([this, which = step.step] { m_presenter.take(which); });
        m_steps->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    }
}

void FaultPagePanel::showHelp(const present::FaultPage& page)
{
    const auto& help = page.help;
    const bool isThere = !help.tree.empty() || !help.tried.empty();
    m_helpCard->Show(isThere);
    m_helpCard->setHead({m_shell.session().say("faults.card_help"),
                         help.tree + (help.caption.empty() ? "" : " · ") + help.caption});
    m_helpNext->Show(help.canTry && !help.nextText.empty());
    m_helpTools->Show(help.canTry && !help.next.empty());
    std::vector<ListRow> rows;
    auto next = help.nextText;
    for (const auto& line : help.lines) {
        if (line.isNext && help.canTry) { // stands over the answers, once
            next += line.caption.empty() ? std::string() : " · " + line.caption;
            continue;
        }
        ListRow row;
        row.id = std::to_string(rows.size());
        row.icon = line.icon;
        row.iconTone = toneOf(line.tone);
        row.title = line.title;
        row.caption = line.caption;
        row.value = line.result;
        rows.push_back(std::move(row));
    }
    for (const auto& line : help.tried) {
        ListRow row;
        row.id = std::to_string(rows.size());
        row.icon = "check";
        row.title = line;
        rows.push_back(std::move(row));
    }
    m_helpNext->setText(next);
    m_help->setRows(std::move(rows));
    m_helpSpares->setText(help.spares);
    m_helpSpares->Show(!help.spares.empty());
}

void FaultPagePanel::showFacts(const present::FaultPage& page)
{
    std::vector<ListRow> rows;
    // its own minutes; other papers about broken things are a place's
    std::vector<present::RecordRef> ofPapers{{RecordKind::Fault, m_fault}};
    for (std::size_t i = 0; i < page.facts.size(); ++i) {
        const auto& fact = page.facts[i];
        if (fact.place && fact.place->record && fact.place->record->kind == RecordKind::Site) {
            ofPapers.push_back(*fact.place->record);
        }
        ListRow row;
        row.id = std::to_string(i);
        row.lead = fact.label;
        row.title = fact.value;
        row.verb = fact.place ? m_shell.session().say("faults.look") : std::string();
        rows.push_back(std::move(row));
    }
    m_facts->setRows(std::move(rows));
    m_papers->setRecords(ofPapers);
    m_notes->setText(page.notes);
    m_notes->Show(!page.notes.empty());
    std::vector<ListRow> repairs;
    for (std::size_t i = 0; i < page.repairs.size(); ++i) {
        const auto& repair = page.repairs[i];
        ListRow row;
        row.id = std::to_string(i);
        row.verb = m_shell.session().say("correct.fix_it");
        row.icon = "wrench";
        row.title = repair.by.empty() ? repair.number : repair.by;
        row.after = repair.number;
        row.caption = repair.started + (repair.finished.empty() ? "" : " – " + repair.finished) +
                      (repair.detail.empty() ? "" : " · " + repair.detail);
        row.value = repair.cost;
        row.note = repair.outcome;
        repairs.push_back(std::move(row));
    }
    m_repairsCard->Show(!repairs.empty());
    m_repairs->setRows(std::move(repairs));
    std::vector<ListRow> files;
    for (std::size_t i = 0; i < page.files.size(); ++i) {
        ListRow row;
        row.id = std::to_string(i);
        row.icon = "paperclip";
        row.title = page.files[i].name;
        row.after = page.files[i].size;
        row.verb = m_shell.session().say("faults.save");
        files.push_back(std::move(row));
    }
    m_files->setRows(std::move(files));
}

void FaultPagePanel::showLife(const present::FaultPage& page)
{
    m_life->setEntries(lifeEntries(page.life, m_shell.session().say("present.undo")));
}

std::vector<wxWindow*> FaultPagePanel::regions()
{
    std::vector<wxWindow*> out;
    if (!m_presenter.page().steps.empty()) {
        out.push_back(m_next); // its first button
    }
    out.insert(out.end(), {m_facts, m_life});
    return out;
}

} // namespace dongbo::gui
