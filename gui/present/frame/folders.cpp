#include "gui/present/frame/folders.h"

#include "core/platform/folders.h"

#include <system_error>

namespace dongbo::present {

namespace {

std::filesystem::path made(std::filesystem::path folder)
{
    folder = (folder.empty() ? std::filesystem::path(".") : folder) / "dongbo";
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    return folder;
}

} // namespace

std::filesystem::path dataFolder()
{
    return made(platform::dataHome());
}

std::filesystem::path configFolder()
{
    return made(platform::configHome());
}

std::filesystem::path stateFolder()
{
    return made(platform::stateHome());
}

} // namespace dongbo::present
