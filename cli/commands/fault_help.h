#pragma once

#include "cli/command_line.h"
#include "core/register/triage/triage.h"

#include <vector>

namespace dongbo::cli::commands {

/// `fault help` and `fault tried`.
void addFaultHelp(Noun& fault);
/// What was tried on a fault, under a heading; nothing when nothing was.
void printTried(const Context& context, const std::vector<store::FaultStepRow>& rows);
void printHelp(const Context& context, const FaultHelp& told);

} // namespace dongbo::cli::commands
