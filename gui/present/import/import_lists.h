#pragma once

#include "core/domain/error.h"
#include "core/store/queries/place_queries.h"
#include "gui/present/jobs.h"
#include "gui/present/session.h"
#include "importers/grid/workbook.h"
#include "importers/proposal/apply/import_list.h"
#include "importers/proposal/rows/cell_changes.h"

#include <filesystem>
#include <functional>
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

    bool operator==(const ListAnswers&) const = default;
};

/// What a person decided about an import so far.
struct ImportAnswers
{
    std::vector<ListAnswers> lists; ///< one for each of ImportLists::lists()
    bool makesPlaces = false;       ///< places no unit is known for are made

    bool operator==(const ImportAnswers&) const = default;
};

/// A table copied from another program, as the clipboard gives it.
struct CopiedTable
{
    std::string html; ///< a web page's piece; may be empty
    std::string text; ///< tabs and lines; may be empty
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

    /// Reads a copied table from memory, as a list named `name`; its text where the page holds no
    /// table. Throws {Cancelled}.
    static std::shared_ptr<ImportLists> readCopied(const CopiedTable& table,
                                                   const std::string& name, JobContext& context);

    /// What comparing them with the register gave, with the answers it was made from. Ticks are
    /// changed by tick() only; once handed to a writer it is not changed any more.
    struct Plan
    {
        ImportAnswers answers;
        /// What was compared with; the proposals hand out device codes through it, so it is also
        /// the one that writes. Used by one thread at a time.
        std::shared_ptr<Register> reg;
        std::vector<importers::Proposal> proposals; ///< of readable()
        /// The register's sites by name, while they are few enough for a menu; else none.
        std::vector<store::SiteName> sites;
        std::vector<UpdateLine> updates; ///< of all of them
        bool hasUnits = false;           ///< the register knows its units

        /// Places no unit is known for will be made.
        [[nodiscard]] bool makesPlaces() const { return answers.makesPlaces || !hasUnits; }
        /// As Proposal::tooMany: not 0 while a person must say first that so many are meant.
        [[nodiscard]] std::uint64_t tooMany() const
        {
            std::uint64_t most = 0;
            for (const auto& proposal : proposals) {
                most = proposal.tooMany > most ? proposal.tooMany : most;
            }
            return most;
        }
    };
    /// Takes an update that was left, leaves one that was taken.
    void tick(Plan& plan, std::size_t update) const;

    /// For a worker; a newer call waits until the older one has stopped.
    [[nodiscard]] Plan plan(const Session::ForWorker& writing, ImportAnswers answers,
                            JobContext& context);
    /// The first rows of a sheet, for a worker.
    [[nodiscard]] std::vector<SheetLine> lines(std::size_t list, std::size_t sheet,
                                               JobContext& context);
    /// Writes a plan as one change-set, with the answers it carries; for a worker. Throws what
    /// importers::applyProposals throws; nothing is written then.
    [[nodiscard]] std::vector<importers::Proposal> apply(const Plan& plan, JobContext& context);
    /// Writes the rows set aside into a workbook; for a worker.
    void writeSetAside(const ImportAnswers& answers,
                       const std::vector<importers::Proposal>& proposals, Language language,
                       Instant now, const std::filesystem::path& path);

private:
    /// Adds a list that `read` fills; what that throws is kept with the list, {Cancelled} is
    /// thrown.
    void add(LoadedList list, const std::function<void(LoadedList&)>& read);
    [[nodiscard]] std::vector<importers::ListToImport> toImport(const ImportAnswers& answers) const;

    std::vector<LoadedList> m_lists;
    std::vector<std::size_t> m_readable;
    std::mutex m_inUse; ///< a workbook is walked by one thread at a time
};

} // namespace dongbo::present
