#pragma once

#include "cli/command_line.h"
#include "core/domain/fields.h"

namespace dongbo::cli::commands {

/// `price export|import`, `quota export|import`: the list of a simple kind as a workbook.
void addTableVerbs(Noun& noun, const Kind& kind);
/// `standard export|import`.
void addStandardTables(Noun& standard);

} // namespace dongbo::cli::commands
