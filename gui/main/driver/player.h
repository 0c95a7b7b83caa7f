#pragma once

#include "gui/main/driver/driver.h"
#include "gui/main/driver/script.h"
#include "gui/main/driver/target.h"

#include <wx/timer.h>

#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

class WindowShell;

/// Plays the steps of a script, one after another, with the event loop running in between as it
/// does for a person. A step that expects something waits for it (workers take their time) and
/// fails when it has not come after some seconds.
class Player final : public Driver
{
public:
    Player(WindowShell& shell, std::string file, std::vector<Step> steps);

private:
    /// Says what is missing; empty: it is there.
    using Check = std::function<std::string()>;

    void turn();
    void begin(const Step& step);
    void fail(const std::string& why);
    void end(int exitCode);

    void later(int afterMs, std::function<void()> action);
    [[nodiscard]] Target need(const std::string& name) const;
    [[nodiscard]] const std::string& word(const Step& step, std::size_t at) const;

    void click(const Step& step, int times, int button);
    void drag(const Step& step);
    void type(const Step& step);
    void key(const Step& step);
    void expect(const Step& step);
    void expectNot(const Step& step);
    void measure(const Step& step);
    void change(const Step& step);
    void files(const Step& step);
    void control(const Step& step);
    [[nodiscard]] std::string missing(const Step& step) const;

    WindowShell& m_shell;
    std::string m_file;
    std::vector<Step> m_steps;
    std::size_t m_at = 0;
    std::deque<std::pair<int, std::function<void()>>> m_todo;
    Check m_check;
    int m_waitedMs = 0;
    int m_actions = 0; ///< what a person would have done since the last "actions"
    wxTimer m_timer;
};

} // namespace dongbo::gui
