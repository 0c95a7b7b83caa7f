#include "gui/main/frame/main_frame.h"

#include "gui/main/commands/command_list.h"
#include "gui/main/commands/menu_bar.h"
#include "gui/main/frame/frame_head.h"
#include "gui/main/frame/frame_side.h"
#include "gui/main/frame/placement.h"
#include "gui/main/frame/program.h"
#include "gui/main/frame/program_icon.h"
#include "gui/main/frame/screen_book.h"
#include "gui/main/frame/sheet_dock.h"
#include "gui/main/frame/window_shell.h"
#include "gui/present/acting.h"
#include "gui/widgets/paint/strings.h"

#include <wx/dnd.h>
#include <wx/menu.h>
#include <wx/sizer.h>

#include <algorithm>

namespace dongbo::gui {

namespace {

constexpr int foldBelow = 1100; ///< DIP of window width under which the side bar is icons only
constexpr int wideFrom = 1600;
constexpr int margin = 20;
constexpr int bottomMargin = 16;

/// Files from elsewhere, dropped anywhere on the window.
class Drop final : public wxFileDropTarget
{
public:
    explicit Drop(MainFrame& frame)
        : m_frame(frame)
    {}
    bool OnDropFiles(wxCoord /*x*/, wxCoord /*y*/, const wxArrayString& files) override
    {
        std::vector<std::string> paths;
        for (const auto& file : files) {
            paths.push_back(fromWx(file));
        }
        m_frame.takeFiles(paths);
        return true;
    }

private:
    MainFrame& m_frame;
};

bool isRegister(const std::string& file)
{
    return file.ends_with(".dongbo");
}

} // namespace

MainFrame::MainFrame(WindowShell& shell, Program& program)
    : wxFrame(nullptr, wxID_ANY, toWx(shell.session().say("gui.brand")), wxDefaultPosition,
              wxDefaultSize, wxDEFAULT_FRAME_STYLE, "main")
    , m_shell(shell)
    , m_program(program)
{
    SetMinSize(FromDIP(wxSize(900, 560)));
    SetIcons(programIcons());
    restorePlacement();
    build();
    m_commands = makeCommands(*this, shell, program);
    SetDropTarget(new Drop(*this)); // owned by the frame
    Bind(wxEVT_CHAR_HOOK, &MainFrame::onCharHook, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        layoutFor(ToDIP(event.GetSize().x));
        event.Skip();
    });
    // what had it may be hidden or gone by now: a page, a button of a message
    Bind(wxEVT_IDLE, [this](wxIdleEvent& event) {
        giveKeyboard();
        event.Skip();
    });
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        keepPlacement();
        m_dock->keepDraft();
        event.Skip();
    });
    layoutFor(ToDIP(GetSize().x));
}

MainFrame::~MainFrame()
{
    keepPlacement();
    if (m_shell.frame() == this) {
        m_shell.setFrame(nullptr);
    }
}

void MainFrame::build()
{
    m_root = new Surface(this, "frame");
    m_side = new FrameSide(m_root, m_shell);
    m_side->onPerson([this] { m_side->openMenu(m_commands); });
    m_head = new FrameHead(m_root, m_shell, [this](const char* id) { m_commands.run(id); });
    m_notes = new FrameNotes(m_root, m_shell);
    m_notes->onOtherDay([this] { openDateBox(); });
    m_book = new ScreenBook(m_root, m_shell);
    m_dock = new SheetDock(m_root, m_shell);

    auto* page = new wxBoxSizer(wxVERTICAL);
    page->Add(m_head, wxSizerFlags().Expand());
    page->Add(m_notes, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(margin)));
    page->Add(m_book, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(margin)));
    page->AddSpacer(FromDIP(bottomMargin));
    auto* all = new wxBoxSizer(wxHORIZONTAL);
    all->Add(m_side, wxSizerFlags().Expand());
    all->Add(page, wxSizerFlags(1).Expand());
    all->Add(m_dock, wxSizerFlags().Expand());
    m_root->SetSizer(all);

    m_listening.push_back(m_book->headChanged.connect([this] { showTitle(); }));
    m_listening.push_back(m_dock->toggled.connect([this] { m_root->Layout(); }));
    m_listening.push_back(m_shell.session().switched.connect([this] {
        // a form over a file that was lost stays: what was typed can still be read there
        if (m_dock->isOpen() && (m_shell.session().pastDay() || !m_shell.session().isOpen())) {
            m_dock->close();
        }
        showTitle();
    }));
    m_listening.push_back(m_shell.facts().changed.connect([this] { showTitle(); }));
}

