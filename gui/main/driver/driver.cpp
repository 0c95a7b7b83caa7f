#include "gui/main/driver/driver.h"

#include "gui/main/driver/player.h"
#include "gui/platform/toolkit.h"

#include <wx/app.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace dongbo::gui {

std::unique_ptr<Driver> startDriver(WindowShell& shell)
{
    const char* file = std::getenv("DONGBO_DRIVE");
    if (file == nullptr || *file == '\0') {
        return nullptr;
    }
    shortenDoubleClicks();
    startLoopMeter();
    try {
        return std::make_unique<Player>(shell, file, readScript(file));
    } catch (const std::runtime_error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        std::_Exit(2);
    }
}

} // namespace dongbo::gui
