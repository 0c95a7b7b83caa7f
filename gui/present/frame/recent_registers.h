#pragma once

#include "gui/present/settings.h"

#include <filesystem>
#include <string>
#include <vector>

namespace dongbo::present {

/// Registers opened on this machine, the last one first; at most ten. Those that are gone are left
/// out (and not forgotten: a stick may come back).
[[nodiscard]] std::vector<std::filesystem::path> recentRegisters(const Settings& settings);
/// What a register's file is remembered under: its whole path.
[[nodiscard]] std::string wholePath(const std::filesystem::path& file);
/// Puts it in front.
void rememberRegister(Settings& settings, const std::filesystem::path& file);

} // namespace dongbo::present
