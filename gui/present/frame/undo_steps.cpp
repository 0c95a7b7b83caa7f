#include "gui/present/frame/undo_steps.h"

#include "core/register/base/history.h"
#include "core/text/dates.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr std::string_view firstEntry = "did.register_made";
/// How far back the newest standing change is looked for: who takes more back uses the journal.
constexpr std::size_t farthest = 200;

std::vector<journal::ChangeSummary> changesOf(Register* reg, std::size_t limit)
{
    if (reg == nullptr) {
        return {};
    }
    store::ChangeFilter filter;
    filter.actor = reg->actor().officer;
    filter.actorName = reg->actor().name;
    filter.countsRecords = false;
    filter.limit = limit;
    auto found = journal::changeSets(reg->database(), filter);
    std::erase_if(found, [](const auto& change) { return change.what.code == firstEntry; });
    return found;
}

UndoStep stepOf(const Register& reg, Language language, const journal::ChangeSummary& change)
{
    const auto day = dayOf(change.at);
    const auto whole = text::formatInstant(change.at);
    return {change.changeSet, text::say(language, change.what),
            day == reg.today() ? whole.substr(whole.find(' ') + 1) : text::formatDate(day),
            change.isUndone};
}

} // namespace

UndoSteps::UndoSteps(const Session& session)
    : m_register(session.isWritable() ? &session.reg() : nullptr)
    , m_language(session.language())
{}

std::vector<UndoStep> UndoSteps::steps(std::size_t limit) const
{
    std::vector<UndoStep> out;
    for (const auto& change : changesOf(m_register, limit)) {
        out.push_back(stepOf(*m_register, m_language, change));
    }
    return out;
}

std::optional<UndoStep> UndoSteps::nextUndo() const
{
    const auto firstOf = [this](const auto& found) -> std::optional<UndoStep> {
        const auto at = std::find_if(found.begin(), found.end(),
                                     [](const auto& change) { return !change.isUndone; });
        return at == found.end() ? std::nullopt
                                 : std::optional{stepOf(*m_register, m_language, *at)};
    };
    if (const auto step = firstOf(newest())) {
        return step;
    }
    return firstOf(changesOf(m_register, farthest));
}

const std::vector<journal::ChangeSummary>& UndoSteps::newest() const
{
    if (!m_newest) {
        m_newest = changesOf(m_register, 2);
    }
    return *m_newest;
}

std::optional<UndoStep> UndoSteps::nextRedo() const
{
    if (!newest().empty() && !newest().front().isUndone) { // nearly always
        return std::nullopt;
    }
    const journal::ChangeSummary* last = nullptr;
    const auto found = changesOf(m_register, farthest);
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
    return last == nullptr ? std::nullopt : std::optional{stepOf(*m_register, m_language, *last)};
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
