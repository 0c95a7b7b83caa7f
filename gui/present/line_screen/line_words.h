#pragma once

#include "core/planning/lines/sla.h"
#include "core/text/language.h"
#include "gui/present/words/tone.h"

#include <cstdint>
#include <optional>
#include <string>

namespace dongbo::present {

[[nodiscard]] PillText lineStandingPill(Language language, planning::LineStanding standing);
/// "40": in Mbit/s, whole from ten on.
[[nodiscard]] std::string mbpsText(Language language, std::optional<std::int64_t> kbps);
/// "29:12": hours and minutes of a timer.
[[nodiscard]] std::string timerText(std::int64_t minutes);
/// "29 giờ 12 phút".
[[nodiscard]] std::string lastedText(Language language, std::int64_t minutes);
/// The quarter a day is in, up to that day: its first day.
[[nodiscard]] Date quarterBegin(Date day);
/// "quý II/2021".
[[nodiscard]] std::string quarterText(Language language, Date day);

} // namespace dongbo::present
