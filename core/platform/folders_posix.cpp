#include "core/platform/folders.h"

#include <cstdlib>

namespace dongbo::platform {

namespace {

/// A path that hangs on the folder one stands in would be another one everywhere.
std::filesystem::path fromEnvironment(const char* variable)
{
    const char* value = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): never set here
    const std::filesystem::path path(value != nullptr ? value : "");
    return path.is_absolute() ? path : std::filesystem::path();
}

std::filesystem::path home(const char* variable, const char* belowHome)
{
    auto folder = fromEnvironment(variable);
    if (folder.empty()) {
        folder = fromEnvironment("HOME");
        folder = folder.empty() ? folder : folder / belowHome;
    }
    return folder;
}

} // namespace

std::filesystem::path dataHome()
{
    return home("XDG_DATA_HOME", ".local/share");
}

std::filesystem::path configHome()
{
    return home("XDG_CONFIG_HOME", ".config");
}

std::filesystem::path stateHome()
{
    return home("XDG_STATE_HOME", ".local/state");
}

} // namespace dongbo::platform
