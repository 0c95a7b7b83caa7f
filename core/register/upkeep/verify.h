#pragma once

#include "core/journal/read/verify.h"
#include "core/register/base/register.h"

namespace dongbo {

/// Checks the file, the chain of operations and every record; damage is an answer, not an Error.
[[nodiscard]] journal::VerifyResult verifyRegister(Register& reg,
                                                   const journal::Progress& progress = {});

} // namespace dongbo
