#include "gui/main/start/app.h"

#include "core/text/language.h"
#include "gui/main/driver/driver.h"
#include "gui/main/frame/main_frame.h"
#include "gui/main/frame/screen_list.h"
#include "gui/main/frame/sheet_dock.h"
#include "gui/main/start/start_time.h"
#include "gui/platform/crash.h"
#include "gui/present/acting.h"
#include "gui/present/frame/folders.h"
#include "gui/present/frame/recent_registers.h"
#include "gui/present/frame/restore_offer.h"
#include "gui/present/frame/who_acts.h"
#include "gui/widgets/controls/words.h"
#include "gui/widgets/paint/strings.h"

#include <wx/utils.h>

#include <cstdio>
#include <system_error>
#include <utility>

namespace dongbo::gui {

namespace {

constexpr int tickMs = 500;
/// Nobody works in the window when neither key nor mouse was used for so long.
constexpr std::chrono::seconds idleAfter{2};

/// The first entry of the side bar: what an open register begins with.
present::ScreenName firstScreen()
{
    for (const auto& entry : screenList()) {
        if (entry.group != SideGroup::Hidden) {
            return entry.name;
        }
    }
    return present::ScreenName::FirstRun;
}

/// Absolute, for a window that stands in another folder.
std::filesystem::path whole(const std::filesystem::path& file)
{
    std::error_code failed;
    auto out = std::filesystem::absolute(file, failed);
    return failed ? file : out;
}

} // namespace

App::App(present::StartOptions options)
    : m_options(std::move(options))
    , m_instance(present::stateFolder())
{}

App::~App() = default;

bool App::OnInit()
{
    SetAppName("dongbo");
    SetAppDisplayName(toWx("Đồng Bộ"));
    noteCrashes(present::stateFolder());
    m_shell = std::make_unique<WindowShell>(Language::Vietnamese, *this);
    begin();
    return true;
}

void App::begin()
{
    const auto& options = m_options;
    auto& settings = m_shell->settings();
    const auto remembered = text::parseLanguage(settings.value("language"));
    m_shell->session().setLanguage(
        options.language.value_or(remembered.value_or(Language::Vietnamese)));
    const auto theme = options.theme.empty() ? settings.value("theme") : options.theme;
    setTheme(theme == "dark" ? Mode::Dark : Mode::Light, Scale::Normal);
    m_instance.onWords([this](const auto& words) { take(words); });

    const auto file = registerToOpen();
    const bool isOpen = file && openRegister(*file);
    if (file && !isOpen && m_isElsewhere) {
        CallAfter([this] { quit(); });
        return;
    }
    rebuildFrame();
    const present::Place first{
        isOpen ? present::ScreenName::Overview : present::ScreenName::FirstRun, {}, {}};
    m_shell->go(m_restore.value_or(first));
    m_frame->Show();
    countStart([this] { return m_shell->jobs().isBusy(); });
    if (options.at) {
        m_shell->pastDay().choose(*options.at);
    }
    std::vector<std::string> lists;
    for (const auto& list : options.lists) {
        lists.push_back(whole(list).string());
    }
    m_frame->takeFiles(lists);
    m_backups = std::make_unique<present::DailyBackup>(*m_shell);
    m_timer = std::make_unique<wxTimer>();
    m_timer->Bind(wxEVT_TIMER, [this](wxTimerEvent&) { tick(); });
    m_timer->Start(tickMs);
    offerWhatWasLeft();
    m_driver = startDriver(*m_shell);
}

std::optional<std::filesystem::path> App::registerToOpen() const
{
    if (m_options.registerFile) {
        return whole(*m_options.registerFile);
    }
    if (const auto recent = present::recentRegisters(m_shell->settings()); !recent.empty()) {
        return recent.front();
    }
    // where the command line keeps it
    const auto usual = present::dataFolder() / "register.dongbo";
    std::error_code failed;
    return std::filesystem::exists(usual, failed) ? std::optional{usual} : std::nullopt;
}

bool App::openRegister(const std::filesystem::path& file)
{
    m_isElsewhere = false;
    m_restore.reset();
    try {
        std::error_code failed;
        if (std::filesystem::exists(file, failed) && !m_instance.claim(file, {file.string()})) {
            m_isElsewhere = true;
            return false;
        }
        if (m_frame != nullptr) {
            m_frame->dock().close();
        }
        present::openAsRemembered(m_shell->session(), m_shell->settings(), file);
    } catch (const Error& error) {
        tellNotOpened(file, error);
        return false;
    }
    present::rememberRegister(m_shell->settings(), file);
    if (m_frame != nullptr) {
        m_shell->go({firstScreen(), {}, {}});
        offerWhatWasLeft();
    }
    if (m_shell->session().damage()) {
        present::tellDamage(
            *m_shell, [this](const std::filesystem::path& again) { return openRegister(again); });
    } else if (!m_shell->session().isWritable()) {
        m_shell->banner({present::BannerTone::Warn,
                         m_shell->session().say("gui.read_only"),
                         m_shell->session().say("present.next_read_only"),
                         {},
                         {}});
    }
    if (const auto& notes = m_shell->session().reg().openingNotes(); !notes.empty()) {
        m_shell->banner({present::BannerTone::Info,
                         m_shell->session().say(notes.front()),
                         notes.size() > 1 ? m_shell->session().say(notes.back()) : std::string(),
                         {},
                         {}});
    }
    return true;
}

void App::tellNotOpened(const std::filesystem::path& file, const Error& error)
{
    auto& session = m_shell->session();
    const auto restore = present::placeToRestore(error, file, m_shell->settings());
    auto banner = present::bannerOf(session, error);
    if (session.isOpen()) { // it stays, and with it the page that is shown
        static_cast<void>(m_instance.claim(session.path(), {}));
        if (restore) {
            banner.action = session.say("restore.verb");
            banner.onAction = [this, restore] { m_shell->go(*restore); };
        }
        m_shell->banner(banner);
        return;
    }
    m_restore = restore;
    if (restore && m_frame != nullptr) {
        m_shell->go(*restore);
    }
    if (!restore) {
        m_shell->banner(banner);
    }
}

void App::rebuildFrame()
{
    setWindowLanguage(m_shell->session().language()); // the widgets' own words and figures
    auto* old = m_frame;
    const auto place = old != nullptr ? old->currentPlace() : std::nullopt;
    std::optional<present::SheetRequest> sheet;
    bool isInMenu = false;
    if (old != nullptr) {
        old->dock().keepDraft();
        sheet = old->dock().request();
        isInMenu = old->isMenuBarShown();
        old->keepPlacement();
    }
    m_frame = new MainFrame(*m_shell, *this); // owned by wx
    m_shell->setFrame(m_frame);
    SetTopWindow(m_frame);
    if (old == nullptr) {
        return;
    }
    if (place) {
        m_shell->go(*place);
    }
    if (sheet) {
        m_shell->openSheet(*sheet);
    }
    if (isInMenu) {
        m_frame->toggleMenuBar();
    }
    m_frame->Show();
    old->Hide();
    old->Destroy();
}

void App::setLanguage(Language language)
{
    m_shell->session().setLanguage(language);
    m_shell->settings().setValue("language", text::codeOf(language));
    CallAfter([this] { rebuildFrame(); });
}

void App::setMode(Mode mode)
{
    setTheme(mode, theme().scale());
    m_shell->settings().setValue("theme", mode == Mode::Dark ? "dark" : "light");
    CallAfter([this] { rebuildFrame(); });
}

void App::quit()
{
    if (m_frame != nullptr) {
        m_frame->Close();
    } else {
        ExitMainLoop();
    }
}

void App::tick()
{
    try {
        m_shell->session().poll();
    } catch (const Error& error) {
        m_shell->banner(present::bannerOf(m_shell->session(), error));
    }
    m_backups->tick();
    const auto now = std::chrono::steady_clock::now();
    if (now - m_lastInput > idleAfter) {
        m_shell->pageWatch().tick(
            std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()));
    }
    m_shell->saveSettings();
}

