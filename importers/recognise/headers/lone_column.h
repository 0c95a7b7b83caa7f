#pragma once

#include "importers/recognise/cells/kept_rows.h"
#include "importers/recognise/headers/header_search.h"

#include <optional>

namespace dongbo::importers {

/// The heading of a sheet that is one column of devices: "Tên thiết bị", then a name a row; or no
/// heading (rows {0, 0}) above names that tell more than their kind, a maker or a model. Absent
/// when the rows hold anything else, or hardly name devices.
[[nodiscard]] std::optional<FoundHeader> findLoneColumn(const KeptRows& rows);

} // namespace dongbo::importers
