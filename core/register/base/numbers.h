#pragma once

#include "core/domain/fields.h"
#include "core/register/base/register.h"

#include <string>

// Inside core/register only.

namespace dongbo::numbers {

// The readable numbers of papers: "SC-2021-0001", with the office's prefix in front when it has
// one. Inside the use case's UnitOfWork; a number once given is not given again, even after an
// undo.

/// The highest number of a series ("DAN-CAM-") that is held, or was ever given out here; 0 when
/// none.
[[nodiscard]] std::int64_t last(Register& reg, RecordKind kind, const std::string& series);
[[nodiscard]] std::string nextFault(Register& reg, Date day);
[[nodiscard]] std::string nextRepair(Register& reg, Date day);
/// dd/mm/yyyy HH:MM.
[[nodiscard]] std::string shown(Instant moment);

} // namespace dongbo::numbers
