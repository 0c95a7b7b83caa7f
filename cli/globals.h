#pragma once

#include "cli/context.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::cli {

/// The global options as typed, and what is left of the command line without them.
struct Globals
{
    std::optional<std::string> registerFile;
    std::optional<std::string> language;
    std::optional<std::string> actAs;
    std::optional<std::string> at;
    std::optional<std::string> format;
    bool wantsHelp = false;
    bool wantsVersion = false;
    std::vector<std::string> rest;
};

/// Takes the global options out of the command line, wherever they stand, so that they may come
/// before or after the verb. `--name value` and `--name=value`; nothing is taken after "--".
/// An option without its value is left in `rest` with its name.
[[nodiscard]] Globals takeGlobals(const std::vector<std::string>& arguments);

/// Fills the context from the globals and the environment (DONGBO_REGISTER, DONGBO_LANG,
/// DONGBO_AS, XDG_DATA_HOME, HOME, NO_COLOR), where an empty variable is none. The language is set
/// first, so that the rest is told in it. The register's path stays empty when nothing says where
/// it is. Throws Error{Usage} for values that mean nothing.
void applyGlobals(const Globals& globals, Context& context);

} // namespace dongbo::cli
