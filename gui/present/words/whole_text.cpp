#include "gui/present/words/whole_text.h"

#include <fstream>
#include <iterator>
#include <system_error>

namespace dongbo::present {

std::string readWhole(const std::filesystem::path& path)
{
    constexpr std::uintmax_t largest = 16U << 20U;
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (failed || size > largest) {
        return {};
    }
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool writeWhole(const std::filesystem::path& path, std::string_view bytes)
{
    auto beside = path;
    beside += ".new";
    std::error_code failed;
    {
        std::ofstream file(beside, std::ios::binary | std::ios::trunc);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (!file.flush()) {
            std::filesystem::remove(beside, failed);
            return false;
        }
    }
    std::filesystem::rename(beside, path, failed);
    return !failed;
}

} // namespace dongbo::present
