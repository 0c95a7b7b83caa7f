#include "gui/present/faults/fault_help.h"

#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "gui/present/words/value_text.h"

#include <cmath>

namespace dongbo::present {

namespace {

constexpr std::size_t mostSpares = 3;
constexpr std::size_t mostAhead = 4; ///< steps not tried yet: nobody tries ten at once

std::string resultWord(const Session& session, StepResult result)
{
    return session.say("step_result." + std::string(codeOf(result)));
}

void join(std::string& out, const std::string& more, const char* between)
{
    if (!more.empty()) {
        out += (out.empty() ? "" : between) + more;
    }
}

std::string captionOf(const Session& session, const FaultHelp& help,
                      const planning::AdvisedBranch& part, const planning::AdvisedStep& step)
{
    std::string out;
    std::string devices;
    for (const auto& id : step.devices) {
        join(devices, help.room.at(id).code, ", ");
    }
    join(out, devices, " · ");
    if (part.branch != nullptr) {
        const auto percent = std::llround(part.share * 100);
        join(out,
             session.say("faults.help_branch",
                         {{"branch", help.tree->say(part.branch->code, session.language())},
                          {"percent", std::to_string(percent)}}),
             " · ");
    }
    return out;
}

HelpLine lineOf(const Session& session, const FaultHelp& help, const planning::AdvisedBranch& part,
                const planning::AdvisedStep& step)
{
    HelpLine line;
    line.step = step.step->code;
    line.title = help.tree->say(step.step->code, session.language());
    line.caption = captionOf(session, help, part, step);
    line.isNext = step.step == help.advice.next;
    line.icon = line.isNext ? "arrow-right" : "circle-dashed";
    line.tone = line.isNext ? Tone::Accent : Tone::Mute;
    if (step.tried) {
        const bool hasHelped = *step.tried == StepResult::Helped;
        line.result = resultWord(session, *step.tried);
        line.icon = hasHelped                             ? "circle-check"
                    : *step.tried == StepResult::NoChange ? "circle-cross"
                                                          : "minus";
        line.tone = hasHelped ? Tone::Ok : Tone::Mute;
    }
    return line;
}

} // namespace

HelpText helpText(const Session& session, const FaultHelp& help, bool isOpen)
{
    HelpText out;
    out.canTry = isOpen && session.isWritable();
    for (const auto& row : help.tried) {
        if (row.step.step) {
            continue; // beside its step
        }
        std::string line = row.step.at ? text::formatInstant(*row.step.at) + " · " : std::string();
        line += row.step.text.value_or("");
        line += row.step.result ? ": " + resultWord(session, *row.step.result) : std::string();
        out.tried.push_back(std::move(line));
    }
    if (help.tree == nullptr) {
        return out;
    }
    out.tree = help.tree->title(session.language());
    out.caption =
        session.say(help.advice.solved == 0 ? "faults.help_unranked" : "faults.help_ranked",
                    {{"count", std::to_string(help.advice.solved)}});
    std::size_t ahead = 0;
    for (const auto& part : help.advice.parts) {
        for (const auto& step : part.steps) {
            ahead += step.tried ? 0 : 1;
            if (step.tried || ahead <= mostAhead) {
                out.lines.push_back(lineOf(session, help, part, step));
            }
        }
    }
    if (help.advice.hasHelped) {
        out.nextText = session.say("triage.helped");
    } else if (help.advice.next != nullptr) {
        out.next = help.advice.next->code;
        out.nextText = help.tree->say(out.next, session.language());
    } else {
        out.nextText = session.say("triage.all_tried");
    }
    for (std::size_t i = 0; i < help.spares.size() && i < mostSpares; ++i) {
        const auto& spare = help.spares[i];
        join(out.spares, spare.code + (spare.site.empty() ? "" : " (" + spare.site + ")"), ", ");
    }
    if (!out.spares.empty()) {
        out.spares = session.say("faults.help_spares", {{"devices", out.spares}});
    }
    return out;
}

} // namespace dongbo::present
