#include "core/platform/account.h"

#include <pwd.h>
#include <unistd.h>

namespace dongbo::platform {

std::string loginName()
{
    const auto* entry =
        ::getpwuid(::geteuid()); // NOLINT(concurrency-mt-unsafe): asked at the start
    return entry != nullptr && entry->pw_name != nullptr ? entry->pw_name : "";
}

} // namespace dongbo::platform
