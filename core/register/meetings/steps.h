#pragma once

#include "core/register/base/register.h"
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

} // namespace dongbo::meeting_steps
