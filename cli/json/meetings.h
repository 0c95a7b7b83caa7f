#pragma once

#include "cli/context.h"
#include "cli/json/names.h"
#include "cli/json/values.h"
#include "core/register/meetings/calls.h"
#include "core/register/meetings/check_items.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/readiness_board.h"
#include "core/register/meetings/room_checks.h"

namespace dongbo::cli {

// Meetings, checks, duty and the readiness board as docs/json.md fixes their shapes.

/// The fields of a meeting, then the hours of notice and how many sites there are.
[[nodiscard]] Json meetingJson(const MeetingView& view, Names& names);
/// A site invited, with how it went there.
[[nodiscard]] Json invitedJson(const Context& context, const store::MeetingSiteRow& row,
                               Names& names);
[[nodiscard]] Json checkJson(const store::CheckRow& row, Names& names);
[[nodiscard]] Json checkItemJson(const store::CheckItemRow& row, Names& names);
[[nodiscard]] Json taskJson(const CheckTask& task);
[[nodiscard]] Json dutyJson(const store::DutyRow& row, Names& names);
/// {"meeting", "as_of", "sites": […], "expected_failures", …}
[[nodiscard]] Json boardJson(const Context& context, const Board& board);
[[nodiscard]] Json callsJson(const Board& board, const CallRound& round);

} // namespace dongbo::cli
