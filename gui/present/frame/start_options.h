#pragma once

#include "core/domain/checked.h"
#include "core/domain/time.h"
#include "core/text/language.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// What somebody wrote behind the program's name: dongbo [FILE…] [--at DATE] [--lang vi|en]
/// [--theme light|dark].
struct StartOptions
{
    std::optional<std::filesystem::path> registerFile; ///< the file that ends in .dongbo
    std::vector<std::filesystem::path> lists;          ///< other files: lists to import
    std::optional<Date> at;
    std::optional<Language> language;
    std::string theme; ///< "light", "dark" or empty
    bool help = false;
};

/// Relative paths stay as they are. Problems (field "option") for what is not understood: an
/// unknown word beginning with "--", an option without its value, a day that does not exist.
[[nodiscard]] Checked<StartOptions> readStartOptions(const std::vector<std::string>& words);

} // namespace dongbo::present