bool MainFrame::showPlace(const present::Place& place)
{
    const bool isFirstRun = place.screen == present::ScreenName::FirstRun;
    m_side->Show(!isFirstRun);
    m_head->Show(!isFirstRun);
    bool isShown = false;
    try {
        isShown = m_book->show(place);
    } catch (const Error& error) {
        showBanner(present::bannerOf(m_shell.session(), error));
    }
    if (isShown) {
        m_side->mark(place.screen);
    }
    m_root->Layout();
    return isShown;
}

void MainFrame::giveKeyboard()
{
    const auto* focus = FindFocus();
    if (screen() == nullptr || !IsActive() ||
        (focus != nullptr && focus != this && focus->IsShownOnScreen())) {
        return;
    }
    for (auto* region : screen()->regions()) {
        if (region != nullptr && region->IsShownOnScreen() && region->AcceptsFocusRecursively()) {
            region->SetFocus();
            return;
        }
    }
}

std::optional<present::Place> MainFrame::currentPlace() const
{
    return screen() != nullptr ? std::optional{screen()->place()} : std::nullopt;
}

Screen* MainFrame::screen() const
{
    return m_book->current();
}

void MainFrame::focusPage()
{
    if (screen() == nullptr) {
        return;
    }
    for (auto* region : screen()->regions()) {
        if (region->IsShownOnScreen() && region->AcceptsFocusRecursively()) {
            region->SetFocus();
            return;
        }
    }
}

void MainFrame::showSheet(const present::SheetRequest& request)
{
    auto& session = m_shell.session();
    if (session.pastDay()) {
        showBanner({present::BannerTone::Warn,
                    session.say("gui.past_no_writing"),
                    {},
                    session.say("gui.past_leave"),
                    [&shell = m_shell] { shell.pastDay().leave(); }});
        return;
    }
    if (!session.isWritable()) {
        showBanner({present::BannerTone::Warn,
                    session.say("gui.read_only"),
                    session.say("present.next_read_only"),
                    {},
                    {}});
        return;
    }
    const bool asksItself = request.kind == present::SheetKind::ChoosePerson ||
                            request.kind == present::SheetKind::ChooseRecord;
    if (!asksItself && !session.person()) { // a form is the beginning of a change
        m_shell.askPerson([&shell = m_shell, request] { shell.openSheet(request); });
        return;
    }
    try {
        m_dock->open(request);
    } catch (const Error& error) {
        showBanner(present::bannerOf(m_shell.session(), error));
    }
}

void MainFrame::finishSheet()
{
    m_dock->finish();
}

void MainFrame::point(const present::RecordRef& record)
{
    if (m_dock->isOpen()) {
        m_dock->sheet()->point(record);
    }
}

void MainFrame::showBanner(const present::BannerText& text)
{
    m_notes->tell(text);
}

void MainFrame::showQuestion(const std::string& question, const std::string& explanation,
                             const std::vector<std::string>& answers, FrameNotes::Answered answered)
{
    m_notes->ask(question, explanation, answers, std::move(answered));
}

void MainFrame::showTitle()
{
    const auto* shown = screen();
    m_head->show(shown != nullptr ? shown->head() : ScreenHead());
    const auto& office = m_side->office();
    SetTitle(toWx(m_shell.session().say("gui.brand") + (office.empty() ? "" : " – " + office)));
}

