#pragma once

#include "cli/context.h"

#include <string>
#include <vector>

namespace dongbo::cli {

/// The global options as typed, and what is left of the command line without them.
struct Globals
{
    std::string registerFile;
    std::string language;
    std::string actAs;
    std::string at;
    std::string format;
    bool wantsHelp = false;
    bool wantsVersion = false;
    std::vector<std::string> rest;
};

/// Takes the global options out of the command line, wherever they stand, so that they may come
/// before or after the verb. `--name value` and `--name=value`; nothing is taken after "--".
/// An option without its value is left in `rest` with its name.
[[nodiscard]] Globals takeGlobals(const std::vector<std::string>& arguments);

/// Fills the context from the globals and the environment (DONGBO_REGISTER, DONGBO_LANG,
/// DONGBO_AS, XDG_DATA_HOME, NO_COLOR). The language is set first, so that the rest is told in it.
/// Throws Error{Usage} for values that mean nothing.
void applyGlobals(const Globals& globals, Context& context);

} // namespace dongbo::cli
