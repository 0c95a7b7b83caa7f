#pragma once

#include "core/register/reports/issued_reports.h"
#include "core/report/issue/issued.h"

#include <optional>
#include <string>

namespace dongbo::report {

/// What the office says of an issued report: its number and signer (both may be empty), the day it
/// bears; without one today.
struct IssuePaper
{
    std::string number;
    std::string signer;
    std::optional<Date> day{};
};
/// Enters what was issued in the register. Problems as enterIssued.
[[nodiscard]] Checked<Written<IssuedReportId>>
registerIssue(Register& reg, const Issued& issued, const IssuePaper& paper,
              checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Write);
/// What it was asked for; empty when that cannot be read.
[[nodiscard]] Parameters issuedParameters(const IssuedReport& record);
/// A record as it was issued. Its content is the one kept with it; where the register has none (it
/// was too large, or another office issued it) the report is made as of its day, and taken when its
/// hash is the one that was issued; else it is empty. Throws {Unreadable,
/// "report.issued_unreadable"}, {NewerSchema, "report.issued_newer_record"} for one of a later
/// program.
[[nodiscard]] Issued issuedOf(Register& reg, const IssuedReport& record);

} // namespace dongbo::report
