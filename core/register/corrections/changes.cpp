#include "core/register/corrections/changes.h"

#include "core/register/base/inside.h"
#include "core/store/journal/change_log.h"
#include "core/text/dates.h"

#include <algorithm>

namespace dongbo {

namespace {

/// Pages are kept in memory while a change-set is folded anew, however large it is: with the few of
/// other use cases many would be read, and written to the log, again and again.
class LargeCache
{
public:
    explicit LargeCache(Register& reg)
        : m_reg(reg)
    {
        constexpr int megabytes = 112; // as while a list goes in
        m_reg.database().setCacheMegabytes(megabytes);
    }
    LargeCache(const LargeCache&) = delete;
    LargeCache& operator=(const LargeCache&) = delete;
    ~LargeCache()
    {
        try {
            constexpr int usual = 2; // SQLite's own
            m_reg.database().setCacheMegabytes(usual);
        } catch (const Error&) { // NOLINT(bugprone-empty-catch): it stays large, nothing else
        }
    }

private:
    Register& m_reg;
};

} // namespace

std::vector<journal::Dependant> dependantsOf(Register& reg, const ChangeSetId& changeSet)
{
    return journal::dependantsOf(journalOf(reg), changeSet);
}

journal::UndoResult undoChange(Register& reg, ChangeSetId changeSet, journal::DependantRule rule,
                               const std::string& reason, const journal::Progress& progress)
{
    const LargeCache cache(reg);
    store::UnitOfWork work(reg.database());
    auto result = journal::undo(journalOf(reg), reg.actor(), changeSet, rule, reason, progress);
    if (result.done) {
        work.commit();
    }
    return result;
}

journal::RedoResult redoChange(Register& reg, ChangeSetId changeSet, journal::BasisRule rule,
                               const std::string& reason, const journal::Progress& progress)
{
    const LargeCache cache(reg);
    store::UnitOfWork work(reg.database());
    auto result = journal::redo(journalOf(reg), reg.actor(), changeSet, rule, reason, progress);
    if (result.done) {
        work.commit();
    }
    return result;
}

Checked<Written<ChangeSetId>> correctTime(Register& reg, const TimeCorrection& correction)
{
    store::UnitOfWork work(reg.database());
    const auto row = store::changeRow(reg.database(), correction.changeSet);
    if (!row || row->birth == 0) {
        throw Error(Error::Kind::NotFound,
                    {"journal.no_change_set", {{"change_set", correction.changeSet.text()}}});
    }
    const auto reading = journalOf(reg).readClock();
    Problems problems;
    ChangeSet corrected;
    corrected.correctedAt = correction.at;
    checks::record(problems, corrected);
    checks::likelyMoment(problems, "corrected_at", correction.at,
                         std::max(reading.wall, reading.plausible));
    auto warnings = checks::settle(problems, correction.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    if (reading.doubt && correction.at <= reading.wall) {
        journalOf(reg).believeClock();
    }
    const std::string at = text::formatInstant(correction.at);
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.time_corrected",
                            {{"change_set", correction.changeSet.text()},
                             {"was", text::formatInstant(Instant{row->wallMs})},
                             {"at", at}}},
                           correction.reason);
    if (!action.correctTime(correction.changeSet, correction.at)) {
        return Problem{"corrected_at", {"value.same_as_before", {{"value", at}}}};
    }
    work.commit();
    return Written<ChangeSetId>{correction.changeSet, "", action.id(), std::move(warnings)};
}

} // namespace dongbo
