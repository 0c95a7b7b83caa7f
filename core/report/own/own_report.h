#pragma once

#include "core/report/engine/definition.h"

// Inside core/report only.

namespace dongbo::report {

/// Makes the report that the parameter "definition" (definitionText) states.
[[nodiscard]] const Definition& ownReportDefinition();

} // namespace dongbo::report
