#pragma once

#include "core/domain/time.h"
#include "importers/proposal/model/proposal.h"
#include "importers/recognise/model/row_draft.h"

namespace dongbo::importers {

/// The ranges that hold for a device typed in by hand (checkDevice) hold for a row of a list too.
/// What only adds to a device (year made, end of warranty) is dropped with a warning when it breaks
/// one; anything else is an error that sets the row aside, naming the cell. `values` is scratch
/// space, the same for all rows.
void checkRanges(RowDraft& draft, Date today, std::vector<Value>& values);

/// Whether the row's devices have a place to go to; says on the draft what is to be said of it. A
/// place that has yet to be made is one. `areUnitsKnown`: a row without a place is set aside.
[[nodiscard]] bool checkPlace(RowDraft& draft, const PlaceAnswer& place, bool areUnitsKnown);

} // namespace dongbo::importers
