#pragma once

#include "core/domain/checked.h"
#include "gui/present/consistency/standard_words.h"

#include <string_view>
#include <vector>

namespace dongbo::present {

/// Reads a minimum specification as a person types it in a cell: what minimumText writes
/// ("≥ 55 in, Quay quét, từ năm 2017"), the same without signs or with other names of the unit
/// ("55 inch, 1080p"), and the register's own form ("inch>=55;ptz=true"). Case and marks do not
/// matter; pieces are separated by commas or semicolons; "1,5" is one number. A number without a
/// unit is of the type's first attribute that is a number. Empty: no requirement. The problem, of
/// the field "minimum", names the first piece that cannot be read, or says what is wrong with a
/// value (planning::checkMinimum).
[[nodiscard]] Checked<std::vector<planning::SpecDemand>>
readMinimum(Language language, std::string_view typed, const Attributes& attributes);

} // namespace dongbo::present
