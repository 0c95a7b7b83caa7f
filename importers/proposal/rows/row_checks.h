#pragma once

#include "core/domain/time.h"
#include "importers/proposal/model/proposal.h"
#include "importers/recognise/model/row_draft.h"

namespace dongbo::importers {

/// The ranges that hold for a device typed in by hand (checkDevice) hold for a row of a list too.
/// What only adds to a device (year made, end of warranty) is dropped with a warning when it breaks
/// one; anything else is an error that sets the row aside, naming the cell.
void checkRanges(RowDraft& draft, Date today);

/// What holds for places that have yet to be made.
struct PlaceRules
{
    bool mayBeMade = false;     ///< by option, or by a person's answer to this one
    bool isWriting = false;     ///< else only shown: a place that may not be made is proposed
    bool areUnitsKnown = false; ///< a row without a place is then set aside
};

/// Whether the row's devices have a place to go to; says on the draft what is to be said of it.
[[nodiscard]] bool checkPlace(RowDraft& draft, const PlaceAnswer& place, const PlaceRules& rules);

} // namespace dongbo::importers
