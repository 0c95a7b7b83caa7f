#pragma once

#include "gui/present/import/import_lists.h"
#include "gui/present/import/import_state.h"
#include "gui/present/shell.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// An import from the first file to the change-set it becomes: what was read, what the person
/// answered, the plan those answers lead to, and the one worker that reads, compares or writes. It
/// outlives the screens that show it, so that nothing is lost when they are rebuilt; a write's
/// end is told even when no screen is left. Of the GUI thread.
class ImportRun : public std::enable_shared_from_this<ImportRun>
{
public:
    using Plan = ImportLists::Plan;

    explicit ImportRun(Shell& shell);
    /// The window's own, made when it is first asked for.
    static std::shared_ptr<ImportRun> of(Shell& shell);

    [[nodiscard]] ImportState state() const { return m_state; }
    /// What the worker does, in words; empty: there is none.
    [[nodiscard]] std::string doing() const;
    /// nullptr before anything was read.
    [[nodiscard]] const ImportLists* lists() const { return m_lists.get(); }
    [[nodiscard]] const ImportAnswers& answers() const { return m_answers; }
    /// What was last compared; nullptr: nothing yet. Only in Ready and Writing is it what the
    /// answers lead to.
    [[nodiscard]] const Plan* plan() const { return m_plan.get(); }
    /// What was written; empty before Done.
    [[nodiscard]] const std::vector<importers::Proposal>& written() const { return m_written; }
    [[nodiscard]] std::optional<ChangeSetId> changeSet() const;
    /// Counts up whenever other lists are read: what a screen remembers of the old ones is void.
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }

    // What a person does; refused in words where the state does not allow it. True: taken.
    bool read(const std::vector<std::filesystem::path>& files);
    bool readCopied(const CopiedTable& table);
    /// `change` alters the answers; compared again.
    bool answer(const std::function<void(ImportAnswers&)>& change);
    bool tick(std::size_t update);
    /// Whether another sheet or page may be shown now.
    bool look();
    /// Ready: writes the plan, which must be made from the answers as they stand. Failed: compares
    /// again.
    bool commit();
    /// Done: the same lists with the same answers, against the register as it now is.
    bool again();
    bool drop();
    /// Asks the worker to stop.
    void stop();

    /// For a worker beside the one of the machine: the first rows of a sheet.
    [[nodiscard]] std::shared_ptr<ImportLists> sharedLists() const { return m_lists; }

    /// Whether a screen shows it: the end of a write is told in a banner when none does.
    void setSeen(bool isSeen) { m_isSeen = isSeen; }

    /// State, plan or answers are others now.
    Signal<> changed;

private:
    using Load = std::function<std::shared_ptr<ImportLists>(JobContext&)>;
    bool begin(Load load);
    bool happens(ImportEvent event);
    void ends(const JobEnd& end);
    void startReading();
    void startComparing();
    void startWriting();
    void finishWriting(const JobEnd& end, std::vector<importers::Proposal> written);
    void forget();
    void tellWritten(const std::vector<Error>& failures);
    void onSwitched();

    Shell& m_shell;
    LatestJob m_job; ///< reads or compares; what writes cannot be superseded and is not here
    std::optional<JobId> m_writer;
    ImportState m_state = ImportState::Choosing;
    Load m_load;
    std::shared_ptr<ImportLists> m_lists;
    ImportAnswers m_answers;
    std::shared_ptr<Plan> m_plan; ///< while Writing nobody changes it
    std::vector<importers::Proposal> m_written;
    std::uint64_t m_generation = 0;
    std::filesystem::path m_register; ///< that the lists are compared with
    bool m_isSeen = false;
    Connection m_onSwitch;
};

} // namespace dongbo::present
