#pragma once

#include <wx/event.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::gui {

/// The menus of the menu bar; Hidden: reached by its key only.
enum class MenuName : std::uint8_t
{
    File,
    Edit,
    Go,
    View,
    Hidden
};

/// One thing a person can ask of the window, from a key, a menu or a button.
struct Command
{
    std::string id; ///< "report_fault"
    MenuName menu = MenuName::Hidden;
    std::string title; ///< ready text
    std::string keys;  ///< as wx writes them: "Ctrl+B", "F5"; empty: none
    std::function<bool()> isEnabled;
    std::function<void()> run;
};

/// Whether a key acts while somebody types.
[[nodiscard]] bool isForTyping(const wxKeyEvent& event);

/// The window's commands.
class Commands
{
public:
    void add(Command command) { m_all.push_back(std::move(command)); }
    [[nodiscard]] const std::vector<Command>& all() const { return m_all; }
    [[nodiscard]] const Command* find(std::string_view id) const; ///< nullptr: none
    /// Runs it if it is enabled.
    void run(std::string_view id) const;
    /// Runs the command of the pressed key. False: there is none, or it is not enabled now.
    bool runKey(const wxKeyEvent& event) const;

private:
    std::vector<Command> m_all;
};

} // namespace dongbo::gui
