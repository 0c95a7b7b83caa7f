#pragma once

#include "core/register/books/wear.h"
#include "core/store/queries/device_queries.h"
#include "core/text/language.h"
#include "gui/present/lists/list_types.h"
#include "gui/present/session.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// The columns a list of devices has: every field its descriptor gives a column, the unit, and what
/// has accumulated of its wear.
[[nodiscard]] std::vector<TableColumn> deviceColumns(Language language);
/// A device's cells, one for each of them; pills and quieter tones as the screen shows them.
[[nodiscard]] std::vector<ListCell> deviceCells(const Session& session,
                                                const store::DeviceRow& row);
/// A cell as text, for a spreadsheet: digits for money. Usable by workers. `column`: its id.
[[nodiscard]] std::string deviceCellText(Register& reg, Language language,
                                         const store::DeviceRow& row, const std::string& column);

/// Whether the column tells of wear: deviceCells leaves it empty, for it is read apart.
[[nodiscard]] bool isWearColumn(std::string_view column);
/// What such a column says of a device; absent: it is no fixed asset, or nobody entered its wear.
[[nodiscard]] std::optional<Money> wearIn(std::string_view column,
                                          const std::optional<WearState>& wear);

} // namespace dongbo::present
