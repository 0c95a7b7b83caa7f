#pragma once

#include "cli/command_line.h"

/// What lines have besides a list of them.
namespace dongbo::cli::commands {

/// `line status|measure|down|restored|ticket|incidents|sla`, beside the verbs of every list.
void addLineVerbs(Noun& line);
/// Of these `line incidents|sla`: what the lines failed to do of what their contracts promise.
void addLineContracts(Noun& line);
/// `line-measurement import`: speed tests and the register's own lists of measurements.
void addMeasurementImport(Noun& measurement);
/// `line-upgrade ask|answer|done|list|history`
void addLineUpgrades(CommandLine& line);
/// `provider list|show`
void addProvider(CommandLine& line);
/// `escalate FAULT | --site S`, `escalate tell|answer|log|text`
void addEscalate(CommandLine& line);
/// `support ask|answer|helped|refuse|list|history`
void addSupport(CommandLine& line);

} // namespace dongbo::cli::commands
