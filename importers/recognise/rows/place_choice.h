#pragma once

#include "importers/recognise/cells/kept_rows.h"
#include "importers/recognise/model/reading.h"
#include "importers/recognise/model/surroundings.h"

#include <optional>
#include <string>

namespace dongbo::importers {

/// The place that holds for the whole sheet: person's choice, letterhead, sheet name, file name.
void decidePlace(SheetReading& reading, const KeptRows& rows, const Surroundings& surroundings,
                 const SheetChoices& choices, const std::optional<std::string>& listPlace);

} // namespace dongbo::importers
