#include "core/platform/account.h"

#include "core/register/base/register.h"
#include "core/text/unicode.h"

namespace dongbo {

std::string accountName()
{
    const auto name = platform::loginName();
    return name.empty() ? "user" : text::nfc(name);
}

} // namespace dongbo
