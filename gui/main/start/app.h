#pragma once

#include "gui/main/frame/program.h"
#include "gui/main/frame/window_shell.h"
#include "gui/platform/single_instance.h"
#include "gui/present/frame/backups.h"
#include "gui/present/frame/start_options.h"

#include <wx/app.h>
#include <wx/timer.h>

#include <chrono>
#include <memory>

namespace dongbo::gui {

class Driver;
class MainFrame;

/// The program `dongbo`: reads the command line, opens the register, makes the frame, and makes it
/// anew when the language or the theme changes.
class App : public wxApp, public Program
{
public:
    explicit App(present::StartOptions options);
    ~App() override;

    bool openRegister(const std::filesystem::path& file) override;
    void setLanguage(Language language) override;
    void setMode(Mode mode) override;
    void quit() override;

    bool OnInit() override;
    int OnExit() override;
    bool OnExceptionInMainLoop() override;
    int FilterEvent(wxEvent& event) override;

private:
    void begin();
    [[nodiscard]] std::optional<std::filesystem::path> registerToOpen() const;
    void tellNotOpened(const std::filesystem::path& file, const Error& error);
    void rebuildFrame();
    void tick();
    void take(const std::vector<std::string>& words);
    void offerWhatWasLeft();

    present::StartOptions m_options;
    std::unique_ptr<WindowShell> m_shell;
    SingleInstance m_instance;
    MainFrame* m_frame = nullptr; // owned by wx
    std::unique_ptr<present::DailyBackup> m_backups;
    std::chrono::steady_clock::time_point m_lastInput; ///< of keys and mouse
    std::unique_ptr<wxTimer> m_timer;                  ///< not before the toolkit has begun
    bool m_altAlone = false;
    /// The page that offers backups of the register that could not be opened last, if any does.
    std::optional<present::Place> m_restore;
    bool m_isElsewhere = false; ///< another window has the register that was to be opened
    std::unique_ptr<Driver> m_driver;
};

} // namespace dongbo::gui
