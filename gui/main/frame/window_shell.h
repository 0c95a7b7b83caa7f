#pragma once

#include "gui/main/frame/window_prompts.h"
#include "gui/main/frame/wx_ui_thread.h"
#include "gui/present/drafts.h"
#include "gui/present/frame/frame_facts.h"
#include "gui/present/frame/page_watch.h"
#include "gui/present/frame/past_day.h"
#include "gui/present/frame/settings_file.h"
#include "gui/present/shell.h"

#include <map>
#include <memory>
#include <vector>

namespace dongbo::gui {

class MainFrame;
class Program;

/// What the window offers to its screens. Lives as long as the program; the frame it speaks for is
/// rebuilt when the language or the theme changes.
class WindowShell final : public present::Shell
{
public:
    WindowShell(Language language, Program& program);
    WindowShell(const WindowShell&) = delete;
    WindowShell& operator=(const WindowShell&) = delete;
    ~WindowShell() override;

    /// nullptr while there is none: banners and places asked for meanwhile are kept for the next.
    void setFrame(MainFrame* frame);
    [[nodiscard]] MainFrame* frame() const { return m_frame; }

    [[nodiscard]] present::Session& session() override { return m_session; }
    [[nodiscard]] present::Jobs& jobs() override { return m_jobs; }
    [[nodiscard]] present::Prompts& prompts() override { return m_prompts; }
    [[nodiscard]] present::Settings& settings() override { return m_settings; }
    void go(const present::Place& place) override;
    /// Where the last go() led.
    [[nodiscard]] const present::Place& place() const { return m_place; }
    /// Back to the place before; nothing when there is none.
    void goBack();
    [[nodiscard]] bool canGoBack() const { return !m_wayBack.empty(); }
    void openSheet(const present::SheetRequest& request) override;
    void closeSheet() override;
    void banner(const present::BannerText& banner) override;
    [[nodiscard]] std::shared_ptr<void>& kept(present::ScreenName screen) override
    {
        return m_screensKeep[screen];
    }
    void showDay(Date day) override { m_pastDay.choose(day); }
    void askPerson(std::function<void()> then) override;
    void point(const present::RecordRef& record) override;
    bool act(const std::function<Checked<Done>()>& useCase,
             const std::function<void(const Problems&)>& onProblems) override;

    [[nodiscard]] Program& program() { return m_program; }
    [[nodiscard]] WindowPrompts& windowPrompts() { return m_prompts; }
    [[nodiscard]] present::PastDay& pastDay() { return m_pastDay; }
    [[nodiscard]] present::FrameFactsReader& facts() { return m_facts; }
    [[nodiscard]] present::PageWatch& pageWatch() { return m_pageWatch; }
    [[nodiscard]] present::Drafts& drafts() { return m_drafts; }
    /// Cancels and forgets all that waits; before the program ends.
    void close();
    /// Writes what is remembered; called now and then.
    void saveSettings() { m_settings.save(); }

private:
    void tellNewDamage();

    Program& m_program;
    WxUiThread m_ui;
    present::SettingsFile m_settings;
    present::Session m_session;
    present::Jobs m_jobs;
    present::PastDay m_pastDay;
    present::FrameFactsReader m_facts;
    present::PageWatch m_pageWatch;
    present::Drafts m_drafts;
    WindowPrompts m_prompts;
    present::Connection m_onFailure;
    present::Connection m_onSwitch;
    present::Connection m_onLost;
    present::Connection m_onPerson;
    std::map<present::ScreenName, std::shared_ptr<void>> m_screensKeep;
    MainFrame* m_frame = nullptr; // not owned
    present::Place m_place;
    std::vector<present::Place> m_wayBack;
    std::optional<present::BannerText> m_kept;
    std::function<void()> m_whenKnown; ///< waits until somebody acts
    bool m_isDamageTold = false;       ///< of the open register
};

} // namespace dongbo::gui
