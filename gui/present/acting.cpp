#include "gui/present/acting.h"

#include "core/journal/history.h"
#include "core/register/changes.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>

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
    const auto path = std::find_if(message.args.begin(), message.args.end(),
                                   [](const Argument& one) { return one.name == "path"; });
    const auto name = session.path().filename().string();
    if (path == message.args.end()) {
        message.args.push_back({"path", name});
    } else if (path->value.empty()) {
        path->value = name;
    }
    return message;
}

/// Whether something was committed here since this was made. A failure to find out counts as no.
class CommitWatch
{
public:
    explicit CommitWatch(Session& session)
        : m_session(session)
        , m_before(written())
    {}

    [[nodiscard]] bool hasCommitted() const { return written() != m_before; }

private:
    /// The last operation this office wrote.
    [[nodiscard]] std::uint64_t written() const
    {
        try {
            auto& journal = m_session.reg().journal();
            const auto all = journal.versionVector();
            const auto own = all.find(journal.node());
            return own == all.end() ? 0 : own->second;
        } catch (const Error&) {
            return 0;
        }
    }

    Session& m_session;
    std::uint64_t m_before;
};

void log(const std::vector<Error>& failures)
{
    for (const auto& failure : failures) {
        std::fprintf(stderr, "dongbo: after a change: %s\n", failure.what());
        for (const auto& line : failure.context()) {
            std::fprintf(stderr, "dongbo:   %s\n", line.c_str());
        }
    }
}

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

/// Says that a change is written, and what could not be shown after it.
void tellDone(Shell& shell, const Shell::Done& done, const std::vector<Error>& failures)
{
    auto& session = shell.session();
    log(failures);
    if (done.sentence.empty() && failures.empty()) {
        return;
    }
    BannerText banner{BannerTone::Ok,
                      done.sentence.empty() ? session.say("present.written") : done.sentence,
                      done.explanation,
                      {},
                      {}};
    if (!failures.empty()) {
        banner.tone = BannerTone::Warn;
        banner.explanation =
            session.say("present.written_not_shown",
                        {{"why", session.say(withPath(session, failures.front().message()))}});
    }
    if (done.onAction) {
        banner.action = done.action;
        banner.onAction = done.onAction;
    } else if (const auto changeSet = done.changeSet) {
        banner.action = session.say("present.undo");
        banner.onAction = [&shell, changeSet] { undoWithQuestion(shell, *changeSet); };
    }
    shell.banner(banner);
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
    if (!session.checkFile()) {
        tellFileLost(shell);
        return false;
    }
    const CommitWatch watch(session);
    Shell::Done done;
    std::vector<Error> failures;
    try {
        auto answer = useCase();
        if (!answer) {
            if (onProblems) {
                onProblems(answer.problems());
            } else {
                shell.banner({BannerTone::Warn,
                              text::say(session.language(), answer.problems().front()),
                              {},
                              {},
                              {}});
            }
            return false;
        }
        done = std::move(*answer);
    } catch (const Error& error) {
        failures.push_back(error);
    } catch (const std::exception& error) {
        failures.push_back(
            {Error::Kind::Bug, {"present.bug", {{"what", error.what()}}}, error.what()});
    }
    if (!failures.empty() && !watch.hasCommitted()) {
        log(failures);
        shell.banner(bannerOf(session, failures.front()));
        return false;
    }
    for (auto& failure : session.tellChange()) {
        failures.push_back(std::move(failure));
    }
    if (!session.checkFile()) { // it went while this was written: perhaps into nowhere
        tellFileLost(shell);
        return false;
    }
    tellDone(shell, done, failures);
    return true;
}

void tellFileLost(Shell& shell)
{
    auto& session = shell.session();
    shell.banner({BannerTone::Bad,
                  session.say("present.file_lost", {{"path", session.path().string()}}),
                  session.say("present.file_lost_help"), session.say("present.save_copy"),
                  [&shell] { saveCopy(shell); }});
}

void saveCopy(Shell& shell)
{
    auto& session = shell.session();
    const auto target = shell.prompts().fileToSave(
        session.say("present.save_copy_title"),
        {{session.say("present.kind_register"), "*.dongbo"}},
        session.path().stem().string() + "-" + isoText(session.today()) + ".dongbo");
    if (!target) {
        return;
    }
    try {
        // by the window's own connection: nobody else can reach a file that has no name
        backupTo(session.reg(), *target);
        shell.banner({BannerTone::Ok,
                      session.say("present.copy_saved"),
                      session.say("present.copy_saved_help", {{"path", target->string()}}),
                      {},
                      {}});
    } catch (const Error& error) {
        shell.banner(bannerOf(session, error));
    }
}

void reportListenerFailures(Shell& shell, const std::vector<Error>& failures)
{
    auto& session = shell.session();
    log(failures);
    shell.banner(
        {BannerTone::Warn,
         session.say("present.not_shown"),
         session.say("present.not_shown_why",
                     {{"why", session.say(withPath(session, failures.front().message()))}}),
         {},
         {}});
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
              return result->done ? undone(shell, changeSet) : Shell::Done{};
          },
          {});
    if (!result || result->done) {
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
