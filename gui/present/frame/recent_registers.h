#pragma once

#include "gui/present/settings.h"

#include <filesystem>
#include <vector>

namespace dongbo::present {

/// Registers opened on this machine, the last one first; at most ten. Those that are gone are left
/// out (and not forgotten: a stick may come back).
[[nodiscard]] std::vector<std::filesystem::path> recentRegisters(const Settings& settings);
/// Puts it in front.
void rememberRegister(Settings& settings, const std::filesystem::path& file);

} // namespace dongbo::present
