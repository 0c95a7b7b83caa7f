#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dongbo::gui {

/// One line of a script: click devices.table/row:3
struct Step
{
    int line = 0;
    std::string text; ///< as written, for messages
    std::string verb;
    std::vector<std::string> words; ///< behind the verb; "quoted ones" without their quotes
};

/// The steps of a script. Empty lines and lines beginning with # are left out; $NAME and ${NAME}
/// are what the environment says. Throws std::runtime_error naming file and line for a file that
/// cannot be read, an unclosed quote and an unset variable.
[[nodiscard]] std::vector<Step> readScript(const std::filesystem::path& file);

} // namespace dongbo::gui
