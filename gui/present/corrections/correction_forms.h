#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

// Forms driven by the records' descriptors.

/// Puts a record right afterwards, whatever its kind: a fault, the cost of a repair after the
/// invoice, a renamed site or shop, the papers of a transfer, the register's own name. Of a
/// change-set: when it really was.
[[nodiscard]] std::unique_ptr<FormTask> correctionForm(Shell& shell, const SheetRequest& request);
/// Adds a site, unit, officer or vendor: the request's hint names the kind ("kind=site"), its
/// record the unit it belongs to.
[[nodiscard]] std::unique_ptr<FormTask> addRecordForm(Shell& shell, const SheetRequest& request);

/// The hint "kind=vendor" of a request about a kind of record, and back.
[[nodiscard]] std::string kindHint(RecordKind kind);
[[nodiscard]] std::optional<RecordKind> kindInHint(std::string_view hint);

} // namespace dongbo::present
