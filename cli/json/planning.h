#pragma once

#include "cli/context.h"
#include "cli/json/values.h"
#include "core/planning/plan/outcome.h"
#include "core/register/planning/situation.h"

namespace dongbo::cli {

// Evaluations and plans as docs/json.md fixes their shape. Reasons are sentences in the person's
// language; beside each stands its code.

[[nodiscard]] Json consistencyJson(const Context& context, const Consistency& consistency);
[[nodiscard]] Json planJson(const Context& context, const RegisterSituation& read,
                            const planning::PlanRequest& request, const planning::PlanTask& task,
                            const planning::PlanChoice& choice,
                            const planning::PlanOutcome& outcome);

/// "inch>=55, recorded: 43"; empty when nothing is to be said about the line.
[[nodiscard]] std::string shortfallText(const Context& context, const Consistency& consistency,
                                        const SiteConsistency& site,
                                        const planning::LineSummary& line);

} // namespace dongbo::cli
