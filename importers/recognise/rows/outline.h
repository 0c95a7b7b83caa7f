#pragma once

#include "importers/grid/workbook.h"
#include "importers/recognise/model/reading.h"

#include <cstdint>

namespace dongbo::importers {

/// Which rows stand for rows below them, by arithmetic to the đồng and by numbering, and where the
/// devices end. Looks at the first rows; walks the whole sheet only when they hold such rows. Needs
/// the columns and the price decided; the table ends at `lastRow`.
void decideOutline(SheetReading& reading, const Workbook& workbook, std::uint32_t lastRow);

} // namespace dongbo::importers
