#include "gui/present/acting.h"

#include "core/register/base/history.h"
#include "core/register/base/reach.h"
#include "core/register/upkeep/backups.h"
#include "core/store/file/lock_check.h"
#include "core/store/health/damage.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <cstdio>
#include <memory>
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
            return ownReach(m_session.reg());
        } catch (const Error&) {
            return 0;
        }
    }

    Session& m_session;
    std::uint64_t m_before;
};

void log(const char* when, const std::vector<Error>& failures)
{
    for (const auto& failure : failures) {
        std::fprintf(stderr, "dongbo: %s: %s\n", when, failure.what());
        for (const auto& line : failure.context()) {
            std::fprintf(stderr, "dongbo:   %s\n", line.c_str());
        }
    }
}

/// Says that a change is written, and what could not be shown after it.
void tellDone(Shell& shell, const Shell::Done& done, const std::vector<Error>& failures)
{
    auto& session = shell.session();
    log("after a change", failures);
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

} // namespace

BannerText bannerOf(const Session& session, const Error& error)
{
    return {error.kind() == Error::Kind::Refused ? BannerTone::Warn : BannerTone::Bad,
            session.say(withPath(session, error.message())),
            nextStepOf(session, error.kind()),
            {},
            {}};
}

bool isKnownOrAsked(Shell& shell, std::function<void()> then)
{
    if (shell.session().person()) {
        return true;
    }
    shell.askPerson(std::move(then));
    return false;
}

bool actOn(Shell& shell, const std::function<Checked<Shell::Done>()>& useCase,
           const std::function<void(const Problems&)>& onProblems)
{
    // what called may be gone when somebody is known: the person does it once more
    return isKnownOrAsked(shell, {}) && actUnasked(shell, useCase, onProblems);
}

bool actUnasked(Shell& shell, const std::function<Checked<Shell::Done>()>& useCase,
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
        if (failures.front().kind() != Error::Kind::Refused) { // which is no fault of the program
            log("nothing written", failures);
        }
        if (!noticeDamage(session, failures.front())) {
            shell.banner(bannerOf(session, failures.front()));
        }
        return false;
    }
    return tellChanged(shell, done, std::move(failures));
}

Checked<Shell::Done> actIfStands(Session& session, const std::function<bool()>& stands,
                                 const std::function<Checked<Shell::Done>()>& useCase)
{
    bool isMoved = false;
    const store::LockCheck check(session.reg().database(), [&] {
        isMoved = isMoved || !stands();
        if (isMoved) {
            throw Error(Error::Kind::Refused, {"form.send_again", {}});
        }
    });
    try {
        return useCase();
    } catch (const Error&) {
        if (isMoved) {
            return Problems{};
        }
        throw;
    }
}

bool tellChanged(Shell& shell, const Shell::Done& done, std::vector<Error> failures)
{
    auto& session = shell.session();
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

void writeInWorker(Shell& shell, std::string title,
                   std::function<void(Register&, const WriteProgress&)> work,
                   std::function<void()> then, std::string stoppedHelp)
{
    const auto isWorked = std::make_shared<bool>(false);
    JobSpec job;
    job.title = std::move(title);
    job.work =
        [isWorked, work = std::move(work),
         from = shell.session().openForWorker(Session::WorkerAccess::Write)](JobContext& context) {
            auto reg = from.open();
            work(reg, [&context](std::size_t far, std::size_t all) { context.progress(far, all); });
            *isWorked = true;
        };
    job.done = [&shell, isWorked, then = std::move(then),
                stoppedHelp = std::move(stoppedHelp)](const JobEnd& end) {
        if (*isWorked) { // written, whatever came after
            then();
        } else if (end.isCancelled()) {
            shell.banner({BannerTone::Info,
                          shell.session().say("present.undo_stopped"),
                          stoppedHelp,
                          {},
                          {}});
        } else if (end.error) {
            shell.banner(bannerOf(shell.session(), *end.error));
        }
    };
    shell.jobs().start(std::move(job));
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

bool noticeDamage(Session& session, const Error& error)
{
    const auto page = store::damagedPageOf(error);
    if (!page || !session.isOpen() || session.damage()) {
        return false;
    }
    session.foundDamage(store::noteDamage(session.reg().database(), *page));
    return true;
}

void tellReadingFailed(Shell& shell, const Error& error)
{
    if (shell.session().checkFile()) {
        reportListenerFailures(shell, {error});
    } else {
        tellFileLost(shell);
    }
}

void reportListenerFailures(Shell& shell, const std::vector<Error>& failures)
{
    auto& session = shell.session();
    log("after a change", failures);
    if (std::any_of(failures.begin(), failures.end(),
                    [&session](const Error& failure) { return noticeDamage(session, failure); })) {
        return;
    }
    shell.banner(
        {BannerTone::Warn,
         session.say("present.not_shown"),
         session.say("present.not_shown_why",
                     {{"why", session.say(withPath(session, failures.front().message()))}}),
         {},
         {}});
}

} // namespace dongbo::present
