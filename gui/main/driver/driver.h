#pragma once

#include <memory>

namespace dongbo::gui {

class WindowShell;

/// Acts as a person on the real window: runs the script named by DONGBO_DRIVE line by line, then
/// ends the program; the exit code says whether everything expected was there. The language of the
/// scripts: tests/gui/README.md.
class Driver
{
public:
    virtual ~Driver() = default;
};

/// nullptr when no script is named, or when this build has no driver. A script that cannot be read
/// ends the program with 2.
[[nodiscard]] std::unique_ptr<Driver> startDriver(WindowShell& shell);

} // namespace dongbo::gui
