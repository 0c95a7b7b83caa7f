#pragma once

#include "core/domain/error.h"
#include "gui/present/jobs.h"
#include "gui/present/session.h"
#include "importers/grid/workbook.h"
#include "importers/proposal/cell_changes.h"
#include "importers/proposal/import_list.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

// The worker's side of an import: reads files, compares them with the register, writes. No words.

/// A file somebody wants to import: read, or why not.
struct LoadedList
{
    std::filesystem::path path;
    std::string name;
    std::shared_ptr<const importers::Workbook> workbook; ///< nothing when it could not be read
    std::optional<Error> failure;
    importers::ListFile file; ///< points to the workbook
};

/// What a person decided about one list so far.
struct ListAnswers
{
    importers::Choices choices;
    importers::Answers answers;
};

/// A row of a sheet as its writer sees it.
struct SheetLine
{
    std::uint32_t number = 0;
    std::vector<std::string> cells; ///< of the first columns
};

/// One cell of a known device that would change, with the device it belongs to.
struct UpdateLine
{
    std::size_t list = 0;
    std::size_t device = 0; ///< index into the list's proposal
    importers::CellChange change;
};

/// The lists of an import, shared between the window and the one worker that uses them at a time.
class ImportLists
{
public:
    static constexpr std::size_t mostLines = 4'000;  ///< of a sheet that are shown
    static constexpr std::uint32_t mostColumns = 40; ///< of them

    /// Reads the files; of a folder the lists in it, by name. A file that cannot be read is kept
    /// with the reason. Throws {Cancelled}; {NotFound} when a folder holds no list.
    static std::shared_ptr<ImportLists> read(const std::vector<std::filesystem::path>& paths,
                                             JobContext& context);

    [[nodiscard]] const std::vector<LoadedList>& lists() const { return m_lists; }
    [[nodiscard]] bool isAnyReadable() const;
    /// Which of lists() the readable ones are, in order: proposals come for these only.
    [[nodiscard]] const std::vector<std::size_t>& readable() const { return m_readable; }

    /// What comparing them with the register gave.
    struct Plan
    {
        /// What was compared with; the proposals hand out device codes through it, so it is also
        /// the one that writes. Used by one thread at a time.
        std::shared_ptr<Register> reg;
        std::vector<importers::Proposal> proposals; ///< of readable()
        std::vector<UpdateLine> updates;            ///< of all of them
        bool hasUnits = false;                      ///< the register knows its units
    };
    /// For a worker; a newer call waits until the older one has stopped.
    [[nodiscard]] Plan plan(const Session::ForWorker& writing,
                            const std::vector<ListAnswers>& answers, bool createPlaces,
                            JobContext& context);
    /// The first rows of a sheet, for a worker.
    [[nodiscard]] std::vector<SheetLine> lines(std::size_t list, std::size_t sheet,
                                               JobContext& context);
    /// Writes a plan's proposals as one change-set; for a worker.
    [[nodiscard]] std::vector<importers::Proposal> apply(const Plan& plan,
                                                         const std::vector<ListAnswers>& answers,
                                                         bool createPlaces, JobContext& context);
    /// Writes the rows set aside into a workbook; for a worker.
    void writeSetAside(const std::vector<ListAnswers>& answers,
                       const std::vector<importers::Proposal>& proposals, Language language,
                       Instant now, const std::filesystem::path& path);

private:
    [[nodiscard]] std::vector<importers::ListToImport>
    toImport(const std::vector<ListAnswers>& answers) const;

    std::vector<LoadedList> m_lists;
    std::vector<std::size_t> m_readable;
    std::mutex m_inUse; ///< a workbook is walked by one thread at a time
};

} // namespace dongbo::present
