#include "cli/failure.h"

#include "core/platform/terminal.h"
#include "core/text/wording.h"

#include <system_error>

namespace dongbo::cli {

namespace {

/// What to do next, where the sentence of the error itself cannot know it.
const char* adviceFor(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Locked:
        return "cli.advice_locked";
    case Error::Kind::Full:
        return "cli.advice_full";
    case Error::Kind::Corrupt:
        return "cli.advice_corrupt";
    case Error::Kind::Bug:
        return "cli.advice_bug";
    case Error::Kind::NotFound:
    case Error::Kind::Exists:
    case Error::Kind::NotARegister:
    case Error::Kind::NewerSchema:
    case Error::Kind::ReadOnly:
    case Error::Kind::Unreadable:
    case Error::Kind::Encrypted:
    case Error::Kind::TooLarge:
    case Error::Kind::Usage:
    case Error::Kind::Refused:
    case Error::Kind::Cancelled:
        return nullptr;
    }
    return nullptr;
}

/// That the work is done and must not be sent again, and where to see it.
void tellDone(const Context& context)
{
    if (context.deed->changeSet.empty()) {
        *context.err << context.say("cli.done_unanswered") << "\n";
    } else {
        *context.err << context.say("cli.change_unanswered",
                                    {{"change_set", context.deed->changeSet}})
                     << "\n";
    }
}

} // namespace

Exit exitFor(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Usage:
        return Exit::WrongUsage;
    case Error::Kind::Cancelled:
        return Exit::Interrupted;
    case Error::Kind::NotFound:
    case Error::Kind::Exists:
    case Error::Kind::NotARegister:
    case Error::Kind::NewerSchema:
    case Error::Kind::ReadOnly:
    case Error::Kind::Locked:
    case Error::Kind::Full:
    case Error::Kind::Unreadable:
    case Error::Kind::Encrypted:
    case Error::Kind::TooLarge:
    case Error::Kind::Corrupt:
    case Error::Kind::Refused:
    case Error::Kind::Bug:
        return Exit::CouldNot;
    }
    return Exit::CouldNot;
}

Exit tellFailure(const Context& context, const Error& error)
{
    if (context.deed->isDone) {
        // the error's own sentence would speak of work that was not done
        tellDone(context);
        *context.err << context.say("cli.answer_failed", {{"detail", error.what()}}) << "\n";
        return Exit::DoneUnanswered;
    }
    Message message = error.message();
    // SQLite's own failures do not know the file's name; a second argument of a name is not used.
    message.args.push_back({"path", context.registerPath.string()});
    *context.err << context.say(message) << "\n";
    const bool isBug = error.kind() == Error::Kind::Bug;
    if (isBug || error.kind() == Error::Kind::Cancelled) {
        *context.err << context.say("cli.unchanged") << "\n";
    }
    if (const char* advice = adviceFor(error.kind())) {
        *context.err << context.say(advice) << "\n";
    }
    if (isBug || error.kind() == Error::Kind::Corrupt) {
        *context.err << "  " << error.what() << "\n";
        for (const auto& line : error.context()) {
            *context.err << "  " << line << "\n";
        }
    }
    return exitFor(error.kind());
}

Exit tellUnwritten(const Context& context, std::error_code error)
{
    if (context.deed->isDone) {
        tellDone(context);
    } else if (platform::isReaderGone(error)) {
        return Exit::CouldNot; // "… | head" has what it wanted
    }
    *context.err << context.say("cli.output_failed", {{"detail", error.message()}}) << "\n";
    return context.deed->isDone ? Exit::DoneUnanswered : Exit::CouldNot;
}

} // namespace dongbo::cli
