#pragma once

#include "core/domain/message.h"
#include "importers/recognise/cells/kept_rows.h"
#include "importers/recognise/model/reading.h"

#include <optional>
#include <vector>

namespace dongbo::importers {

/// What the sheet looks like when it is no list of devices though it reads like one: steps of a
/// test, movements of a store, loans, a form with gaps to fill (data/vocabulary/other_papers.tsv).
[[nodiscard]] std::optional<Message> otherPaper(const SheetReading& reading, const KeptRows& rows);

/// Takes out of a workbook's readings the sheets that only serve its list: things to choose from,
/// sums by kind. Sheets somebody chose stay.
void skipServingSheets(std::vector<SheetReading>& readings, const Choices& choices);

/// How many things the columns tell of a device itself: its code, maker, year, price, state …
[[nodiscard]] std::size_t tellsOfDevices(const SheetReading& reading);

} // namespace dongbo::importers
