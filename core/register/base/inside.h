#pragma once

#include "core/journal/write/journal.h"
#include "core/register/base/register.h"

#include <functional>

// Inside core/register only.

namespace dongbo {

/// What the use cases write through.
[[nodiscard]] journal::Journal& journalOf(Register& reg);

/// Writes into a use case's change-set, after its own operations, what another record says of what
/// was created: a plan's line of the device it bought. Empty: nothing. What it throws leaves
/// nothing written.
template <typename IdType>
using AlsoWrite = std::function<void(journal::Action&, const IdType& created)>;

} // namespace dongbo
