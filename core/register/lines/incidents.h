#pragma once

#include "core/register/base/checks.h"
#include "core/register/base/register.h"
#include "core/register/lines/escalation.h"

#include <optional>
#include <string>

namespace dongbo {

// Incidents of lines: faults about a line whose timer runs while nothing works.

struct LineDownDraft
{
    std::optional<LineId> line; ///< or the site, when nobody wrote its line down
    std::optional<SiteId> site;
    std::optional<Instant> at; ///< since when; absent: now
    bool isDown = true;        ///< false: it works, but badly; no timer
    std::string symptom;       ///< absent: "Mất mạng", or "Mạng yếu"
    std::string ticket;        ///< the provider's number of it
    std::string notes;
    /// Who was told with it, in the same change-set; its fault is filled in.
    std::optional<TellDraft> told;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask; ///< about `at`
};
struct LineDownDone
{
    FaultId fault;
    std::string number;
    std::optional<ChangeSetId> changeSet; ///< absent: it was open already, nothing was written
    bool isNew = true;                    ///< false: an open one was found
    Problems warnings;
};
/// Opens an incident and starts its timer. An open one of the same line is found instead; one that
/// had no timer gets it now, a line or a ticket it had not, and who was told. During a meeting of
/// the site the fault says so.
[[nodiscard]] Checked<LineDownDone> lineDown(Register& reg, const LineDownDraft& draft);

struct LineRestoredDraft
{
    FaultId fault;
    std::optional<Instant> at; ///< since when it works; absent: now
    std::string notes;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};
/// Stops the timer and fixes the fault, in one change-set. A Problem when it would end before it
/// began. Throws {Refused, "line.no_line_fault"} for another kind of fault, and as fixFault.
[[nodiscard]] Checked<Written<FaultId>> lineRestored(Register& reg, const LineRestoredDraft& draft);

/// Writes down the provider's number of it.
[[nodiscard]] Checked<Written<FaultId>> setTicket(Register& reg, FaultId fault,
                                                  const std::string& ticket);

/// A fault about a line by its number or id, or the open one of the line called so.
[[nodiscard]] FaultId findIncident(Register& reg, std::string_view text);

} // namespace dongbo
