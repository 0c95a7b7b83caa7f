#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

// The forms of a fault's life; `request.record` names the fault, or (finishRepairForm) its repair.
// Nullptr when it names neither; all throw {NotFound, "faults.gone"} from build.

[[nodiscard]] std::unique_ptr<FormTask> acceptFaultForm(Shell& shell, const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> waitFaultForm(Shell& shell, const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> fixFaultForm(Shell& shell, const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> closeFaultForm(Shell& shell, const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> reopenFaultForm(Shell& shell, const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> startRepairForm(Shell& shell, const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> finishRepairForm(Shell& shell, const SheetRequest& request);

/// Reports a fault in twenty seconds: what (half a word), how (one key), Ctrl+Enter; everything
/// else has an answer already. The request may name the device or site it is about, or the fault
/// whose report is to be completed. Its hint "about=line" chooses that trouble of the site;
/// "near=device:<id>" or "near=site:<id>" is only offered, before anything is typed; "symptom=…" is
/// what is wrong, as if typed.
[[nodiscard]] std::unique_ptr<FormTask> reportFaultForm(Shell& shell, const SheetRequest& request);

} // namespace dongbo::present
