#pragma once

#include "core/register/attachments.h"
#include "core/register/register.h"

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
    std::optional<Instant> at; ///< when it was noticed; default now, never later
    std::optional<Money> estimate;
    std::string notes;
    std::optional<OfficerId> reportedBy; ///< absent: who acts
    /// To be completed later (completeFault): without a severity of its own it gets none, not the
    /// symptom's usual one. That is how a register knows it: a fault without severity is
    /// unfinished.
    bool isUnfinished = false;
    std::vector<FileDraft> files; ///< photos and papers, kept in the same change-set
};

/// Logs a fault. A blocking one makes its device broken (what it was is kept and given back when
/// fixed); a like fault of the same device (or site and about) within 90 days is linked as
/// recurrence.
[[nodiscard]] Checked<Written<FaultId>> reportFault(Register& reg, const FaultDraft& draft);

/// Completes or corrects a report that is still open: where, what, when, who and how bad become the
/// draft's; files are added. What severity says of the device, and recurrence, are told anew.
/// Throws Error{Refused, "fault.not_open"} once it is fixed or closed.
[[nodiscard]] Checked<Written<FaultId>> completeFault(Register& reg, FaultId fault,
                                                      const FaultDraft& draft);

// The steps of a fault's life; a step its state does not allow throws Error{Refused,
// "fault.wrong_state"} with the state, who and when.
[[nodiscard]] Checked<Written<FaultId>> acceptFault(Register& reg, FaultId fault,
                                                    const std::string& notes);
[[nodiscard]] Checked<Written<FaultId>> waitFault(Register& reg, FaultId fault, WaitingFor what,
                                                  const std::string& notes);
/// Fixed without a repair on record (self-healed, the provider did it).
[[nodiscard]] Checked<Written<FaultId>>
fixFault(Register& reg, FaultId fault, std::optional<Instant> at, const std::string& notes);
[[nodiscard]] Checked<Written<FaultId>> closeFault(Register& reg, FaultId fault,
                                                   const std::string& notes);

struct RepairStartDraft
{
    FaultId fault;
    std::string by; ///< a vendor or officer by name or id; an unknown name becomes a repair shop
    std::optional<Instant> at;
    std::string documentNo;
    std::string notes;
};
/// Moves the fault to in_repair; its device's use to under_repair.
[[nodiscard]] Checked<Written<RepairId>> startRepair(Register& reg, const RepairStartDraft& draft);

struct RepairFinishDraft
{
    RepairId repair;
    RepairOutcome outcome = RepairOutcome::Fixed;
    std::optional<Money> cost;
    std::optional<Instant> at; ///< not before the start
    std::string parts;
    std::optional<bool> inWarranty; ///< absent: by the device's warranty date
    std::string documentNo;
    std::string notes;
};
/// fixed → the fault is fixed and the device gets its earlier condition and use back; unrepairable
/// → the fault is; otherwise the fault stays in repair.
[[nodiscard]] Checked<Written<RepairId>> finishRepair(Register& reg,
                                                      const RepairFinishDraft& draft);

/// The symptom's group for that kind of trouble, by data/vocabulary/symptoms.tsv; empty when none.
[[nodiscard]] std::string symptomGroupOf(FaultAbout about, std::optional<DeviceType> type,
                                         std::string_view symptom);

} // namespace dongbo
