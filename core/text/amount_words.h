#pragma once

#include "core/domain/money.h"

#include <string>

namespace dongbo::text {

/// The amount as papers spell it out, in Vietnamese, first letter capital: 99.650.000 is "Chín mươi
/// chín triệu sáu trăm năm mươi nghìn đồng". Spoken as in the north: "linh", "nghìn"; "mươi mốt",
/// "mươi lăm". Every amount of 64 bits.
[[nodiscard]] std::string amountInWords(Money amount);

} // namespace dongbo::text
