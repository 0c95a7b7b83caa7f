#pragma once

#include "core/domain/time.h"
#include "core/paper/labels.h"

#include <string_view>

namespace dongbo::report {

/// The sheet or roll of that name, as it is sold on that day (data/forms/labels.tsv). Throws {Bug}
/// for another name.
[[nodiscard]] paper::LabelSheet labelSheet(std::string_view name, Date day);

} // namespace dongbo::report
