#pragma once

#include "core/domain/time.h"
#include "core/text/language.h"

#include <string>

namespace dongbo::present {

/// "Thứ Tư".
[[nodiscard]] std::string weekdayName(Language language, Date day);
/// A day as the head of a list: "Hôm nay, 16/06/2021", "Hôm qua, …", "Thứ Tư, 09/06/2021".
[[nodiscard]] std::string dayTitle(Language language, Date day, Date today);
/// "15:12" in the office.
[[nodiscard]] std::string clockTime(Instant moment);
/// "09/06", with the year when it is not that of `today`.
[[nodiscard]] std::string shortDay(Date day, Date today);
[[nodiscard]] std::string shortDay(Instant moment, Date today);
/// "15:12" when it is of that day, else "09/06", with the year when it is another.
[[nodiscard]] std::string timeOrDay(Instant moment, Date today);

} // namespace dongbo::present
