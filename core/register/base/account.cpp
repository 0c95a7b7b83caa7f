#include "core/register/base/register.h"
#include "core/text/unicode.h"

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace dongbo {

std::string accountName()
{
    // The seam to the system's user list; a Windows twin asks GetUserName.
    if (const auto* entry = ::getpwuid(::geteuid());
        entry != nullptr && entry->pw_name != nullptr &&
        *entry->pw_name != '\0') { // NOLINT(concurrency-mt-unsafe): asked once at the start
        return text::nfc(entry->pw_name);
    }
    return "user";
}

} // namespace dongbo
