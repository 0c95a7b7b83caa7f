#pragma once

#include "core/register/stocktake/evaluation.h"
#include "core/text/language.h"
#include "gui/present/words/tone.h"

#include <optional>

namespace dongbo::present {

[[nodiscard]] PillText stocktakeStatePill(Language language, std::optional<StocktakeState> state);
/// "Thấy", "Không thấy", "Sai chỗ", "Ngoài sổ", "Mã lạ", "Chưa kiểm".
[[nodiscard]] PillText standingPill(Language language, Standing standing);
[[nodiscard]] PillText conditionPill(Language language, std::optional<Condition> condition);

} // namespace dongbo::present
