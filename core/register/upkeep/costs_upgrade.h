#pragma once

#include "core/register/base/register.h"

#include <vector>

namespace dongbo {

// Version 0.2 stored the amount of a whole imported row as the cost of a record kept in bulk ("04
// sợi, 720.000 đ": cost 720,000, quantity 4), and totals multiplied it again. Cost is of one unit
// of measure, so such records are corrected once, when a register of that time is first opened for
// writing.

/// Marks a register made by this program: its costs were never stored otherwise. In a UnitOfWork.
void markCostsPerUnit(store::Database& database);

/// Corrects what 0.2 stored, in one change-set that can be undone like any other; the register
/// remembers that it was looked at, so an undone correction is not made again. Only what is certain
/// is touched: a live record in bulk whose cost is still the one an import gave it. An amount that
/// does not divide is kept exact by a second record of one piece, as the import does it. Gives what
/// the people of the register should be told; nothing when there was nothing to do. Does nothing
/// while another process holds the register: the next opening does it.
[[nodiscard]] std::vector<Message> correctCosts(Register& reg);

} // namespace dongbo
