#pragma once

#include "core/store/queries/device_queries.h"
#include "core/text/language.h"
#include "gui/present/lists/list_types.h"
#include "gui/present/session.h"

#include <string>
#include <vector>

namespace dongbo::present {

/// The columns a list of devices has: every field its descriptor gives a column, and the unit.
[[nodiscard]] std::vector<TableColumn> deviceColumns(Language language);
/// A device's cells, one for each of them; pills and quieter tones as the screen shows them.
[[nodiscard]] std::vector<ListCell> deviceCells(const Session& session,
                                                const store::DeviceRow& row);
/// A cell as text, for a spreadsheet: digits for money. Usable by workers. `column`: its id.
[[nodiscard]] std::string deviceCellText(store::Database& database, Language language,
                                         const store::DeviceRow& row, const std::string& column);

} // namespace dongbo::present
