#pragma once

#include <filesystem>

namespace dongbo::platform {

/// Where programs keep what belongs to this person's account; empty when the environment does not
/// say. (On Windows: the known folders LocalAppData and RoamingAppData.)
[[nodiscard]] std::filesystem::path dataHome();   ///< XDG: ~/.local/share
[[nodiscard]] std::filesystem::path configHome(); ///< XDG: ~/.config
[[nodiscard]] std::filesystem::path stateHome();  ///< XDG: ~/.local/state

} // namespace dongbo::platform
