#pragma once

#include "cli/context.h"
#include "core/domain/error.h"

#include <system_error>

namespace dongbo::cli {

/// The exit status that tells a script what kind of failure it was.
[[nodiscard]] Exit exitFor(Error::Kind kind);
/// Tells a person what went wrong and what to do next, on standard error: after the command had
/// done its work, that it is done all the same. Gives the exit status.
[[nodiscard]] Exit tellFailure(const Context& context, const Error& error);
/// Standard output could not be written, `error` is the system's. Tells what that means for
/// what was to be done; gives the exit status.
[[nodiscard]] Exit tellUnwritten(const Context& context, std::error_code error);

} // namespace dongbo::cli
