#include "cli/context.h"

#include "cli/progress.h"
#include "core/register/base/checks.h"
#include "core/store/file/commit_watch.h"
#include "core/store/health/integrity.h"
#include "core/text/wording.h"

namespace dongbo::cli {

std::string Context::say(const Message& message) const
{
    return text::say(language, message);
}

std::string Context::say(std::string_view code, std::initializer_list<Argument> args) const
{
    return text::say(language, code, args);
}

Register::Options Context::registerOptions() const
{
    Register::Options options;
    options.actAs = actAs;
    options.onWait = [this] { *err << say("cli.waiting_for_other") << std::endl; };
    return options;
}

void Context::noteDone() const
{
    deed->isDone = true;
}

void Context::noteDone(const ChangeSetId& changeSet) const
{
    noteDone();
    deed->changeSet = changeSet.text();
}

Instant Context::moment(const Register& reg) const
{
    return at ? endOfDay(*at) : reg.now();
}

Register Context::openForReading() const
{
    auto now = Register::open(registerPath, registerOptions());
    if (const auto& damage = store::damageOf(now.database())) {
        *err << say(*damage) << "\n";
    }
    if (!at) {
        tellOpeningNotes(now);
        return now;
    }
    Progress progress(*this, {"cli.progress_past", {}});
    auto past = now.asOf(*at, progress.callback());
    return past;
}

Register Context::openForWriting() const
{
    auto reg = Register::open(registerPath, registerOptions());
    if (const auto& damage = store::damageOf(reg.database())) {
        throw Error(Error::Kind::Corrupt, *damage);
    }
    store::watchCommits(reg.database(),
                        [this](const ChangeSetId& changeSet) { noteDone(changeSet); });
    if (!reg.isWritable()) {
        throw Error(Error::Kind::ReadOnly,
                    {"cli.register_read_only", {{"path", registerPath.string()}}});
    }
    tellOpeningNotes(reg);
    return reg;
}

void Context::tellOpeningNotes(const Register& reg) const
{
    for (const auto& note : reg.openingNotes()) {
        *err << say(note) << "\n";
    }
}

Exit Context::refuse(const Problems& problems) const
{
    for (const auto& problem : problems) {
        *err << text::say(language, problem) << "\n";
    }
    if (checks::areOnlyUnlikely(problems)) {
        *err << say("cli.say_yes") << "\n";
    }
    return Exit::WrongUsage;
}

} // namespace dongbo::cli
