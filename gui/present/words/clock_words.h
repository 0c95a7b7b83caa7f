#pragma once

#include "core/domain/records.h"
#include "core/text/language.h"

#include <optional>
#include <string>

namespace dongbo::present {

/// What stands beside a time that a doubtful clock gave: "đồng hồ máy lúc ấy chạy chậm"; empty when
/// the clock was believed or the time was corrected.
[[nodiscard]] std::string clockDoubt(Language language, const std::optional<ClockDoubt>& doubt);

} // namespace dongbo::present
