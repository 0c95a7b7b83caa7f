#pragma once

#include "core/register/base/checks.h"
#include "core/register/base/edits.h"
#include "core/register/base/register.h"
#include "core/register/papers/attachments.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

struct FaultDraft
{
    std::optional<DeviceId> device; ///< either a device …
    std::optional<SiteId> site;     ///< … or a site and what about it
    FaultAbout about = FaultAbout::Device;
    std::string symptom;
    std::optional<Severity> severity; ///< absent: the symptom's usual one, else degraded
    std::string duringMeeting;
    std::optional<Instant> at; ///< when it was noticed; default now
    std::optional<Money> estimate;
    std::string notes;
    std::optional<OfficerId> reportedBy; ///< absent: who acts
    /// To be completed later (completeFault): without a severity of its own it gets none, not the
    /// symptom's usual one. That is how a register knows it: a fault without severity is
    /// unfinished.
    bool isUnfinished = false;
    std::vector<FileDraft> files; ///< photos and papers, kept in the same change-set
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask; ///< about `at`
    std::optional<LineId> line;                              ///< of a fault about the line
    std::optional<MeetingId> meeting;                        ///< during which it was noticed
    std::optional<Instant> downFrom; ///< nothing worked from then on: its minutes count
    std::string ticket;              ///< the provider's number of it
};

/// Logs a fault. While a blocking one is open its device is broken (core/planning/fault_rules.h);
/// what was stated of the device stays. A like fault of the same device (or site and about) within
/// 90 days is linked as recurrence. Asks about a time to come, before 1990, or before the device
/// was acquired.
[[nodiscard]] Checked<Written<FaultId>> reportFault(Register& reg, const FaultDraft& draft);

/// Completes or corrects a report that is still open, as editDevice edits a device: the fields a
/// person changed (about, device, site, symptom, severity, reported_by, reported_at,
/// during_meeting, estimate, notes; others are {Bug}), each against what was seen there, and files
/// to be added. Of about, device and site all pass or none. A report without a severity gets its
/// symptom's usual one, else degraded. Recurrence, and what severity says of the device, are told
/// anew. Throws Error{Refused, "fault.not_open"} once it is fixed or closed.
[[nodiscard]] Checked<Edited<FaultId>>
completeFault(Register& reg, FaultId id, const std::vector<FieldEdit>& fieldEdits,
              const std::vector<FileDraft>& files = {},
              OnConflict onConflict = OnConflict::WriteOthers,
              checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);

// The steps of a fault's life; a step its state does not allow throws Error{Refused,
// "fault.wrong_state"} with the state, who and when.
[[nodiscard]] Checked<Written<FaultId>> acceptFault(Register& reg, FaultId fault,
                                                    const std::string& notes);
[[nodiscard]] Checked<Written<FaultId>> waitFault(Register& reg, FaultId fault, WaitingFor what,
                                                  const std::string& notes);
/// Fixed without a repair on record (self-healed, the provider did it). What was down from a moment
/// on is down until this one.
[[nodiscard]] Checked<Written<FaultId>>
fixFault(Register& reg, FaultId fault, std::optional<Instant> at, const std::string& notes,
         checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);
[[nodiscard]] Checked<Written<FaultId>> closeFault(Register& reg, FaultId fault,
                                                   const std::string& notes);
/// A fixed, closed or unrepairable fault is reported again: its history stays, the moments of its
/// end do not. Without a reason it is a Problem; a disposed or lost device throws {Refused,
/// "device.gone"}.
[[nodiscard]] Checked<Written<FaultId>> reopenFault(Register& reg, FaultId fault,
                                                    const std::string& reason);

struct RepairStartDraft
{
    FaultId fault;
    /// A vendor or officer by name or id; an unknown name becomes a repair shop, by a change-set of
    /// its own before the repair's.
    std::string by;
    std::optional<Instant> at;
    std::string documentNo;
    std::string notes;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask; ///< `at` before the report, or to come
};
/// Moves the fault to in_repair; its device is under repair until the repair is finished or the
/// fault is over. A second repair may run beside the first. A disposed or lost device throws
/// {Refused, "device.gone"}.
[[nodiscard]] Checked<Written<RepairId>> startRepair(Register& reg, const RepairStartDraft& draft);

struct RepairFinishDraft
{
    RepairId repair;
    RepairOutcome outcome = RepairOutcome::Fixed;
    std::optional<Money> cost;
    std::optional<Instant> at; ///< absent: now
    std::string parts;
    std::optional<bool> inWarranty; ///< absent: by the device's warranty date
    std::string documentNo;
    std::string notes;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask; ///< `at` before the start, or to come
};
/// Fixed → the fault is fixed; unrepairable → the fault is, and its device is stated to be broken;
/// otherwise the fault stays as it is. While another repair of the fault runs nothing follows: the
/// last one decides.
[[nodiscard]] Checked<Written<RepairId>> finishRepair(Register& reg,
                                                      const RepairFinishDraft& draft);

/// The symptom's group for that kind of trouble, by data/vocabulary/symptoms.tsv; empty when none.
[[nodiscard]] std::string symptomGroupOf(FaultAbout about, std::optional<DeviceType> type,
                                         std::string_view symptom);

} // namespace dongbo
