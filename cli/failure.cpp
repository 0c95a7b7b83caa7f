#include "cli/failure.h"

#include "core/text/wording.h"

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

void tellFailure(const Context& context, const Error& error)
{
    Message message = error.message();
    // SQLite's own failures do not know the file's name; a second argument of a name is not used.
    message.args.push_back({"path", context.registerPath.string()});
    *context.err << context.say(message) << "\n";
    if (const char* advice = adviceFor(error.kind())) {
        *context.err << context.say(advice) << "\n";
    }
    if (error.kind() == Error::Kind::Bug || error.kind() == Error::Kind::Corrupt) {
        *context.err << "  " << error.what() << "\n";
        for (const auto& line : error.context()) {
            *context.err << "  " << line << "\n";
        }
    }
}

} // namespace dongbo::cli
