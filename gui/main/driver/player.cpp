#include "gui/main/driver/player.h"

#include "core/platform/process.h"
#include "core/text/language.h"
#include "core/text/unicode.h"
#include "gui/main/frame/main_frame.h"
#include "gui/main/frame/program.h"
#include "gui/main/frame/screen_list.h"
#include "gui/main/frame/window_shell.h"
#include "gui/platform/toolkit.h"
#include "gui/widgets/paint/strings.h"

#include <wx/accel.h>
#include <wx/app.h>
#include <wx/textentry.h>
#include <wx/uiaction.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <utility>

namespace dongbo::gui {

namespace {

constexpr int betweenMs = 40;     ///< between two steps
constexpr int clickMs = 80;       ///< longer than two clicks of a double click lie apart
constexpr int checkEveryMs = 50;  ///< while something expected has not come
constexpr int patienceMs = 15000; ///< until it is given up

wxPoint middle(const wxRect& rect)
{
    return {rect.x + rect.width / 2, rect.y + rect.height / 2};
}

} // namespace

Player::Player(WindowShell& shell, std::string file, std::vector<Step> steps)
    : m_shell(shell)
    , m_file(std::move(file))
    , m_steps(std::move(steps))
{
    m_timer.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { turn(); });
    m_timer.StartOnce(betweenMs * 5);
}

void Player::turn()
{
    try {
        if (m_check) {
            const auto why = m_check();
            if (why.empty()) {
                m_check = {};
            } else if (m_waitedMs >= patienceMs) {
                fail(why);
                return;
            } else {
                m_waitedMs += checkEveryMs;
                m_timer.StartOnce(checkEveryMs);
                return;
            }
        }
        if (!m_todo.empty()) {
            auto [afterMs, action] = std::move(m_todo.front());
            m_todo.pop_front();
            action();
            m_timer.StartOnce(std::max(1, afterMs));
            return;
        }
        if (m_at == m_steps.size()) {
            end(0);
            return;
        }
        const auto& step = m_steps[m_at++];
        m_waitedMs = 0;
        begin(step);
        m_timer.StartOnce(m_todo.empty() ? betweenMs : 1);
    } catch (const std::exception& error) {
        fail(error.what());
    }
}

void Player::fail(const std::string& why)
{
    const auto& step = m_steps[m_at - 1];
    std::fprintf(stderr, "%s:%d: %s\n  %s\n", m_file.c_str(), step.line, step.text.c_str(),
                 why.c_str());
    if (const char* folder = std::getenv("DONGBO_DRIVE_FAILED"); folder != nullptr) {
        const auto name = std::filesystem::path(m_file).stem().string() + "-failed";
        if (m_shell.frame() != nullptr) {
            savePicture(*m_shell.frame(), std::filesystem::path(folder) / (name + ".png"));
        }
        std::fprintf(stderr, "%s", dumpWindows().c_str());
    }
    end(1);
}

void Player::end(int exitCode)
{
    m_timer.Stop();
    if (exitCode != 0) {
        // whatever state the window is in, this is the end
        std::fflush(nullptr);
        std::_Exit(exitCode);
    }
    m_shell.program().quit();
}

void Player::later(int afterMs, std::function<void()> action)
{
    m_todo.emplace_back(afterMs, std::move(action));
}

const std::string& Player::word(const Step& step, std::size_t at) const
{
    if (at >= step.words.size()) {
        throw std::runtime_error("a word is missing behind " + step.verb);
    }
    return step.words[at];
}

Target Player::need(const std::string& name) const
{
    auto found = findTarget(name);
    if (!found) {
        throw std::runtime_error(name + " is not there");
    }
    return *found;
}

void Player::begin(const Step& step)
{
    using Do = void (Player::*)(const Step&);
    static const std::map<std::string, Do> verbs{{"drag", &Player::drag},
                                                 {"type", &Player::type},
                                                 {"key", &Player::key},
                                                 {"expect", &Player::expect},
                                                 {"expect-no", &Player::expectNot},
                                                 {"cpu", &Player::measure},
                                                 {"actions", &Player::measure},
                                                 {"size", &Player::change},
                                                 {"theme", &Player::change},
                                                 {"lang", &Player::change},
                                                 {"day", &Player::change},
                                                 {"go", &Player::change},
                                                 {"open", &Player::files},
                                                 {"drop", &Player::files},
                                                 {"pick", &Player::files},
                                                 {"picture", &Player::files},
                                                 {"run", &Player::files},
                                                 {"expect-file", &Player::files},
                                                 {"wait", &Player::control},
                                                 {"settle", &Player::control},
                                                 {"dump", &Player::control},
                                                 {"kill", &Player::control},
                                                 {"crash", &Player::control},
                                                 {"quit", &Player::control}};
    if (step.verb == "click" || step.verb == "dblclick" || step.verb == "rclick") {
        // it may not be shown yet
        m_check = [this, name = word(step, 0), &step]() -> std::string {
            if (!findTarget(name)) {
                return name + " is not there";
            }
            click(step, step.verb == "dblclick" ? 2 : 1,
                  step.verb == "rclick" ? wxMOUSE_BTN_RIGHT : wxMOUSE_BTN_LEFT);
            return {};
        };
        return;
    }
    const auto at = verbs.find(step.verb);
    if (at == verbs.end()) {
        throw std::runtime_error("there is no step called " + step.verb);
    }
    (this->*at->second)(step);
}

