#pragma once

#include <string>
#include <string_view>

namespace dongbo::cli {

/// Checks what was typed behind an option or for an argument before anything is opened, the same
/// for every verb: it is not empty, is UTF-8, no longer than its kind allows and without control
/// characters (only text for people may have several lines). `name` is what the person typed or
/// reads in the help ("--notes"), `kind` what it takes, as in "cli.value.<kind>". Throws
/// Error{Usage} that names the limit.
void checkValue(const std::string& name, std::string_view kind, const std::string& value);

} // namespace dongbo::cli
