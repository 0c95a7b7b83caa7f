#include "gui/main/commands/command.h"

#include "gui/widgets/paint/strings.h"

#include <wx/accel.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace dongbo::gui {

namespace {

/// Keys that native text fields use themselves.
constexpr const char* textKeys[] = {"Ctrl+Z", "Ctrl+Y", "Ctrl+C", "Ctrl+A"};

int flagsOf(const wxKeyEvent& event)
{
    return (event.ControlDown() ? wxACCEL_CTRL : 0) | (event.AltDown() ? wxACCEL_ALT : 0) |
           (event.ShiftDown() ? wxACCEL_SHIFT : 0);
}

bool isPressed(const std::string& keys, const wxKeyEvent& event)
{
    if (keys == "/") {
        return event.GetUnicodeKey() == '/' && !event.ControlDown() && !event.AltDown();
    }
    wxAcceleratorEntry entry;
    return entry.FromString(toWx(keys)) && entry.GetKeyCode() == event.GetKeyCode() &&
           entry.GetFlags() == flagsOf(event);
}

bool isTyping()
{
    return dynamic_cast<wxTextEntry*>(wxWindow::FindFocus()) != nullptr;
}

} // namespace

bool isForTyping(const wxKeyEvent& event)
{
    return isTyping() && !event.ControlDown() && !event.AltDown() &&
           event.GetUnicodeKey() != WXK_NONE && event.GetUnicodeKey() >= WXK_SPACE;
}

const Command* Commands::find(std::string_view id) const
{
    const auto at = std::find_if(m_all.begin(), m_all.end(),
                                 [id](const Command& command) { return command.id == id; });
    return at == m_all.end() ? nullptr : &*at;
}

void Commands::run(std::string_view id) const
{
    if (const auto* command = find(id); command != nullptr && command->isEnabled()) {
        command->run();
    }
}

bool Commands::runKey(const wxKeyEvent& event) const
{
    if (isForTyping(event)) {
        return false;
    }
    for (const auto& command : m_all) {
        if (command.keys.empty() || !isPressed(command.keys, event)) {
            continue;
        }
        const bool isTexts =
            std::find(std::begin(textKeys), std::end(textKeys), command.keys) != std::end(textKeys);
        if ((isTexts && isTyping()) || !command.isEnabled()) {
            return false;
        }
        command.run();
        return true;
    }
    return false;
}

} // namespace dongbo::gui
