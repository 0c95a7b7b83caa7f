#pragma once

#include <filesystem>

class wxWindow;

/// What the driver asks of the toolkit below wx. One .cpp a platform.
namespace dongbo::gui {

/// Two clicks of a script are two clicks, unless it says dblclick.
void shortenDoubleClicks();
/// What the window shows, as a PNG. False: could not.
bool savePicture(const wxWindow& window, const std::filesystem::path& file);

/// From now on each turn of the event loop is measured in CPU time of the GUI thread.
void startLoopMeter();
/// The longest turn since the last call, in milliseconds.
[[nodiscard]] double takeLongestTurn();

} // namespace dongbo::gui
