#pragma once

#include "importers/recognise/cells/kept_rows.h"
#include "importers/recognise/headers/header_search.h"
#include "importers/recognise/model/reading.h"
#include "importers/recognise/model/surroundings.h"

#include <vector>

namespace dongbo::importers {

/// What every column is: by its heading, by its values where the heading leaves a choice, by the
/// person's choice above all.
void decideColumns(SheetReading& reading, const KeptRows& rows,
                   const std::vector<FoundHeading>& headings, const Surroundings& surroundings,
                   const SheetChoices& choices);

} // namespace dongbo::importers
