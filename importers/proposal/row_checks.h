#pragma once

#include "core/domain/time.h"
#include "importers/recognise/row_draft.h"

namespace dongbo::importers {

/// The ranges that hold for a device typed in by hand (checkDevice) hold for a row of a list too.
/// What only adds to a device (year made, end of warranty) is dropped with a warning when it breaks
/// one; anything else is an error that sets the row aside, naming the cell.
void checkRanges(RowDraft& draft, Date today);

} // namespace dongbo::importers
