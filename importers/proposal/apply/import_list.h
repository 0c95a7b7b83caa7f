#pragma once

#include "core/register/base/register.h"
#include "importers/grid/workbook.h"
#include "importers/proposal/model/import_options.h"
#include "importers/proposal/model/proposal.h"

#include <filesystem>
#include <vector>

namespace dongbo::importers {

/// Name, size and hash of the file's bytes. Throws Error{NotFound, Unreadable}.
[[nodiscard]] ListFile describeFile(const std::filesystem::path& path, const Workbook& workbook);

/// Compares a list with the register and writes nothing. Reads only; may run in a worker with a
/// Register of its own while others write. Change `choices` or `answers` and call it again.
[[nodiscard]] Proposal proposeImport(Register& reg, const ListFile& list,
                                     const ImportOptions& options);

/// Imports the list: one change-set, one transaction, on disk on return; every value knows file,
/// sheet, row, column and original wording. Rows are compared before the write lock is taken and
/// again under it if the register changed meanwhile (lists past keptDevices: under it only).
/// Choices are remembered as recipes. Before a large import (dongbo::largeImport) the register
/// makes a backup of itself; when it cannot, the import goes on and Proposal::noBackup says why.
/// Throws what the journal throws, and Error{Cancelled}; nothing is written then.
[[nodiscard]] Proposal importList(Register& reg, const ListFile& list,
                                  const ImportOptions& options);

/// Writes what was proposed and shown, if the register is still as it was; else compares again. The
/// ticks (`answers.refused`, `answers.taken`) may have changed since it was proposed, nothing else.
/// `reg` is the Register that proposed it, still open: `Proposal::codes` keeps a pointer to it.
[[nodiscard]] Proposal applyProposal(Register& reg, const ListFile& list,
                                     const ImportOptions& options, Proposal proposal);

// Several lists (files dropped together, a folder) are one import: one change-set, one undo. Each
// is compared with the register as the ones before it will leave it, so that a device two lists
// have is made once.

/// Shape of all three: one proposal a list, in order.
[[nodiscard]] std::vector<Proposal>
proposeImports(Register& reg, const std::vector<ListToImport>& lists, const ImportOptions& options);
[[nodiscard]] std::vector<Proposal>
importLists(Register& reg, const std::vector<ListToImport>& lists, const ImportOptions& options);
[[nodiscard]] std::vector<Proposal> applyProposals(Register& reg,
                                                   const std::vector<ListToImport>& lists,
                                                   const ImportOptions& options,
                                                   std::vector<Proposal> proposals);

/// All lists of an import together.
[[nodiscard]] Proposal::Summary summaryOf(const std::vector<Proposal>& proposals);

} // namespace dongbo::importers