void Player::click(const Step& step, int times, int button)
{
    ++m_actions;
    need(step.words[0]).reveal(); // as one scrolls to what is to be clicked
    const auto at = middle(need(step.words[0]).rect());
    later(betweenMs, [at] { wxUIActionSimulator().MouseMove(at); });
    if (times == 2) {
        later(clickMs, [button] { wxUIActionSimulator().MouseDblClick(button); });
    } else {
        later(clickMs, [button] { wxUIActionSimulator().MouseClick(button); });
    }
}

void Player::drag(const Step& step)
{
    ++m_actions;
    const auto from = middle(need(word(step, 0)).rect());
    const auto to = middle(need(word(step, 1)).rect());
    later(betweenMs, [from] { wxUIActionSimulator().MouseMove(from); });
    later(betweenMs, [] { wxUIActionSimulator().MouseDown(); });
    constexpr int hops = 6;
    for (int hop = 1; hop <= hops; ++hop) {
        const wxPoint at(from.x + (to.x - from.x) * hop / hops,
                         from.y + (to.y - from.y) * hop / hops);
        later(betweenMs, [at] { wxUIActionSimulator().MouseMove(at); });
    }
    later(clickMs, [] { wxUIActionSimulator().MouseUp(); });
}

void Player::type(const Step& step)
{
    ++m_actions;
    const auto& typed = word(step, 0);
    for (std::size_t at = 0; at < typed.size();) {
        const auto from = at;
        static_cast<void>(text::nextCodePoint(typed, at));
        // letter by letter, as an input method gives them
        later(15, [letter = typed.substr(from, at - from)] {
            auto* focus = wxWindow::FindFocus();
            if (auto* entry = dynamic_cast<wxTextEntry*>(focus)) {
                entry->WriteText(toWx(letter));
            } else {
                wxUIActionSimulator().Text(letter.c_str());
            }
        });
    }
    later(betweenMs, [] {});
}

void Player::key(const Step& step)
{
    ++m_actions;
    wxAcceleratorEntry entry;
    if (!entry.FromString(toWx(word(step, 0)))) {
        throw std::runtime_error("there is no key " + step.words[0]);
    }
    const int modifiers = ((entry.GetFlags() & wxACCEL_CTRL) != 0 ? wxMOD_CONTROL : 0) |
                          ((entry.GetFlags() & wxACCEL_SHIFT) != 0 ? wxMOD_SHIFT : 0) |
                          ((entry.GetFlags() & wxACCEL_ALT) != 0 ? wxMOD_ALT : 0);
    later(clickMs,
          [code = entry.GetKeyCode(), modifiers] { wxUIActionSimulator().Char(code, modifiers); });
}

std::string Player::missing(const Step& step) const
{
    const auto& name = word(step, 0);
    const auto& what = word(step, 1);
    if (what == "count") {
        const auto slash = name.find('/');
        const auto there =
            countParts(name.substr(0, slash),
                       slash == std::string::npos ? std::string() : name.substr(slash + 1));
        return std::to_string(there) == word(step, 2) ? std::string()
                                                      : "there are " + std::to_string(there);
    }
    const auto target = findTarget(name);
    if (!target) {
        return name + " is not there";
    }
    const auto isSo = [](bool yes, const char* otherwise) {
        return yes ? std::string() : std::string(otherwise);
    };
    const auto& part = target->part;
    if (what == "text") {
        const auto there = target->text();
        return isSo(there == word(step, 2), ("it says: " + there).c_str());
    }
    if (what == "has") {
        const auto there = target->text();
        return isSo(there.find(word(step, 2)) != std::string::npos, ("it says: " + there).c_str());
    }
    if (what == "visible") {
        return isSo(target->window->IsShownOnScreen(), "it is hidden");
    }
    if (what == "focused") {
        const auto* focus = wxWindow::FindFocus();
        return isSo(target->hasFocus(),
                    ("the focus is in " +
                     (focus != nullptr ? fromWx(focus->GetName()) : std::string("no window")))
                        .c_str());
    }
    if (what == "enabled" || what == "disabled") {
        return isSo(target->isEnabled() == (what == "enabled"), "it is not");
    }
    if (what == "selected" || what == "unselected") {
        return isSo(part && part->isSelected == (what == "selected"), "it is not");
    }
    if (what == "checked" || what == "unchecked") {
        return isSo(part && part->checked.value_or(false) == (what == "checked"), "it is not");
    }
    throw std::runtime_error("nothing is known of \"" + what + "\"");
}

