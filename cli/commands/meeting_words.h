#pragma once

#include "cli/command_line.h"
#include "cli/context.h"
#include "cli/json/values.h"
#include "core/register/meetings/meetings.h"

#include <string>
#include <vector>

namespace dongbo::cli::commands {

/// Which sites a command is about: --site and --unit, each as often as wanted, or --all.
struct SiteWords
{
    std::vector<std::string> sites, units;
    bool all = false;

    void addTo(Verb& verb);
    [[nodiscard]] SiteChoice choice(Register& reg) const;
};

/// The steps of a meeting after it was added, in a file of their own.
void addMeetingSteps(Noun& noun);

/// The answer of a command that changed a meeting.
Exit writtenMeeting(const Context& context, Register& reg, const Checked<Written<MeetingId>>& done);
[[nodiscard]] Json meetingRecord(Register& reg, const MeetingId& id);

/// "Có nguy cơ", coloured where that is allowed.
[[nodiscard]] std::string readinessText(const Context& context, Readiness state);

} // namespace dongbo::cli::commands
