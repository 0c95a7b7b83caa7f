#pragma once

#include "core/domain/vocabulary.h"
#include "core/register/meetings/calls.h"
#include "core/text/language.h"
#include "gui/present/forms/form.h"
#include "gui/present/words/tone.h"

#include <optional>
#include <vector>

namespace dongbo::present {

[[nodiscard]] PillText readinessPill(Language language, Readiness state);
/// A heading on the board: a check, a shape with its word otherwise.
[[nodiscard]] PillText headingMark(Language language, Readiness state);
[[nodiscard]] PillText meetingStatePill(Language language, std::optional<MeetingState> state,
                                        bool isFrozen);
[[nodiscard]] PillText outcomePill(Language language, std::optional<MeetingOutcome> outcome);
/// How a call may have gone, the usual first.
[[nodiscard]] std::vector<FormChoice> callChoices(Language language);

} // namespace dongbo::present
