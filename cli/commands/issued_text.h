#pragma once

#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "core/report/issue/issued.h"

namespace dongbo::cli::commands {

/// Says whether an issued report is what was issued, and line by line what is different now.
/// DoneWithNo when anything is.
Exit answerIssuedCheck(const Context& context, const report::Issued& issued,
                       const report::IssuedCheck& check);
/// A record of the list of issued reports.
[[nodiscard]] Json issuedJson(const IssuedReportId& id, const IssuedReport& report);

} // namespace dongbo::cli::commands
