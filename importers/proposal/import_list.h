#pragma once

#include "core/register/register.h"
#include "importers/grid/workbook.h"
#include "importers/proposal/proposal.h"
#include "importers/proposal/recipe.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace dongbo::importers {

/// A list that has been read, with what a person knows of the file.
struct ListFile
{
    const Workbook* workbook = nullptr;
    std::string path;
    std::string name; ///< without folders
    std::string hash; ///< BLAKE2b-256 of the bytes, hex; may be empty
    std::int64_t size = 0;
};

/// Name, size and hash of the file's bytes. Throws Error{NotFound, Unreadable}.
[[nodiscard]] ListFile describeFile(const std::filesystem::path& path, const Workbook& workbook);

struct ImportOptions
{
    Choices choices;             ///< what a person or recipe decided, --site among it
    Answers answers;             ///< what a person decided about single rows and values
    bool createPlaces = false;   ///< make places no unit is known for
    std::vector<Recipe> recipes; ///< tried where no choice says otherwise
    bool useRecipes = true;      ///< then those the register remembers
    enum class Rule : std::uint8_t
    {
        GoodRows,    ///< rows with an error are set aside, the others go in
        OnlyClean,   ///< rows with a warning are set aside as well
        AllOrNothing ///< one row set aside: nothing goes in
    };
    Rule rule = Rule::GoodRows;
    /// Rows done so far; called every few thousand rows on the caller's thread. May be empty.
    std::function<void(std::uint64_t rows)> progress;
    std::stop_token cancel; ///< Error{Cancelled}; nothing is written then
};

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

/// One of the lists of an import. Its choices and answers count, those of ImportOptions do not.
struct ListToImport
{
    ListFile file;
    Choices choices;
    Answers answers;
};

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
