#pragma once

#include "importers/proposal/import_list.h"

#include <string>
#include <vector>

namespace dongbo::importers {

/// What can be answered to the problem that sets a row aside, likeliest first, the last always to
/// leave the row out. `place` is what became of the row's place, `placeText` how it was written.
[[nodiscard]] std::vector<PossibleAnswer>
answersTo(const RowProblem& problem, const PlaceAnswer& place, const std::string& placeText);

/// Whom an answer about a place is for.
enum class Reach : std::uint8_t
{
    ThisRow,
    SamePlace ///< every row whose place is written the same way
};

/// Adds the answer to what the person decided; `typed` is the text typed for Retype.
void give(Answers& answers, const SetAsideRow& row, const PossibleAnswer& answer,
          const std::string& typed = {}, Reach reach = Reach::SamePlace);

} // namespace dongbo::importers
