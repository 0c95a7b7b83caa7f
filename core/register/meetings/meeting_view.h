#pragma once

#include "core/register/base/register.h"
#include "core/register/records/assumptions.h"
#include "core/store/queries/meeting_queries.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

/// A meeting as people look at it.
struct MeetingView
{
    MeetingId id;
    Meeting meeting;
    std::vector<store::MeetingSiteRow> sites; ///< each once, by name
    std::optional<std::int64_t> noticeHours;  ///< from sending to the beginning; may be negative
    bool isNoticeLate = false;                ///< fewer than the office asks for
    std::int64_t received = 0;
};
/// Throws {NotFound, "find.gone"}.
[[nodiscard]] MeetingView viewMeeting(Register& reg, MeetingId id);
/// Hours from sending the notice to the beginning, rounded down; absent while one is not known.
[[nodiscard]] std::optional<std::int64_t> noticeHoursOf(const Meeting& meeting);

/// The end: as it ended, as planned, else four hours after the beginning.
[[nodiscard]] std::optional<Instant> endOf(const Meeting& meeting);

/// By id, unique beginning of an id, number or name. Throws {Usage, "find.unknown_meeting" |
/// "find.ambiguous_meeting"} with those there are.
[[nodiscard]] MeetingId findMeeting(Register& reg, std::string_view text);
/// The next planned meeting that is not over, of the site when one is named.
[[nodiscard]] std::optional<store::MeetingRow> nextMeeting(Register& reg, Instant now);

} // namespace dongbo
