#pragma once

class wxWindow;

namespace dongbo::gui {

/// With DONGBO_START_TIME set in the environment: prints the CPU time of the process up to the end
/// of the window's first paint ("start 123.4 ms") and ends the program. Else nothing.
void countStart(wxWindow& window);

} // namespace dongbo::gui
