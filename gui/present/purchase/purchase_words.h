#pragma once

#include "core/register/planning/plan_run.h"
#include "core/text/language.h"
#include "gui/present/words/tone.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

// How plans are spoken of on every page: ready words, icons and tones. They take a language, so
// that workers can use them.

/// "Sửa", "Chuyển", "Mua"; its drawing.
[[nodiscard]] std::string planActionWord(Language language, PlanAction action);
[[nodiscard]] std::string_view planActionIcon(PlanAction action);
[[nodiscard]] PillText planStatePill(Language language, std::optional<PlanState> state);
[[nodiscard]] PillText planStepPill(Language language, std::optional<PlanStep> step);
/// "Camera"; a capital first.
[[nodiscard]] std::string typeWord(Language language, std::optional<DeviceType> type);
/// "100 triệu", "1,2 tỷ", "450.000 đ": as people say an amount.
[[nodiscard]] std::string spokenMoney(Language language, Money amount);
/// "5 sửa, 3 chuyển, 5 mua"; empty parts left out.
[[nodiscard]] std::string actionCounts(Language language, std::int64_t repairs, std::int64_t moves,
                                       std::int64_t purchases);
/// What the chosen options of one plan have more than those of another: "2 máy tính, UPS"; empty
/// when nothing.
[[nodiscard]] std::string gainWords(Language language, const planning::Situation& situation,
                                    const planning::PlanTask& task,
                                    const std::vector<std::size_t>& less,
                                    const std::vector<std::size_t>& more);

} // namespace dongbo::present
