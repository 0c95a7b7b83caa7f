#include "gui/present/maintenance/upkeep_lines.h"

#include "core/text/dates.h"

namespace dongbo::present {

UpkeepLine upkeepLine(const Session& session, const DueWork& work, Date today)
{
    UpkeepLine line;
    line.device = work.device;
    line.plan = work.plan;
    const bool isLate = work.due < today;
    const bool isAnswered = work.order && work.state != WorkState::Open;
    line.icon = isAnswered ? "clock" : "calendar-clock";
    line.tone = isAnswered ? Tone::Mute : isLate ? Tone::Bad : Tone::Warn;
    line.title = work.planName;
    const auto day = text::formatDate(work.due);
    line.caption =
        work.deviceCode + " · " +
        session.say(isLate ? "maintenance.late_since" : "maintenance.due_on", {{"day", day}});
    if (work.state == WorkState::Snoozed && work.snoozedUntil) {
        line.caption += " · " + session.say("maintenance.snoozed_to",
                                            {{"day", text::formatDate(*work.snoozedUntil)}});
    } else if (work.state == WorkState::Acknowledged) {
        line.caption += " · " + session.say("work_state.acknowledged");
    }
    line.verb = session.isWritable() ? session.say("maintenance.write_done") : std::string();
    return line;
}

void openUpkeep(Shell& shell, const UpkeepLine& line, SheetKind kind)
{
    shell.openSheet({kind, RecordRef{RecordKind::Device, line.device}, "plan=" + line.plan.text()});
}

} // namespace dongbo::present
