#include "gui/present/undo_steps.h"

#include "core/journal/history.h"
#include "core/text/dates.h"
#include "gui/present/acting.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr std::string_view firstEntry = "did.register_made";
/// How far back the newest standing change is looked for: who takes more back uses the journal.
constexpr std::size_t farthest = 200;

std::vector<journal::ChangeSummary> changesOf(const Session& session, std::size_t limit)
{
    if (!session.isWritable()) {
        return {};
    }
    store::ChangeFilter filter;
    filter.actor = session.reg().actor().officer;
    filter.actorName = session.reg().actor().name;
    filter.countsRecords = false;
    filter.limit = limit;
    auto found = journal::changeSets(session.reg().database(), filter);
    std::erase_if(found, [](const auto& change) { return change.what.code == firstEntry; });
    return found;
}

UndoStep stepOf(const Session& session, const journal::ChangeSummary& change)
{
    const auto day = dayOf(change.at);
    const auto whole = text::formatInstant(change.at);
    return {change.changeSet, session.say(change.what),
            day == session.today() ? whole.substr(whole.find(' ') + 1) : text::formatDate(day),
            change.isUndone};
}

} // namespace

std::vector<UndoStep> UndoSteps::steps(std::size_t limit) const
{
    std::vector<UndoStep> out;
    for (const auto& change : changesOf(m_session, limit)) {
        out.push_back(stepOf(m_session, change));
    }
    return out;
}

std::optional<UndoStep> UndoSteps::nextUndo() const
{
    // nearly always the very newest
    for (const std::size_t limit : {std::size_t{2}, farthest}) {
        const auto found = changesOf(m_session, limit);
        const auto at = std::find_if(found.begin(), found.end(),
                                     [](const auto& change) { return !change.isUndone; });
        if (at != found.end()) {
            return stepOf(m_session, *at);
        }
    }
    return std::nullopt;
}

std::optional<UndoStep> UndoSteps::nextRedo() const
{
    const journal::ChangeSummary* last = nullptr;
    const auto found = changesOf(m_session, farthest);
    for (const auto& change : found) {
        if (!change.isUndone) {
            // done (or done again) after everything below it was taken back
            if (last == nullptr) {
                return std::nullopt;
            }
            break;
        }
        if (last == nullptr || last->undoneAt <= change.undoneAt) {
            last = &change;
        }
    }
    return last == nullptr ? std::nullopt : std::optional{stepOf(m_session, *last)};
}

void undoLast(Shell& shell)
{
    if (const auto step = UndoSteps(shell.session()).nextUndo()) {
        undoWithQuestion(shell, step->changeSet);
    }
}

void redoLast(Shell& shell)
{
    if (const auto step = UndoSteps(shell.session()).nextRedo()) {
        redoAgain(shell, step->changeSet);
    }
}

} // namespace dongbo::present
