#pragma once

#include "core/planning/readiness/failure_odds.h"
#include "core/register/meetings/readiness_board.h"

#include <string>
#include <vector>

namespace dongbo {

/// The reasons as a meeting keeps them: a JSON array. Its inverse leaves out what it cannot read.
[[nodiscard]] std::string reasonsText(const std::vector<BoardReason>& reasons);
[[nodiscard]] std::vector<BoardReason> reasonsFrom(const std::string& text);
/// Only the kinds of them, without building the rest: there are as many as rooms in all past
/// meetings.
[[nodiscard]] planning::ReasonSet kindsIn(const std::string& text);

} // namespace dongbo
