#pragma once

#include "core/register/meetings/readiness_board.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo {

/// A room to call before a meeting.
struct CallEntry
{
    std::size_t site = 0;            ///< into Board::sites
    std::optional<Instant> calledAt; ///< in this round
    std::string answer;
};
/// A round of calls: on the day before, or in the last hour.
struct CallRound
{
    CheckRound round = CheckRound::DayBefore;
    std::optional<Instant> from;    ///< when it begins
    std::vector<CallEntry> entries; ///< not ready first, then unknown, at risk, ready
    std::size_t done = 0;           ///< of those that are not ready as they should be
    std::size_t wanted = 0;
};
/// The round that runs at `now` (`DayBefore` until the last one begins), or the one asked for.
[[nodiscard]] CallRound callRound(Register& reg, const Board& board, Instant now,
                                  std::optional<CheckRound> wanted = std::nullopt);
/// Somebody was called about a meeting; what they answered may be empty: nobody answered. A Problem
/// for a site that is not invited.
[[nodiscard]] Checked<Written<ContactId>> logCall(Register& reg, MeetingId meeting, SiteId site,
                                                  const std::string& answer,
                                                  std::optional<Instant> at);

} // namespace dongbo
