#pragma once

#include <functional>

namespace dongbo::gui {

/// With DONGBO_START_TIME set in the environment: prints the CPU time this process has used until
/// its first page was painted and nothing was left to do ("start 123.4 ms"), and ends the program.
/// Else nothing. `isBusy`: whether workers still fetch what the page shows.
void countStart(std::function<bool()> isBusy);

} // namespace dongbo::gui
