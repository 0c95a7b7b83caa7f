#pragma once

#include "cli/context.h"
#include "core/domain/error.h"

namespace dongbo::cli {

/// The exit status that tells a script what kind of failure it was.
[[nodiscard]] Exit exitFor(Error::Kind kind);
/// Tells a person what went wrong and what to do next, on standard error.
void tellFailure(const Context& context, const Error& error);

} // namespace dongbo::cli
