#pragma once

#include "cli/command_line.h"

/// Each adds the commands of one noun to the command line.
namespace dongbo::cli::commands {

void addInit(CommandLine& line);
void addImport(CommandLine& line);
void addDevice(CommandLine& line);
void addFault(CommandLine& line);
void addRepair(CommandLine& line);
void addSite(CommandLine& line);
void addUnit(CommandLine& line);
void addOfficer(CommandLine& line);
/// A noun for each kind of record without rules of its own (Kind::isSimple): `price list|…`
void addSimpleRecords(CommandLine& line);
void addChanges(CommandLine& line);
void addConsistency(CommandLine& line);
void addForecast(CommandLine& line);
void addPlan(CommandLine& line);
void addStocktake(CommandLine& line);
void addMeeting(CommandLine& line);
void addCheck(CommandLine& line);
void addDuty(CommandLine& line);
void addMaintenance(CommandLine& line);
void addRules(CommandLine& line);
void addStandard(CommandLine& line);
/// Verbs of batches, beside those of single disposals.
void addDisposalBatches(Noun& disposal);
void addMovements(CommandLine& line);
void addWear(CommandLine& line);
void addReport(CommandLine& line);
void addIssuedReports(CommandLine& line);
/// `issued-report issue`, which has the options of every report.
void addIssueVerb(Noun& noun);
void addOwnReports(CommandLine& line);
void addPaperSettings(CommandLine& line);
void addFile(CommandLine& line);

} // namespace dongbo::cli::commands
