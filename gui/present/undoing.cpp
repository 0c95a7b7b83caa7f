#include "core/register/base/history.h"
#include "core/register/corrections/changes.h"
#include "core/store/journal/change_log.h"
#include "core/text/unicode.h"
#include "gui/present/acting.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace dongbo::present {

namespace {

/// What is said of a change-set that was taken back, with the way to let it count again.
Shell::Done undone(Shell& shell, const ChangeSetId& changeSet)
{
    auto& session = shell.session();
    const auto summary = journal::changeSet(session.reg().database(), changeSet);
    Shell::Done done{{}, session.say("present.undone")};
    done.explanation = summary ? session.say(summary->what) : std::string();
    done.action = session.say("present.redo");
    done.onAction = [&shell, changeSet] { redoAgain(shell, changeSet); };
    return done;
}

/// What was done in the change-sets a redo needs, one a line.
std::string basesOf(const Session& session, const std::vector<journal::Basis>& bases)
{
    constexpr std::size_t shown = 6;
    std::vector<ChangeSetId> changeSets;
    for (const auto& basis : bases) {
        if (std::find(changeSets.begin(), changeSets.end(), basis.changeSet) == changeSets.end()) {
            changeSets.push_back(basis.changeSet);
        }
    }
    std::string out;
    for (std::size_t i = 0; i < std::min(shown, changeSets.size()); ++i) {
        const auto summary = journal::changeSet(session.reg().database(), changeSets[i]);
        out += (out.empty() ? "" : "\n") +
               (summary ? session.say(summary->what) : changeSets[i].text());
    }
    if (changeSets.size() > shown) {
        out += "\n" + session.say("present.and_more",
                                  {{"count", std::to_string(changeSets.size() - shown)}});
    }
    return out;
}

/// Whether it touched so many records that taking it back would hold the window up.
bool isLarge(Session& session, const ChangeSetId& changeSet)
{
    auto& database = session.reg().database();
    const auto number = store::changeNumber(database, changeSet);
    if (!number) {
        return false;
    }
    const auto rows = store::changesNumbered(database, {*number});
    return !rows.empty() && rows.front().records >= store::mostCounted;
}

/// Runs `work` on the window's register, or in a worker with progress when it is large; `then` gets
/// its answer once it is committed and announced, or nothing was in the way of refusing.
template <typename Result>
void carryOut(Shell& shell, const ChangeSetId& changeSet, const char* title,
              std::function<Result(Register&, const journal::Progress&)> work,
              std::function<Shell::Done(const Result&)> done,
              std::function<void(const Result&)> refused)
{
    auto& session = shell.session();
    if (!isLarge(session, changeSet)) {
        std::optional<Result> result;
        actOn(shell,
              [&]() -> Checked<Shell::Done> {
                  result = work(session.reg(), {});
                  return result->done ? done(*result) : Shell::Done{};
              },
              {});
        if (result && !result->done) {
            refused(*result);
        }
        return;
    }
    const auto result = std::make_shared<std::optional<Result>>();
    writeInWorker(
        shell, session.say(title),
        [result, work = std::move(work)](Register& reg, const WriteProgress& progress) {
            *result = work(reg, progress);
        },
        [&shell, result, done = std::move(done), refused = std::move(refused)] {
            if ((*result)->done) {
                tellChanged(shell, done(**result), {});
            } else {
                refused(**result);
            }
        },
        session.say("present.undo_stopped_help"));
}

/// Names what rests on it and asks whether that goes along or, where it may, stays.
void askAboutDependants(Shell& shell, const ChangeSetId& changeSet, const std::string& reason,
                        const journal::UndoResult& result)
{
    auto& session = shell.session();
    const bool mayKeep = std::all_of(
        result.dependants.begin(), result.dependants.end(),
        [](const journal::Dependant& one) { return one.tie == journal::Tie::Reference; });
    std::vector<std::string> answers{session.say("present.undo_take")};
    if (mayKeep) {
        answers.push_back(session.say("present.undo_keep"));
    }
    shell.prompts().ask(
        session.say("present.undo_dependants",
                    {{"count", std::to_string(result.dependants.size())}}),
        namesOf(session, result.dependants) + "\n" +
            session.say(mayKeep ? "present.undo_dependants_help" : "present.undo_steps_help"),
        answers, [&shell, changeSet, reason](std::optional<std::size_t> answer) {
            if (answer) {
                undoBy(shell, changeSet,
                       *answer == 0 ? journal::DependantRule::Take : journal::DependantRule::Keep,
                       reason);
            }
        });
}

} // namespace

std::string namesOf(const Session& session, const std::vector<journal::Dependant>& dependants)
{
    constexpr std::size_t shown = 6;
    std::string out;
    for (std::size_t i = 0; i < std::min(shown, dependants.size()); ++i) {
        const auto& one = dependants[i];
        out += (out.empty() ? "" : "\n") +
               text::capitalized(
                   recordTitle(session.reg().database(), session.language(), one.kind, one.record));
    }
    if (dependants.size() > shown) {
        out += "\n" + session.say("present.and_more",
                                  {{"count", std::to_string(dependants.size() - shown)}});
    }
    return out;
}

void undoBy(Shell& shell, const ChangeSetId& changeSet, journal::DependantRule rule,
            const std::string& reason)
{
    if (!isKnownOrAsked(
            shell, [&shell, changeSet, rule, reason] { undoBy(shell, changeSet, rule, reason); })) {
        return;
    }
    carryOut<journal::UndoResult>(
        shell, changeSet, "present.undoing",
        [changeSet, rule, reason](Register& reg, const journal::Progress& progress) {
            return undoChange(reg, changeSet, rule, reason, progress);
        },
        [&shell, changeSet](const journal::UndoResult&) { return undone(shell, changeSet); },
        [&shell, changeSet, reason](const journal::UndoResult& result) {
            askAboutDependants(shell, changeSet, reason, result);
        });
}

void undoWithQuestion(Shell& shell, const ChangeSetId& changeSet, const std::string& reason)
{
    undoBy(shell, changeSet, journal::DependantRule::Refuse, reason);
}

void redoAgain(Shell& shell, const ChangeSetId& changeSet, const std::string& reason,
               journal::BasisRule rule)
{
    if (!isKnownOrAsked(shell, [&shell, changeSet, reason, rule] {
            redoAgain(shell, changeSet, reason, rule);
        })) {
        return;
    }
    carryOut<journal::RedoResult>(
        shell, changeSet, "present.redoing",
        [changeSet, rule, reason](Register& reg, const journal::Progress& progress) {
            return redoChange(reg, changeSet, rule, reason, progress);
        },
        [&shell](const journal::RedoResult&) {
            return Shell::Done{{}, shell.session().say("present.redone")};
        },
        [&shell, changeSet, reason](const journal::RedoResult& result) {
            auto& session = shell.session();
            shell.prompts().ask(
                session.say("present.redo_bases"),
                basesOf(session, result.bases) + "\n" + session.say("present.redo_bases_help"),
                {session.say("present.redo_take")},
                [&shell, changeSet, reason](std::optional<std::size_t> answer) {
                    if (answer) {
                        redoAgain(shell, changeSet, reason, journal::BasisRule::Take);
                    }
                });
        });
}

} // namespace dongbo::present
