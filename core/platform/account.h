#pragma once

#include <string>

namespace dongbo::platform {

/// The login name of whoever runs the program; empty when the system will not say. (On Windows:
/// GetUserName.)
[[nodiscard]] std::string loginName();

} // namespace dongbo::platform
