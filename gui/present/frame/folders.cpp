#include "gui/present/frame/folders.h"

#include <cstdlib>
#include <system_error>

namespace dongbo::present {

namespace {

std::filesystem::path folder(const char* variable, const char* belowHome)
{
    std::filesystem::path base;
    if (const char* set = std::getenv(variable); set != nullptr && *set == '/') {
        base = set;
    } else {
        const char* home = std::getenv("HOME");
        base = std::filesystem::path(home != nullptr ? home : ".") / belowHome;
    }
    base /= "dongbo";
    std::error_code ignored;
    std::filesystem::create_directories(base, ignored);
    return base;
}

} // namespace

std::filesystem::path dataFolder()
{
    return folder("XDG_DATA_HOME", ".local/share");
}

std::filesystem::path configFolder()
{
    return folder("XDG_CONFIG_HOME", ".config");
}

std::filesystem::path stateFolder()
{
    return folder("XDG_STATE_HOME", ".local/state");
}

} // namespace dongbo::present
