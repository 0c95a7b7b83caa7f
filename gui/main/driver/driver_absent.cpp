#include "gui/main/driver/driver.h"

namespace dongbo::gui {

std::unique_ptr<Driver> startDriver(WindowShell& /*shell*/)
{
    return nullptr;
}

} // namespace dongbo::gui
