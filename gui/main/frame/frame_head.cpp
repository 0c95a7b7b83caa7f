#include "gui/main/frame/frame_head.h"

#include "core/text/dates.h"
#include "gui/main/frame/day_popover.h"
#include "gui/main/frame/window_shell.h"
#include "gui/present/acting.h"
#include "gui/present/frame/undo_steps.h"
#include "gui/screens/form_pieces.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int height = 60;
constexpr int margin = 20;
constexpr int gap = 8;
constexpr int searchWidth = 246;
constexpr int wideSearchWidth = 330;
constexpr int wideFrom = 1380; ///< with room for a long title beside a wide search
constexpr int narrowSearchWidth = 190;
constexpr int tinySearchWidth = 118;
constexpr int tinyBelow = 560;   ///< beside a sheet in the smallest window
constexpr int shortBelow = 1040; ///< the smallest window
constexpr int narrowBelow = 800;
constexpr std::size_t hitsPerKind = 4;
constexpr std::size_t stepsShown = 12;

std::string rowId(std::size_t group, std::size_t row)
{
    return std::to_string(group) + ":" + std::to_string(row);
}

} // namespace

FrameHead::FrameHead(wxWindow* parent, WindowShell& shell, std::function<void(const char*)> run)
    : Surface(parent, "head")
    , m_shell(shell)
    , m_run(std::move(run))
    , m_heading(new PageHeading(this, "head.title"))
{
    auto& session = shell.session();
    m_search = new SearchField(this, "search", {});
    showSearchHint();
    m_date = new DateBox(this, "date");
    m_undo = new UndoPair(this, "undo");
    m_report = new Button(this, "report",
                          {session.say("gui.report_fault"), "triangle-alert", "Ctrl B", {}, {}},
                          ButtonKind::Primary);
    m_report->onPress([this] { m_run("report_fault"); });
    m_heading->onBack([this] { m_run("back"); });
    m_search->onChange([this] { suggest(); });
    m_search->onPick([this](const std::string& id) { pick(id); });
    m_date->onChoose([this] { openCalendar(); });
    m_date->onToday([this] { m_shell.pastDay().leave(); });
    m_undo->onUndo([this] { m_run("undo"); });
    m_undo->onRedo([this] { m_run("redo"); });
    m_undo->Bind(wxEVT_RIGHT_UP, [this](wxMouseEvent&) { openHistory(); });

    auto* line = new wxBoxSizer(wxHORIZONTAL);
    line->SetMinSize(FromDIP(wxSize(-1, height)));
    line->AddSpacer(FromDIP(margin));
    line->Add(m_heading, wxSizerFlags(1).CenterVertical());
    m_search->SetMinSize(FromDIP(wxSize(m_searchWide, -1)));
    line->Add(m_search, wxSizerFlags().CenterVertical().Border(wxLEFT, FromDIP(gap)));
    line->Add(m_date, wxSizerFlags().CenterVertical().Border(wxLEFT, FromDIP(gap)));
    line->Add(m_undo, wxSizerFlags().CenterVertical().Border(wxLEFT, FromDIP(gap)));
    line->Add(m_report, wxSizerFlags().CenterVertical().Border(wxLEFT, FromDIP(gap)));
    line->AddSpacer(FromDIP(margin));
    SetSizer(line);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fit();
        event.Skip();
    });

    m_onFacts = shell.facts().changed.connect([this] { showState(); });
    m_onSwitch = session.switched.connect([this] { showState(); });
    showState();
}

void FrameHead::showSearchHint()
{
    const auto& session = m_shell.session();
    FieldText search;
    search.hint = session.say(m_searchWide < searchWidth ? "gui.search_short" : "gui.search_hint");
    search.icon = "search";
    search.keys = m_searchWide > tinySearchWidth ? "Ctrl K" : "";
    search.spoken = session.say("gui.search");
    m_search->setFieldText(std::move(search));
}

void FrameHead::fit()
{
    const bool isNarrow = area().x < narrowBelow;
    const bool isShort = area().x < shortBelow;
    const int wide = area().x < tinyBelow                ? tinySearchWidth
                     : isNarrow || area().x < shortBelow ? narrowSearchWidth
                     : area().x >= wideFrom              ? wideSearchWidth
                                                         : searchWidth;
    if (isNarrow == m_isNarrow && isShort == m_isShort && wide == m_searchWide) {
        return;
    }
    m_isNarrow = isNarrow;
    m_isShort = isShort;
    m_searchWide = wide;
    m_search->SetMinSize(FromDIP(wxSize(wide, -1)));
    showSearchHint();
    m_undo->Show(!isNarrow);
    showState();
}

void FrameHead::show(const ScreenHead& head)
{
    PageHeading::Content content;
    content.title = head.title;
    content.caption = head.caption;
    content.parent = head.crumb;
    content.pill = head.pill.word;
    content.pillIcon = head.pill.icon;
    content.pillTone = toneOf(head.pill.tone);
    m_heading->setContent(std::move(content));
}

