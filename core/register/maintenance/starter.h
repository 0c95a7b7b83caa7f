#pragma once

#include "core/register/base/register.h"
#include "core/text/language.h"

#include <string>
#include <vector>

namespace dongbo {

/// The plans of data/maintenance/plans.tsv, in the words of that language.
[[nodiscard]] std::vector<MaintenancePlan> starterPlans(Language language);

struct AdoptedPlans
{
    std::vector<std::string> names;
    std::vector<std::string> left;        ///< a plan of that name is on the list already
    std::optional<ChangeSetId> changeSet; ///< absent: nothing was written
};
/// Puts on the list the starter plans of types the register has devices of, with the first turn on
/// that day (absent: each after its own interval from today); one change-set. A day that does not
/// exist is a Problem.
[[nodiscard]] Checked<AdoptedPlans> adoptStarterPlans(Register& reg, std::optional<Date> first,
                                                      Language language);

} // namespace dongbo
