#pragma once

#include "core/store/file/database.h"
#include "gui/present/shell.h"

#include <functional>

namespace dongbo::present {

/// Reads what a screen shows in a worker, on a connection of the worker's own to the shown
/// register; starting again cancels the older reading. `work` gets a checkpoint that throws when it
/// was cancelled; `showBusy` hears true now and false at the end; `adopt` runs on the window's
/// thread when all was read, a failure becomes a banner.
void readInWorker(Shell& shell, LatestJob& job,
                  std::function<void(store::Database&, const std::function<void()>&)> work,
                  std::function<void(bool)> showBusy, std::function<void()> adopt);

} // namespace dongbo::present
