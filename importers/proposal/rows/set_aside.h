#pragma once

#include "importers/proposal/model/answers.h"
#include "importers/proposal/model/proposal.h"

#include <string>
#include <vector>

namespace dongbo::importers {

/// What can be answered to the problem that sets a row aside, likeliest first, the last always to
/// leave the row out. `place` is what became of the row's place, `placeText` how it was written.
[[nodiscard]] std::vector<PossibleAnswer>
answersTo(const RowProblem& problem, const PlaceAnswer& place, const std::string& placeText);

/// Completes the answers that allow an import its many devices with how many it asks for.
void askForMany(std::vector<SetAsideRow>& rows, std::uint64_t devices);

/// Whom an answer about a place is for.
enum class Reach : std::uint8_t
{
    ThisRow,
    SamePlace ///< every row whose place is written the same way
};

/// Adds the answer to what the person decided; `typed` is the text typed for Retype and
/// NamePlace.
void give(Answers& answers, const SetAsideRow& row, const PossibleAnswer& answer,
          const std::string& typed = {}, Reach reach = Reach::SamePlace);

} // namespace dongbo::importers
