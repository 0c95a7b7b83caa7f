#pragma once

#include "core/planning/readiness/failure_odds.h"
#include "core/register/base/register.h"
#include "core/register/meetings/duties.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace dongbo {

/// A reason with what people call the things in it.
struct BoardReason
{
    planning::Reason reason;
    Message text; ///< "readiness.reason.<code>" with its gaps
};

/// A room on the board.
struct BoardSite
{
    SiteId id;
    std::string name;
    std::optional<MeetingSiteId> invited; ///< of the board of a meeting
    Readiness state = Readiness::Unknown;
    std::array<Readiness, planning::headingCount> headings{};
    std::vector<BoardReason> reasons; ///< the heaviest first
    std::optional<CheckId> check;     ///< the newest
    std::optional<Instant> lastCheck;
    OnDuty onDuty;
    double chance = 0; ///< of failing
    std::optional<Instant> receivedAt;
    std::optional<MeetingOutcome> outcome;
};

/// Something to do, and by how much fewer rooms are then expected to fail.
struct BoardRelief
{
    std::size_t site = 0; ///< into Board::sites
    std::size_t reason = 0;
    bool isCheck = false;
    double lowers = 0;
};

struct Board
{
    std::optional<MeetingId> meeting;
    std::string number; ///< of the meeting
    Instant asOf;
    bool isFrozen = false;
    std::vector<BoardSite> sites;     ///< by name
    double expected = 0;              ///< how many rooms will fail
    std::vector<BoardRelief> reliefs; ///< the greatest first; none of a frozen one
    planning::OddsTest backTest;      ///< of the meetings before
    std::size_t learntFrom = 0;       ///< rooms in past meetings the chances were learnt from

    [[nodiscard]] std::size_t count(Readiness state) const;
};
/// What is foretold with a board.
enum class Foretold
{
    Whole,   ///< the chances, what would lower them, how good they were before
    Chances, ///< the chances alone
};
/// The board of a meeting as of `now`, or as of its beginning once it has begun: as frozen when it
/// is. Without a meeting, of every room that exists now. Reads the tables of devices, faults and
/// checks once each.
[[nodiscard]] Board readBoard(Register& reg, const std::optional<MeetingId>& meeting, Instant now,
                              Foretold forecast = Foretold::Whole);
/// The row of one site on the board of now, without its chance.
[[nodiscard]] std::optional<BoardSite> boardOfSite(Register& reg, const SiteId& site, Instant now);

} // namespace dongbo
