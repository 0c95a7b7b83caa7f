#pragma once

#include "core/domain/checked.h"
#include "core/register/base/register.h"
#include "core/report/model.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::report {

/// A parameter of a report.
struct Parameter
{
    std::string name;  ///< "site"
    std::string title; ///< "Điểm cầu"
};
struct ReportInfo
{
    std::string name; ///< "repair-costs"
    std::string title;
    std::vector<Parameter> parameters;
};
/// All reports, in display order.
[[nodiscard]] std::vector<ReportInfo> reports(Language language);

/// By name, as entered. "site": id or name; "unit": id, code or name, including all units below;
/// "since", "until": days; "scope": open, closed or all; "by": site, device or vendor; "detail":
/// gaps or all.
using Parameters = std::map<std::string, std::string>;

/// Builds a report from the current register. Read-only. Throws {Usage, "report.unknown"} for an
/// unknown name, {Usage} for an unknown or ambiguous place; a parameter the report does not have,
/// or that is unreadable, is a Problem.
[[nodiscard]] Checked<Model> runReport(Register& reg, std::string_view name,
                                       const Parameters& parameters, Language language);

/// A model without columns and rows, with the head every report has: letterhead, title, the day it
/// shows if that is past, when and from what it was made. For lists that are no report of their
/// own. Read-only.
[[nodiscard]] Model emptyModel(Register& reg, std::string name, std::string title,
                               Language language);

} // namespace dongbo::report
