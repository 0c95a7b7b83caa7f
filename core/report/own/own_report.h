#pragma once

#include "core/report/engine/definition.h"

// Inside core/report only.

namespace dongbo::report {

/// "own:NAME" in place of a report's name is the own report of that name.
constexpr std::string_view ownPrefix = "own:";

/// Makes the report that the parameter "definition" (definitionText) states.
[[nodiscard]] const Definition& ownReportDefinition();

} // namespace dongbo::report
