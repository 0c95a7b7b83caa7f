#include "core/register/base/lookups.h"

namespace dongbo::lookups {

void complete(Device& device)
{
    if (!device.use) {
        device.use = Use::InUse;
    }
    if (!device.paper) {
        device.paper = Paper::Active;
    }
    if (!device.quantity) {
        device.quantity = 1;
    }
}

std::string siteName(Register& reg, SiteId id)
{
    const auto site = store::load<Site>(reg.database(), id);
    return site && site->name ? *site->name : id.text();
}

} // namespace dongbo::lookups
