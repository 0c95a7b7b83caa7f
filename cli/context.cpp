#include "cli/context.h"

#include "cli/progress.h"
#include "core/text/wording.h"

#include <array>
#include <utility>
#include <vector>

namespace dongbo::cli {

namespace {

/// Where a sentence's gap holds a code of a closed list, which list that is.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> codedGaps{
    {{"state", "fault_state."},
     {"to", "fault_state."},
     {"outcome", "outcome."},
     {"paper", "paper."},
     {"kind", "kind."}}};

} // namespace

std::string Context::say(const Message& message) const
{
    Message worded = message;
    for (auto& argument : worded.args) {
        for (const auto& [gap, list] : codedGaps) {
            const std::string code = std::string(list) + argument.value;
            if (argument.name == gap && text::isKnown(language, code)) {
                argument.value = text::say(language, code);
            }
        }
    }
    return text::say(language, worded);
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

Instant Context::moment(const Register& reg) const
{
    return at ? endOfDay(*at) : reg.now();
}

Register Context::openForReading() const
{
    auto options = registerOptions();
    if (!at) {
        return Register::open(registerPath, options);
    }
    // Whoever asks about a past day changes nothing, so it does not matter who it is today.
    options.actAs.clear();
    auto now = Register::open(registerPath, options);
    Progress progress(*this, {"cli.progress_past", {}});
    auto past = now.asOf(*at, progress.callback());
    return past;
}

Register Context::openForWriting() const
{
    auto reg = Register::open(registerPath, registerOptions());
    if (!reg.isWritable()) {
        throw Error(Error::Kind::ReadOnly,
                    {"cli.register_read_only", {{"path", registerPath.string()}}});
    }
    return reg;
}

Exit Context::refuse(const Problems& problems) const
{
    for (auto problem : problems) {
        // The field's name in the person's language, not its code, fills the sentence's gap.
        std::erase_if(problem.message.args, [&](const Argument& argument) {
            return argument.name == "field" && argument.value == problem.field;
        });
        *err << text::say(language, problem) << "\n";
    }
    return Exit::WrongUsage;
}

} // namespace dongbo::cli
