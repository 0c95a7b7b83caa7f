#pragma once

#include "core/register/base/register.h"
#include "core/register/meetings/meetings.h"
#include "core/store/queries/meeting_queries.h"

#include <initializer_list>
#include <string>

// Inside core/register only.

namespace dongbo::meeting_steps {

/// "HN-2021-0001", or its name, or its id.
[[nodiscard]] std::string labelOf(const Meeting& meeting, const MeetingId& id);
/// Throws {Refused, "meeting.wrong_state"} unless it is in one of these.
void requireState(const Meeting& meeting, const MeetingId& id,
                  std::initializer_list<MeetingState> allowed);
/// Throws {Refused, "meeting.frozen"} when it is.
void requireOpen(const Meeting& meeting, const MeetingId& id);
/// The invitation of a site; nothing when it is not invited.
[[nodiscard]] std::optional<store::MeetingSiteRow>
invitationOf(Register& reg, const MeetingId& meeting, const SiteId& site);
/// The invitations meant; a Problem for a site that is not invited, or when there are none.
[[nodiscard]] std::vector<store::MeetingSiteRow> invitedOf(Register& reg, const MeetingId& id,
                                                           const Meeting& meeting,
                                                           const SiteChoice& choice,
                                                           Problems& problems);
/// What is wrong with a meeting as people type it.
void checkMeeting(Problems& problems, const Meeting& meeting);
/// Asks about a notice that goes out later than the office wants.
void checkLateness(Register& reg, Problems& problems, const Meeting& meeting);
/// What was done, of that meeting.
[[nodiscard]] Message did(const char* what, const Meeting& meeting, const MeetingId& id,
                          std::vector<Argument> more = {});

} // namespace dongbo::meeting_steps
