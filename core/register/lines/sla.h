#pragma once

#include "core/domain/checked.h"
#include "core/planning/lines/sla.h"
#include "core/register/base/register.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo {

// What providers kept of their contracts over some days, with what stands behind every number.

struct SlaQuestion
{
    Date from;
    Date until; ///< last day
    std::optional<VendorId> provider;
    std::optional<SiteId> site;
    std::optional<UnitId> unit; ///< with all below it
};
struct SlaIncident
{
    FaultId id;
    Fault fault;
    planning::LineIncident times;
    planning::IncidentFigures figures;
};
/// One line, or a site whose line nobody wrote down.
struct SlaLine
{
    std::optional<LineId> id;
    Line line;
    std::optional<SiteId> siteId;
    std::string site;
    planning::SlaFigures figures;
    std::optional<bool> keepsAvailability;
    bool isOver = false;                ///< the contract had ended by the last day
    std::vector<SlaIncident> incidents; ///< the earliest first
};
struct SlaProvider
{
    std::optional<VendorId> id; ///< absent: lines whose provider nobody wrote down
    std::string name;           ///< empty then
    planning::SlaFigures figures;
    std::vector<SlaLine> lines; ///< by site and name
};
struct SlaAnswer
{
    SlaQuestion question;
    planning::SlaPeriod period;
    std::vector<SlaProvider> providers; ///< by name, those without one last
    planning::SlaFigures all;
};
/// `now` is where open incidents are counted to. A Problem when the last day is before the first.
[[nodiscard]] Checked<SlaAnswer> slaOf(Register& reg, const SlaQuestion& question, Instant now);

/// When a fault began and ended, as it counts against the contract; `calledAt` is when the provider
/// was told of it.
[[nodiscard]] planning::LineIncident incidentOf(const Fault& fault,
                                                std::optional<Instant> calledAt);

} // namespace dongbo
