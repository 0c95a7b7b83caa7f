#pragma once

#include "core/domain/message.h"

#include <optional>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// A row of a list handed back to be mended says why it was set aside. Whether that is because of
/// this number, which stood in its list before: `code` is "import.serial_repeated" or
/// "import.code_repeated"; the answer is where it stood, "row" and "sheet", as the reason tells it.
/// Nothing for any other text. Example: “Số seri “SN1” đã có ở dòng 4, trang tính “Sheet1”.”
[[nodiscard]] std::optional<std::vector<Argument>>
repeatedBefore(std::string_view reason, std::string_view code, std::string_view number);

} // namespace dongbo::importers
