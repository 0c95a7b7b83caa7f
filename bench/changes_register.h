#pragma once

#include <filesystem>

namespace dongbo::bench {

/// A register of 20,000 devices with 10⁶ field changes in about 260,000 operations: one list
/// imported, then edits of a few fields each, one in five hundred undone. Built once in `folder`.
[[nodiscard]] std::filesystem::path changesRegister(const std::filesystem::path& folder);

} // namespace dongbo::bench
