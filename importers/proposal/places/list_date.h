#pragma once

#include "core/domain/time.h"
#include "importers/grid/workbook.h"
#include "importers/recognise/model/reading.h"

#include <optional>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// A date written in running text, as the last day it may mean: "Vụ Bản, ngày 5 tháng 4 năm 2021",
/// "tính đến 31/12/2020", "quý II/2021", "NĂM 2021", "tháng 5/2021". Years 1990 to 2100. A line
/// that names a law or decision has that one's date, not the list's: nothing.
[[nodiscard]] std::optional<Date> dayIn(std::string_view text);
/// The same of the name of a file or sheet, where a year may stand alone: "Thiet bi xa 2021.xls",
/// "DS_30062021".
[[nodiscard]] std::optional<Date> dayInName(std::string_view name);

/// The day a list speaks of: told by its letterhead and title, else by the names of its sheets,
/// else by that of the file. Never later than today. Nothing when none of them tells.
[[nodiscard]] std::optional<Date> dayOfList(const Workbook& workbook,
                                            const std::vector<SheetReading>& readings,
                                            std::string_view fileName, Date today);

} // namespace dongbo::importers
