#pragma once

#include "core/report/engine/reports.h"
#include "core/report/model/period.h"
#include "gui/present/reports/report_fields.h"

#include <optional>

namespace dongbo::present {

// What a report page offers beside the report's own parameters.

/// The part of a place that says with which period the report is compared: "before", "year".
inline constexpr const char* comparePart = "compare";
/// The chip of the day the register is shown at.
inline constexpr const char* asOfField = "as-of";

/// The period a report is about, asked for or taken for none; nothing when it has none.
[[nodiscard]] std::optional<report::Period>
periodOf(const Session& session, const report::ReportInfo& info, const ListQuery& query);
/// The period it is to be compared with; nothing: with none.
[[nodiscard]] std::optional<report::Period>
comparedPeriod(const Session& session, const report::ReportInfo& info, const ListQuery& query);
/// Asks for it. Only for a report with a period.
[[nodiscard]] ReportField compareField(const Session& session, const report::Period& period,
                                       const ListQuery& query);
/// Asks for the day the register is shown at.
[[nodiscard]] ReportField dayField(const Session& session);

} // namespace dongbo::present
