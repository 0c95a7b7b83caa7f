#include "core/register/meetings/meeting_view.h"

#include "core/register/base/lookups.h"
#include "core/text/fold.h"

#include <algorithm>

namespace dongbo {

namespace {

constexpr std::int64_t hourMs = 3'600'000;

std::int64_t floorOf(std::int64_t value, std::int64_t by)
{
    return value >= 0 ? value / by : -((-value + by - 1) / by);
}

} // namespace

std::optional<std::int64_t> noticeHoursOf(const Meeting& meeting)
{
    if (!meeting.noticeSentAt || !meeting.startsAt) {
        return std::nullopt;
    }
    return floorOf(meeting.startsAt->unixMs - meeting.noticeSentAt->unixMs, hourMs);
}

std::optional<Instant> endOf(const Meeting& meeting)
{
    constexpr std::int64_t usualHours = 4;
    if (meeting.endedAt || meeting.endsAt) {
        return meeting.endedAt ? meeting.endedAt : meeting.endsAt;
    }
    const auto start = meeting.beganAt ? meeting.beganAt : meeting.startsAt;
    return start ? std::optional{Instant{start->unixMs + usualHours * hourMs}} : std::nullopt;
}

MeetingView viewMeeting(Register& reg, MeetingId id)
{
    MeetingView out;
    out.id = id;
    out.meeting = lookups::require<Meeting>(reg, id);
    std::optional<SiteId> last;
    for (auto& row : store::meetingSites(reg.database(), id)) {
        if (row.invited.site && row.invited.site == last) {
            continue; // two offices invited it
        }
        last = row.invited.site;
        out.received += row.invited.receivedAt ? 1 : 0;
        out.sites.push_back(std::move(row));
    }
    out.noticeHours = noticeHoursOf(out.meeting);
    out.isNoticeLate = out.noticeHours && *out.noticeHours < assumptionsOf(reg)["notice_hours"];
    return out;
}

MeetingId findMeeting(Register& reg, std::string_view text)
{
    constexpr std::size_t shortestId = 8;
    constexpr std::size_t mostNamed = 6;
    std::vector<MeetingId> named;
    std::vector<MeetingId> byId;
    std::vector<std::string> known;
    const auto folded = text::fold(text);
    for (const auto& [id, meeting] : store::meetings(reg.database(), {})) {
        if (text::fold(meeting.number.value_or("")) == folded ||
            text::fold(meeting.name.value_or("")) == folded) {
            named.push_back(id);
        }
        if (text.size() >= shortestId && id.text().starts_with(text)) {
            byId.push_back(id);
        }
        known.push_back(meeting.number.value_or("–") + " " + meeting.name.value_or(""));
    }
    const auto& found = named.empty() ? byId : named;
    if (found.size() == 1) {
        return found.front();
    }
    std::string list;
    if (found.empty()) { // the newest ones: the others would fill the screen
        for (std::size_t i = known.size() - std::min(known.size(), mostNamed); i < known.size();
             ++i) {
            list += (list.empty() ? "" : ", ") + known[i];
        }
        throw Error(Error::Kind::Usage,
                    {"find.unknown_meeting", {{"text", std::string(text)}, {"known", list}}});
    }
    for (const auto& id : found) {
        const auto meeting = store::load<Meeting>(reg.database(), id).value_or(Meeting{});
        list += (list.empty() ? "" : ", ") + meeting.number.value_or("") + " (" + id.text() + ")";
    }
    throw Error(Error::Kind::Usage,
                {"find.ambiguous_meeting", {{"text", std::string(text)}, {"candidates", list}}});
}

std::optional<store::MeetingRow> nextMeeting(Register& reg, Instant now)
{
    for (auto& row : store::meetings(reg.database(), {})) {
        const auto end = endOf(row.meeting);
        if (row.meeting.state == MeetingState::Planned && !row.meeting.frozenAt && end &&
            *end >= now) {
            return std::move(row);
        }
    }
    return std::nullopt;
}

} // namespace dongbo
