#pragma once

#include "core/domain/vocabulary.h"
#include "core/register/meetings/readiness_board.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

/// How a call went.
enum class CallResult : std::uint8_t
{
    Reached,
    NoAnswer,
    Busy,
    CallBack ///< they ask to be called again
};
/// "reached", "no_answer", "busy", "call_back". A closed list that no record keeps: a call's answer
/// holds it in words.
template <> std::span<const Term<CallResult>> terms<CallResult>();
template <> std::string_view listName<CallResult>();

/// A room to call before a meeting.
struct CallEntry
{
    std::size_t site = 0;            ///< into Board::sites
    std::optional<Instant> calledAt; ///< in this round, the last time
    std::string answer;              ///< what they said, or how it went
    bool isReached = false;          ///< it need not be called again
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
struct CallDraft
{
    SiteId site;
    CallResult result = CallResult::Reached;
    /// What was said. Empty when nobody answered; else how it went, in words: it is kept as it is.
    std::string answer;
    std::optional<Instant> at; ///< absent: now
};
/// Somebody was called about a meeting. Only who was reached has answered; others stay on the list.
/// Problems: a site that is not invited, one that was reached and said nothing, a call to come.
[[nodiscard]] Checked<Written<ContactId>> logCall(Register& reg, MeetingId meeting,
                                                  const CallDraft& draft);

} // namespace dongbo
