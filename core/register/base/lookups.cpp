#include "core/register/base/lookups.h"

namespace dongbo::lookups {

std::string siteName(Register& reg, SiteId id)
{
    const auto site = store::load<Site>(reg.database(), id);
    return site && site->name ? *site->name : id.text();
}

} // namespace dongbo::lookups