void FrameHead::showState()
{
    auto& session = m_shell.session();
    const auto past = session.pastDay();
    if (past) {
        m_date->setDay(text::formatDate(*past), true, session.say("gui.past_leave"));
    } else {
        const bool isSample = m_shell.facts().facts().isSample;
        const auto words = [&](const char* code) {
            return session.say(code, {{"day", text::formatDate(session.today())}});
        };
        const auto whole = words(isSample ? "gui.sample_day" : "gui.today");
        m_date->setDay(isSample && m_isShort ? words("gui.sample_day_short") : whole, false,
                       session.say("gui.past_leave"), whole);
    }
    UndoPair::Half undo{session.say("gui.nothing_to_undo"), false};
    UndoPair::Half redo{session.say("gui.nothing_to_redo"), false};
    const auto& facts = m_shell.facts().facts();
    if (facts.undo && session.isWritable()) {
        undo = {session.say("gui.undo_what", {{"what", facts.undo->what}}), true};
    }
    if (facts.redo && session.isWritable()) {
        redo = {session.say("gui.redo_what", {{"what", facts.redo->what}}), true};
    }
    m_undo->setHalves(std::move(undo), std::move(redo));
    m_report->Enable(session.isWritable());
    m_report->Show(!m_isNarrow && !session.pastDay());
    Layout();
}

void FrameHead::focusSearch()
{
    m_search->SetFocus();
    m_search->selectAll();
}

void FrameHead::suggest()
{
    std::vector<MenuItem> items;
    m_found.clear();
    try {
        m_found = present::findEverything(m_shell.session(), m_search->text(), hitsPerKind);
    } catch (const Error& error) {
        m_shell.banner(present::bannerOf(m_shell.session(), error));
    }
    for (std::size_t group = 0; group < m_found.size(); ++group) {
        if (!items.empty()) {
            items.push_back({});
        }
        const auto& rows = m_found[group].rows;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            MenuItem item;
            item.id = rowId(group, row);
            item.word = rows[row].title;
            item.icon = rows[row].icon;
            item.caption = rows[row].detail;
            item.after = row == 0 ? m_found[group].title : std::string();
            items.push_back(std::move(item));
        }
    }
    if (items.empty() && m_search->text().find_first_not_of(' ') != std::string::npos) {
        MenuItem none;
        none.id = "none";
        none.word = m_shell.session().say("gui.nothing_found");
        none.icon = "search";
        none.isEnabled = false;
        items.push_back(std::move(none));
    }
    m_search->suggest(std::move(items));
}

void FrameHead::pick(const std::string& id)
{
    for (std::size_t group = 0; group < m_found.size(); ++group) {
        for (std::size_t row = 0; row < m_found[group].rows.size(); ++row) {
            if (rowId(group, row) == id) {
                const auto found = m_found[group].rows[row];
                m_search->setText({});
                if (found.form) {
                    m_shell.openSheet({present::SheetKind::CorrectRecord, found.form, {}});
                } else {
                    m_shell.go(found.place);
                }
                return;
            }
        }
    }
}

void FrameHead::openCalendar()
{
    auto& session = m_shell.session();
    if (!session.isOpen()) {
        return;
    }
    const auto size = m_date->area();
    askDay(*m_date, {0, 0, size.x, size.y}, session.shownDay(), session.today(),
           {session.say("gui.day_label"), session.say("gui.day_hint")},
           [this](Date day) { m_shell.pastDay().choose(day); });
}

void FrameHead::openHistory()
{
    std::vector<MenuItem> items;
    for (const auto& step : present::UndoSteps(m_shell.session()).steps(stepsShown)) {
        MenuItem item;
        item.id = step.changeSet.text();
        item.word = step.what;
        item.icon = step.isUndone ? "redo" : "undo";
        item.after = step.when;
        item.tone = step.isUndone ? Tone::Mute : Tone::None;
        items.push_back(std::move(item));
    }
    if (items.empty()) {
        MenuItem none;
        none.id = "none";
        none.word = m_shell.session().say("gui.nothing_to_undo");
        none.isEnabled = false;
        items.push_back(std::move(none));
    }
    const auto size = m_undo->area();
    showMenu(*m_undo, {0, 0, size.x, size.y}, std::move(items),
             [this](const std::string& id) { takeStep(id); });
}

void FrameHead::takeStep(const std::string& id)
{
    const auto parsed = RecordId::parse(id);
    if (!parsed) {
        return;
    }
    for (const auto& step : present::UndoSteps(m_shell.session()).steps(stepsShown)) {
        if (step.changeSet == ChangeSetId{*parsed}) {
            if (step.isUndone) {
                present::redoAgain(m_shell, step.changeSet);
            } else {
                present::undoWithQuestion(m_shell, step.changeSet);
            }
            return;
        }
    }
}

} // namespace dongbo::gui
