#include "gui/present/frame/recent_registers.h"

#include <algorithm>
#include <string>
#include <system_error>

namespace dongbo::present {

namespace {

constexpr std::string_view key = "registers/recent";
constexpr std::size_t most = 10;

std::vector<std::string> remembered(const Settings& settings)
{
    std::vector<std::string> out;
    const auto text = settings.value(key);
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        out.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return out;
}

} // namespace

std::vector<std::filesystem::path> recentRegisters(const Settings& settings)
{
    std::vector<std::filesystem::path> out;
    for (const auto& file : remembered(settings)) {
        std::error_code failed;
        if (std::filesystem::is_regular_file(file, failed)) {
            out.emplace_back(file);
        }
    }
    return out;
}

std::string wholePath(const std::filesystem::path& file)
{
    std::error_code failed;
    const auto whole = std::filesystem::absolute(file, failed).lexically_normal().string();
    return failed ? file.string() : whole;
}

void rememberRegister(Settings& settings, const std::filesystem::path& file)
{
    const auto whole = wholePath(file);
    auto files = remembered(settings);
    std::erase(files, whole);
    files.insert(files.begin(), whole);
    files.resize(std::min(files.size(), most));
    std::string text;
    for (const auto& one : files) {
        text += one + '\n';
    }
    settings.setValue(key, text);
}

} // namespace dongbo::present
