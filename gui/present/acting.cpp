#include "gui/present/acting.h"

#include "core/journal/history.h"
#include "core/register/changes.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <string>

namespace dongbo::present {

namespace {

/// The verb under a failure: what a person would do next; empty where nothing in the window helps.
std::string nextStepOf(const Session& session, Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Locked:
        return session.say("present.next_locked");
    case Error::Kind::Full:
        return session.say("present.next_full");
    case Error::Kind::ReadOnly:
        return session.say("present.next_read_only");
    case Error::Kind::Corrupt:
        return session.say("present.next_corrupt");
    case Error::Kind::NotFound:
    case Error::Kind::Exists:
    case Error::Kind::NotARegister:
    case Error::Kind::NewerSchema:
    case Error::Kind::Unreadable:
    case Error::Kind::Encrypted:
    case Error::Kind::TooLarge:
    case Error::Kind::Usage:
    case Error::Kind::Refused:
    case Error::Kind::Cancelled:
    case Error::Kind::Bug:
        return {};
    }
    return {};
}

/// What the register's own connection says of a failure leaves its file to whoever has it open.
Message withPath(const Session& session, Message message)
{
    if (std::none_of(message.args.begin(), message.args.end(),
                     [](const Argument& one) { return one.name == "path"; })) {
        message.args.push_back({"path", session.path().filename().string()});
    }
    return message;
}

void showUndone(Shell& shell, const ChangeSetId& changeSet)
{
    auto& session = shell.session();
    const auto summary = journal::changeSet(session.reg().database(), changeSet);
    shell.banner({BannerTone::Ok, session.say("present.undone"),
                  summary ? session.say(summary->what) : std::string(), session.say("present.redo"),
                  [&shell, changeSet] { redoAgain(shell, changeSet); }});
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

} // namespace

BannerText bannerOf(const Session& session, const Error& error)
{
    return {error.kind() == Error::Kind::Refused ? BannerTone::Warn : BannerTone::Bad,
            session.say(withPath(session, error.message())),
            nextStepOf(session, error.kind()),
            {},
            {}};
}

bool actOn(Shell& shell, const std::function<Checked<Shell::Done>()>& useCase,
           const std::function<void(const Problems&)>& onProblems)
{
    auto& session = shell.session();
    try {
        const auto done = useCase();
        if (!done) {
            if (onProblems) {
                onProblems(done.problems());
            } else {
                shell.banner({BannerTone::Warn,
                              text::say(session.language(), done.problems().front()),
                              {},
                              {},
                              {}});
            }
            return false;
        }
        session.announceChange();
        if (!done->sentence.empty()) {
            BannerText banner{BannerTone::Ok, done->sentence, {}, {}, {}};
            if (const auto changeSet = done->changeSet) {
                banner.action = session.say("present.undo");
                banner.onAction = [&shell, changeSet] { undoWithQuestion(shell, *changeSet); };
            }
            shell.banner(banner);
        }
        return true;
    } catch (const Error& error) {
        shell.banner(bannerOf(session, error));
    } catch (const std::exception& error) {
        shell.banner(
            {BannerTone::Bad, session.say("present.bug", {{"what", error.what()}}), {}, {}, {}});
    }
    return false;
}

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
    auto& session = shell.session();
    std::optional<journal::UndoResult> result;
    actOn(shell,
          [&]() -> Checked<Shell::Done> {
              result = undoChange(session.reg(), changeSet, rule, reason);
              return Shell::Done{};
          },
          {});
    if (!result) {
        return;
    }
    if (result->done) {
        showUndone(shell, changeSet);
        return;
    }
    const bool mayKeep = std::all_of(
        result->dependants.begin(), result->dependants.end(),
        [](const journal::Dependant& one) { return one.tie == journal::Tie::Reference; });
    std::vector<std::string> answers{session.say("present.undo_take")};
    if (mayKeep) {
        answers.push_back(session.say("present.undo_keep"));
    }
    shell.prompts().ask(
        session.say("present.undo_dependants",
                    {{"count", std::to_string(result->dependants.size())}}),
        namesOf(session, result->dependants) + "\n" +
            session.say(mayKeep ? "present.undo_dependants_help" : "present.undo_steps_help"),
        answers, [&shell, changeSet, reason](std::optional<std::size_t> answer) {
            if (answer) {
                undoBy(shell, changeSet,
                       *answer == 0 ? journal::DependantRule::Take : journal::DependantRule::Keep,
                       reason);
            }
        });
}

void undoWithQuestion(Shell& shell, const ChangeSetId& changeSet, const std::string& reason)
{
    undoBy(shell, changeSet, journal::DependantRule::Refuse, reason);
}

void redoAgain(Shell& shell, const ChangeSetId& changeSet, const std::string& reason,
               journal::BasisRule rule)
{
    auto& session = shell.session();
    std::optional<journal::RedoResult> result;
    actOn(shell,
          [&]() -> Checked<Shell::Done> {
              result = redoChange(session.reg(), changeSet, rule, reason);
              return Shell::Done{{}, result->done ? session.say("present.redone") : std::string()};
          },
          {});
    if (!result || result->done) {
        return;
    }
    shell.prompts().ask(session.say("present.redo_bases"),
                        basesOf(session, result->bases) + "\n" +
                            session.say("present.redo_bases_help"),
                        {session.say("present.redo_take")},
                        [&shell, changeSet, reason](std::optional<std::size_t> answer) {
                            if (answer) {
                                redoAgain(shell, changeSet, reason, journal::BasisRule::Take);
                            }
                        });
}

} // namespace dongbo::present