void MainFrame::focusSearch()
{
    m_head->focusSearch();
}

void MainFrame::openDateBox()
{
    m_head->openCalendar();
}

void MainFrame::openHistory()
{
    m_head->openHistory();
}

void MainFrame::refresh()
{
    m_shell.session().poll();
    m_shell.facts().refresh();
    if (screen() != nullptr) {
        screen()->refresh();
    }
}

void MainFrame::nextRegion(int by)
{
    std::vector<wxWindow*> regions{m_side};
    if (screen() != nullptr) {
        const auto own = screen()->regions();
        regions.insert(regions.end(), own.begin(), own.end());
    }
    if (m_dock->isOpen()) {
        regions.push_back(m_dock->sheet()->firstField());
    }
    std::erase_if(regions, [](wxWindow* one) { return one == nullptr || !one->IsShownOnScreen(); });
    if (regions.empty()) {
        return;
    }
    const auto* focus = FindFocus();
    const auto at = std::find_if(regions.begin(), regions.end(), [focus](const wxWindow* one) {
        return focus == one ||
               (focus != nullptr && one->IsDescendant(const_cast<wxWindow*>(focus)));
    });
    const auto count = static_cast<int>(regions.size());
    const int from =
        at == regions.end() ? (by > 0 ? -1 : 0) : static_cast<int>(at - regions.begin());
    regions[static_cast<std::size_t>((from + by + count) % count)]->SetFocus();
}

void MainFrame::commit()
{
    if (m_dock->isOpen()) {
        m_dock->commit();
    } else if (screen() != nullptr && screen()->canDo(ScreenAct::Commit)) {
        screen()->doIt(ScreenAct::Commit);
    }
}

bool MainFrame::canEscape() const
{
    return true;
}

void MainFrame::escape()
{
    if (screen() != nullptr && !m_dock->isOpen() && screen()->takeEscape()) {
        return;
    }
    if (m_dock->isOpen()) {
        m_dock->close();
    } else if (!m_notes->dismiss()) {
        m_shell.pastDay().leave();
    }
}

void MainFrame::takeFiles(const std::vector<std::string>& files)
{
    std::string lists;
    for (const auto& file : files) {
        if (isRegister(file)) {
            m_program.openRegister(file);
            return;
        }
        lists += (lists.empty() ? "" : "\n") + file;
    }
    if (lists.empty()) {
        return;
    }
    if (m_shell.session().pastDay()) {
        m_shell.pastDay().leave();
    }
    const auto screenName =
        m_shell.session().isOpen() ? present::ScreenName::Import : present::ScreenName::FirstRun;
    m_shell.go({screenName, {}, lists});
}

void MainFrame::toggleMenuBar()
{
    if (GetMenuBar() == nullptr) {
        // most people never ask for it
        SetMenuBar(makeMenuBar(*this, m_commands, m_shell.session())); // owned by the frame
    } else {
        GetMenuBar()->Show(!GetMenuBar()->IsShown());
    }
    SendSizeEvent();
}

bool MainFrame::isMenuBarShown() const
{
    return GetMenuBar() != nullptr && GetMenuBar()->IsShown();
}

void MainFrame::onCharHook(wxKeyEvent& event)
{
    // a floating panel sees its keys first
    if (!m_commands.runKey(event)) {
        event.Skip();
    }
}

void MainFrame::layoutFor(int width)
{
    setTheme(theme().mode(), width >= wideFrom ? Scale::Wide : Scale::Normal);
    m_side->fold(width < foldBelow);
    m_root->Layout();
}

void MainFrame::restorePlacement()
{
    placeWindow(*this, m_shell.settings().value("window/placement"));
}

void MainFrame::keepPlacement()
{
    m_shell.settings().setValue("window/placement", placementOf(*this));
}

} // namespace dongbo::gui