void App::take(const std::vector<std::string>& words)
{
    if (m_frame == nullptr) {
        return;
    }
    m_frame->Iconize(false);
    m_frame->Raise();
    std::vector<std::string> lists;
    for (const auto& word : words) {
        if (!word.empty() && !word.ends_with(".dongbo")) {
            lists.push_back(word);
        }
    }
    m_frame->takeFiles(lists);
}

void App::offerWhatWasLeft()
{
    auto& session = m_shell->session();
    if (session.isWritable() && !m_frame->dock().isOpen()) {
        const auto drafts = m_shell->drafts().of(session.path());
        if (!drafts.empty()) {
            const auto request = drafts.front().request;
            m_shell->banner({present::BannerTone::Info, session.say("gui.draft_left"),
                             session.say("gui.draft_left_help"), session.say("gui.draft_open"),
                             [this, request] { m_shell->openSheet(request); }});
            return;
        }
    }
    if (const auto note = takeCrashNote(present::stateFolder())) {
        m_shell->banner({present::BannerTone::Warn, session.say("gui.crashed"),
                         session.say("gui.crashed_help", {{"file", note->string()}}),
                         session.say("gui.open_folder"), [folder = note->parent_path()] {
                             wxLaunchDefaultApplication(toWx(folder.string()));
                         }});
    }
}

bool App::OnExceptionInMainLoop()
{
    std::string what = "?";
    try {
        throw;
    } catch (const Error& error) {
        if (!present::noticeDamage(m_shell->session(), error)) {
            m_shell->banner(present::bannerOf(m_shell->session(), error));
        }
        return true;
    } catch (const std::exception& error) {
        what = error.what();
    } catch (...) {
        what = "unknown";
    }
    std::fprintf(stderr, "dongbo: %s\n", what.c_str());
    m_shell->banner({present::BannerTone::Bad,
                     m_shell->session().say("present.bug", {{"what", what}}),
                     {},
                     {},
                     {}});
    return true;
}

int App::FilterEvent(wxEvent& event)
{
    // Alt pressed and let go with nothing between shows or hides the menu bar.
    const auto type = event.GetEventType();
    // wxWidgets' category of user input also holds what windows ask themselves when nothing happens
    if (event.IsKindOf(wxCLASSINFO(wxMouseEvent)) || event.IsKindOf(wxCLASSINFO(wxKeyEvent))) {
        m_lastInput = std::chrono::steady_clock::now();
    }
    if (type == wxEVT_KEY_DOWN || type == wxEVT_CHAR_HOOK) {
        m_altAlone = static_cast<wxKeyEvent&>(event).GetKeyCode() == WXK_ALT;
    } else if (type == wxEVT_LEFT_DOWN) {
        m_altAlone = false;
    } else if (type == wxEVT_KEY_UP && m_altAlone &&
               static_cast<wxKeyEvent&>(event).GetKeyCode() == WXK_ALT) {
        m_altAlone = false;
        if (m_frame != nullptr) {
            m_frame->toggleMenuBar();
        }
    }
    return Event_Skip;
}

int App::OnExit()
{
    m_timer.reset();
    m_backups.reset();
    m_driver.reset();
    if (m_shell) {
        m_shell->close();
        m_shell.reset();
    }
    return wxApp::OnExit();
}

} // namespace dongbo::gui
