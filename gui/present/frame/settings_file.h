#pragma once

#include "gui/present/settings.h"

#include <filesystem>
#include <map>
#include <string>

namespace dongbo::present {

/// Settings in a text file, a line each: key, tab, value (\n, \t and \\ escaped). A file that
/// cannot be read counts as empty.
class SettingsFile final : public Settings
{
public:
    explicit SettingsFile(std::filesystem::path path);

    [[nodiscard]] std::string value(std::string_view key) const override;
    /// Kept in memory until save().
    void setValue(std::string_view key, std::string_view value) override;
    /// Writes what changed since the last time, whole or not at all; keys other windows wrote
    /// meanwhile stay.
    void save();

private:
    std::filesystem::path m_path;
    std::map<std::string, std::string, std::less<>> m_values;
    std::map<std::string, std::string, std::less<>> m_changed;
};

} // namespace dongbo::present
