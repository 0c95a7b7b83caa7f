#pragma once

#include "core/planning/plan/situation.h"

namespace dongbo::planning {

/// The devices that may be moved (isMovable). `byModel`: devices of one pool are of
/// one model with equal specs; otherwise they fill the same lines in the same way.
[[nodiscard]] std::vector<Pool> poolsOf(const Situation& situation,
                                        const std::vector<SiteNeeds>& needs,
                                        std::vector<Evaluator>& evaluators, bool byModel);

} // namespace dongbo::planning
