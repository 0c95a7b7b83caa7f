#pragma once

#include "cli/command_line.h"

namespace dongbo::cli::commands {

/// The verbs of plans that were kept: list, show, approve, do, receive, drop, cancel.
void addPlanRecords(Noun& plan);

} // namespace dongbo::cli::commands
