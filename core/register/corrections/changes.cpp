#include "core/register/corrections/changes.h"

#include "core/register/base/inside.h"
#include "core/register/base/large_cache.h"
#include "core/store/journal/change_log.h"
#include "core/text/dates.h"

#include <algorithm>

namespace dongbo {

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
