#pragma once

#include "gui/present/forms/form_task.h"

namespace dongbo::present {

// The forms of a fault's life; `request.record` names the fault, or (finishRepairForm) its repair.
// Nullptr when it names neither; all throw {NotFound, "faults.gone"} from build.

extern const FormMaker acceptFaultForm;
extern const FormMaker waitFaultForm;
extern const FormMaker fixFaultForm;
extern const FormMaker closeFaultForm;
extern const FormMaker reopenFaultForm;
extern const FormMaker startRepairForm;
extern const FormMaker finishRepairForm;

/// Reports a fault in twenty seconds: what (half a word), how (one key), Ctrl+Enter; everything
/// else has an answer already. The request may name the device or site it is about, or the fault
/// whose report is to be completed. Its hint "about=line" chooses that trouble of the site;
/// "near=device:<id>" or "near=site:<id>" is only offered, before anything is typed; "symptom=…" is
/// what is wrong, as if typed.
extern const FormMaker reportFaultForm;

} // namespace dongbo::present
