#pragma once

#include "core/planning/lines/spans.h"
#include "core/register/base/register.h"

#include <string>

// Inside core/register only.

namespace dongbo::lines {

/// Its name, or its id.
[[nodiscard]] std::string labelOf(const Line& line, const LineId& id);
/// Empty when nobody is meant, or the name is not known.
[[nodiscard]] std::string vendorName(Register& reg, const std::optional<VendorId>& id);
/// A line that is on the list; throws {NotFound, "find.gone"}, {Refused, "line.removed"}.
[[nodiscard]] Line requireListed(Register& reg, const LineId& id);

/// When a meeting runs: as it was held, else as planned; two hours when nobody says how long.
[[nodiscard]] planning::Span spanOf(const Meeting& meeting);

} // namespace dongbo::lines
