#pragma once

#include "core/register/base/checks.h"
#include "core/register/base/edits.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo {

// Corrections of what was recorded before: fields named, written under the lock, in a change-set
// that can be undone. All as editDevice; a step of a life is no correction and has a use case of
// its own ({Bug} for its fields). Times and days that are edited and unlikely (to come, before
// 1990, before the device was acquired, an end before its start) are asked about; a custody that
// would end before it begins is a Problem.

/// Symptom (and the group it belongs to, and with it what the fault, and later ones, are
/// recurrences of), severity, who and when, meeting, estimate, notes: also of a closed fault. A
/// moment of a step that was not taken, or taking one away, is a Problem.
[[nodiscard]] Checked<Edited<FaultId>>
editFault(Register& reg, FaultId id, const std::vector<FieldEdit>& fieldEdits,
          const std::string& reason, OnConflict onConflict = OnConflict::WriteOthers,
          checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);

/// Cost after the invoice, parts, who, times, papers, outcome. Another outcome of the repair that
/// decided the fault's state moves the fault too; a Problem once the fault is closed.
[[nodiscard]] Checked<Edited<RepairId>>
editRepair(Register& reg, RepairId id, const std::vector<FieldEdit>& fieldEdits,
           const std::string& reason, OnConflict onConflict = OnConflict::WriteOthers,
           checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);

/// Officer, days and paper of a hand-over. Where it still runs, the device or site follows.
[[nodiscard]] Checked<Edited<CustodyId>>
editCustody(Register& reg, CustodyId id, const std::vector<FieldEdit>& fieldEdits,
            const std::string& reason, OnConflict onConflict = OnConflict::WriteOthers,
            checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);

/// The papers of a transfer: day, decision, reason; where the device is stays.
[[nodiscard]] Checked<Edited<TransferId>>
editTransfer(Register& reg, TransferId id, const std::vector<FieldEdit>& fieldEdits,
             const std::string& reason, OnConflict onConflict = OnConflict::WriteOthers,
             checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);

/// The papers of a disposal: day, decision, reason, proceeds; what the device is on paper stays.
[[nodiscard]] Checked<Edited<DisposalId>>
editDisposal(Register& reg, DisposalId id, const std::vector<FieldEdit>& fieldEdits,
             const std::string& reason, OnConflict onConflict = OnConflict::WriteOthers,
             checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);

} // namespace dongbo
