#pragma once

#include "cli/json/values.h"
#include "core/register/lines/escalation.h"
#include "core/register/lines/lines.h"
#include "core/register/lines/sla.h"

namespace dongbo::cli {

// Lines, contracts kept and contacts as docs/json.md fixes their shapes.

[[nodiscard]] Json lineViewJson(const LineView& view);
[[nodiscard]] Json slaJson(const SlaAnswer& answer);
/// One incident of it, with its line.
[[nodiscard]] Json slaIncidentJson(const SlaIncident& incident, const SlaProvider& provider,
                                   const SlaLine& line);
[[nodiscard]] Json chainStepJson(const ChainStep& step);

} // namespace dongbo::cli
