#pragma once

#include "core/journal/write/journal.h"
#include "core/register/base/register.h"

// Inside core/register only.

namespace dongbo {

/// What the use cases write through.
[[nodiscard]] journal::Journal& journalOf(Register& reg);

} // namespace dongbo