void Player::expect(const Step& step)
{
    m_check = [this, &step] { return missing(step); };
}

void Player::expectNot(const Step& step)
{
    m_check = [this, &step]() -> std::string {
        if (step.words.size() == 1) {
            const auto target = findTarget(word(step, 0));
            return target && target->window->IsShownOnScreen() ? step.words[0] + " is there"
                                                               : std::string();
        }
        return missing(step).empty() ? std::string("it is so") : std::string();
    };
}

void Player::measure(const Step& step)
{
    // NAME [max NUMBER]
    const bool isCpu = step.verb == "cpu";
    const double value = isCpu ? takeLongestTurn() : std::exchange(m_actions, 0);
    std::printf(isCpu ? "cpu %s %.1f ms\n" : "actions %s %.0f\n", word(step, 0).c_str(), value);
    std::fflush(stdout);
    if (step.words.size() > 2 && value > std::atof(step.words[2].c_str())) {
        throw std::runtime_error("it was " + std::to_string(value));
    }
}

void Player::change(const Step& step)
{
    auto& program = m_shell.program();
    const auto& first = word(step, 0);
    if (step.verb == "size") {
        auto* frame = m_shell.frame();
        frame->SetSize(0, 0, std::atoi(first.c_str()), std::atoi(word(step, 1).c_str()));
        later(300, [] {});
    } else if (step.verb == "theme") {
        program.setMode(first == "dark" ? Mode::Dark : Mode::Light);
        later(300, [] {});
    } else if (step.verb == "lang") {
        program.setLanguage(text::parseLanguage(first).value_or(Language::Vietnamese));
        later(300, [] {});
    } else if (step.verb == "go") {
        for (const auto& entry : screenList()) {
            if (entry.windowName == first) {
                m_shell.go({entry.name, {}, step.words.size() > 1 ? step.words[1] : ""});
                return;
            }
        }
        throw std::runtime_error("there is no screen " + first);
    } else if (const auto day = parseIsoDate(first)) {
        m_shell.pastDay().choose(*day);
    } else {
        throw std::runtime_error("a day is written 2021-05-11");
    }
}

void Player::files(const Step& step)
{
    const auto& first = word(step, 0);
    if (step.verb == "open") {
        m_shell.program().openRegister(first);
    } else if (step.verb == "drop") {
        ++m_actions;
        m_shell.frame()->takeFiles(step.words);
    } else if (step.verb == "pick") {
        m_shell.windowPrompts().answerFiles({step.words.begin(), step.words.end()});
    } else if (step.verb == "picture") {
        later(150, [] {});
        later(1, [this, first] {
            if (const auto folder = std::filesystem::path(first).parent_path(); !folder.empty()) {
                std::filesystem::create_directories(folder);
            }
            if (!savePicture(*m_shell.frame(), first)) {
                throw std::runtime_error("no picture could be taken");
            }
        });
    } else if (step.verb == "run") {
        if (std::system(first.c_str()) != 0) {
            throw std::runtime_error("it failed");
        }
    } else {
        m_check = [first] {
            return std::filesystem::exists(first) ? std::string() : first + " is not there";
        };
    }
}

void Player::control(const Step& step)
{
    if (step.verb == "wait") {
        later(std::atoi(word(step, 0).c_str()), [] {});
    } else if (step.verb == "settle") {
        m_check = [this] {
            return m_shell.jobs().isBusy() ? std::string("work is still going on") : std::string();
        };
    } else if (step.verb == "dump") {
        std::printf("%s", dumpWindows().c_str());
    } else if (step.verb == "kill") {
        std::fflush(nullptr);
        platform::killThisProcess();
    } else if (step.verb == "crash") {
        std::fflush(nullptr);
        std::raise(SIGSEGV);
    } else {
        m_at = m_steps.size();
    }
}

} // namespace dongbo::gui
