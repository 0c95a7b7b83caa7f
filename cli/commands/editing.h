#pragma once

#include "cli/command_line.h"

/// Adds to the nouns of this program the verbs that correct what was recorded before, and that show
/// how a record came to be what it is.
namespace dongbo::cli::commands {

void addDeviceEditing(Noun& device);
void addFaultEditing(Noun& fault);
void addRepairEditing(Noun& repair);
void addSiteEditing(Noun& site);
void addUnitEditing(Noun& unit);
void addOfficerEditing(Noun& officer);

/// `vendor list|show|add|edit|history`
void addVendor(CommandLine& line);
/// `custody list|edit|history`, `transfer edit|history`, `disposal edit|history`
void addPapers(CommandLine& line);
/// `register show|edit|history`
void addRegister(CommandLine& line);

} // namespace dongbo::cli::commands
