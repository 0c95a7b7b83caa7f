#pragma once

#include "core/domain/records.h"
#include "gui/present/shell.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::present {

/// What somebody can do with a fault next.
enum class FaultStep : std::uint8_t
{
    Complete, ///< an unfinished report
    Accept,
    StartRepair,
    FinishRepair,
    Wait,
    Fix, ///< without a repair on record
    Close,
    Reopen ///< a fixed, closed or unrepairable one is reported again, with a reason
};

/// A step as a button.
struct FaultStepText
{
    FaultStep step = FaultStep::Accept;
    std::string word;    ///< "Bắt đầu sửa"
    bool isMain = false; ///< the one most faults in that state need; one a fault at most
};

/// The steps its state allows (core/planning/fault_rules.h), the main one first. None while the
/// register cannot be written.
[[nodiscard]] std::vector<FaultStepText> nextSteps(const Session& session, const FaultId& id,
                                                   const Fault& fault);

enum class StepPace : std::uint8_t
{
    AtOnce, ///< what needs no answers is done (and can be taken back); the rest asks in the sheet
    WithForm
};
void takeStep(Shell& shell, const FaultId& fault, FaultStep step, StepPace pace);

/// The form a step needs.
[[nodiscard]] SheetKind sheetOf(FaultStep step);
/// The step that brings a fault from one state to the other; nothing when that is not allowed.
[[nodiscard]] std::optional<FaultStep> stepBetween(Session& session, const FaultId& id,
                                                   const Fault& fault, FaultState to);

} // namespace dongbo::present
