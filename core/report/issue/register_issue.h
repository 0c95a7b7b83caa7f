#pragma once

#include "core/register/reports/issued_reports.h"
#include "core/report/issue/issued.h"

#include <string>

namespace dongbo::report {

/// Enters what was issued in the register, under the office's number and signer (both may be
/// empty). Problems as enterIssued.
[[nodiscard]] Checked<Written<IssuedReportId>> registerIssue(Register& reg, const Issued& issued,
                                                             const std::string& number,
                                                             const std::string& signer);
/// A record as it was issued. Its content is the one kept with it; where the register has none (it
/// was too large, or another office issued it) the report is made as of its day, and taken when its
/// hash is the one that was issued; else it is empty. Throws {Unreadable,
/// "report.issued_unreadable"}, {NewerSchema, "report.issued_newer_record"} for one of a later
/// program.
[[nodiscard]] Issued issuedOf(Register& reg, const IssuedReport& record);

} // namespace dongbo::report
