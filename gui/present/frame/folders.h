#pragma once

#include <filesystem>

namespace dongbo::present {

/// The folders of this person's account, by the XDG rules; each made when it is missing. Where that
/// cannot be, the path is given all the same and writing there fails later.
[[nodiscard]] std::filesystem::path dataFolder();   ///< registers: ~/.local/share/dongbo
[[nodiscard]] std::filesystem::path configFolder(); ///< what the window remembers: ~/.config/dongbo
[[nodiscard]] std::filesystem::path stateFolder();  ///< drafts, crash notes: ~/.local/state/dongbo

} // namespace dongbo::present
