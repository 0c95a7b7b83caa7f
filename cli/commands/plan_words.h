#pragma once

#include "cli/command_line.h"
#include "core/register/planning/plan_run.h"

#include <string>
#include <vector>

namespace dongbo::cli::commands {

/// What a person typed about a plan.
struct PlanWords
{
    std::string budget, unit, tier, moveCost, missingPrice, seconds, save, notes, points;
    std::vector<std::string> sources, pins, exclusions, weights;
    bool hasFloor = false;

    /// Adds the options to a verb, all but the budget.
    void addTo(Verb& verb);
};

/// As a request; adds what cannot be meant to `problems`. Throws for names nobody bears.
[[nodiscard]] planning::PlanRequest requestOf(const Context& context, Register& reg,
                                              const PlanWords& words, Problems& problems);
[[nodiscard]] PlanningScope scopeOf(Register& reg, const std::string& unit, const std::string& tier,
                                    Problems& problems);
/// Limits of the computation, with progress on a terminal.
[[nodiscard]] planning::PlanRules rulesOf(const PlanWords& words, Problems& problems);

} // namespace dongbo::cli::commands
