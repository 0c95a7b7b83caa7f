#pragma once

#include "core/domain/money.h"
#include "core/domain/vocabulary.h"
#include "core/planning/books/wear.h"
#include "core/register/books/disposal_batches.h"
#include "core/text/language.h"
#include "gui/present/lists/list_types.h"
#include "gui/present/words/tone.h"

#include <optional>
#include <string>

namespace dongbo::present {

// How wear and disposals are spoken of: ready words, icons and tones.

[[nodiscard]] PillText batchStatePill(Language language, std::optional<BatchState> state);
/// "Không sửa được", "Đang hỏng", "Đã hao mòn hết", "Thừa".
[[nodiscard]] PillText causePill(Language language, std::optional<DisposalCause> cause);
/// "Thiếu nguyên giá".
[[nodiscard]] PillText gapPill(Language language, planning::WearGap gap);
/// An amount as a cell: as people read it, and as a spreadsheet takes it; absent: empty.
[[nodiscard]] ListCell moneyCell(Language language, const std::optional<Money>& amount);

/// What the devices of a batch were still worth; a dash when nobody knows it of any of them.
[[nodiscard]] std::string netText(Language language, const DisposalOverview& batch);

} // namespace dongbo::present
