#include "gui/present/maintenance/work_lines.h"

#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"

#include <array>
#include <chrono>

namespace dongbo::present {

namespace {

/// A turn nobody took up has no record; the list needs to know it again all the same.
RecordId idOf(const MaintenancePlanId& plan, const DeviceId& device)
{
    RecordId out = plan;
    for (std::size_t i = 0; i < out.bytes.size(); ++i) {
        out.bytes[i] ^= device.bytes[i];
    }
    return out;
}

WorkStanding standingOf(const DueWork& work, Date today, std::int64_t soonDays)
{
    if (work.state == WorkState::Acknowledged) {
        return WorkStanding::Taken;
    }
    if (work.state == WorkState::Snoozed) {
        return work.snoozedUntil && *work.snoozedUntil > today ? WorkStanding::Snoozed
                                                               : WorkStanding::Woken;
    }
    if (work.due < today) {
        return WorkStanding::Late;
    }
    return work.due <= planning::plusDays(today, soonDays) ? WorkStanding::Soon
                                                           : WorkStanding::Ahead;
}

std::int64_t dayNumber(Date day)
{
    return std::chrono::sys_days{day}.time_since_epoch().count();
}

void makeSearchable(WorkListLine& line)
{
    for (const auto& part :
         {line.planName, line.deviceCode, line.deviceName, line.site, line.officer, line.number}) {
        line.searched += " ";
        text::foldInto(line.searched, part);
    }
}

} // namespace

std::string_view codeOf(WorkStanding standing)
{
    static constexpr std::array<std::string_view, allWorkStandings.size()> codes{
        "late", "woken", "soon", "taken", "ahead", "snoozed", "failed", "done", "cancelled"};
    return codes.at(static_cast<std::size_t>(standing));
}

PillText workStandingPill(Language language, WorkStanding standing)
{
    const auto word = text::say(language, "maintenance.standing." + std::string(codeOf(standing)));
    switch (standing) {
    case WorkStanding::Late:
        return {"clock", word, Tone::Bad};
    case WorkStanding::Woken:
        return {"bell", word, Tone::Warn};
    case WorkStanding::Soon:
        return {"calendar-clock", word, Tone::Warn};
    case WorkStanding::Taken:
        return {"user", word, Tone::Accent};
    case WorkStanding::Ahead:
        return {"calendar", word, Tone::Mute};
    case WorkStanding::Snoozed:
        return {"moon", word, Tone::Mute};
    case WorkStanding::Failed:
        return {"cross", word, Tone::Bad};
    case WorkStanding::Done:
        return {"check", word, Tone::Ok};
    case WorkStanding::Cancelled:
        break;
    }
    return {"ban", word, Tone::Mute};
}

WorkTarget WorkListLine::target() const
{
    return order ? WorkTarget{order, {}, {}} : WorkTarget{{}, plan, device};
}

WorkListLine workLine(Language language, const DueWork& work, Date today, std::int64_t soonDays)
{
    WorkListLine out;
    out.id = work.order ? RecordId(*work.order) : idOf(work.plan, work.device);
    out.order = work.order;
    out.plan = work.plan;
    out.device = work.device;
    out.standing = standingOf(work, today, soonDays);
    out.due = text::formatDate(work.due);
    out.dueDay = dayNumber(work.due);
    out.planName = work.planName;
    out.deviceCode = work.deviceCode;
    out.deviceName = work.deviceName;
    out.site = shortSiteName(work.siteName);
    out.officer = work.officer;
    out.number = work.number;
    if (work.snoozedUntil && work.state == WorkState::Snoozed) {
        out.note = text::say(language, "maintenance.snoozed_to",
                             {{"day", text::formatDate(*work.snoozedUntil)}});
    } else if (work.lastDone) {
        out.note =
            text::say(language, "maintenance.last_on", {{"day", text::formatDate(*work.lastDone)}});
    }
    makeSearchable(out);
    return out;
}

WorkListLine workLine(Language language, const store::WorkOrderRow& row)
{
    const auto& order = row.order;
    WorkListLine out;
    out.id = row.id;
    out.order = row.id;
    out.plan = order.plan;
    out.device = order.device;
    out.standing = order.state == WorkState::Cancelled ? WorkStanding::Cancelled
                   : order.passed.value_or(true)       ? WorkStanding::Done
                                                       : WorkStanding::Failed;
    const auto day = order.doneDay ? order.doneDay : order.due;
    if (day) {
        out.due = text::formatDate(*day);
        out.dueDay = dayNumber(*day);
    }
    out.planName = row.plan;
    out.deviceCode = row.deviceCode.empty() ? row.deviceName : row.deviceCode;
    out.deviceName = row.deviceName;
    out.site = shortSiteName(row.site);
    out.officer = order.doneBy.value_or("");
    out.number = order.number.value_or("");
    if (out.standing == WorkStanding::Cancelled) {
        out.note = order.reason.value_or("");
    } else if (order.due) {
        out.note =
            text::say(language, "maintenance.due_on", {{"day", text::formatDate(*order.due)}});
    }
    makeSearchable(out);
    return out;
}

} // namespace dongbo::present
