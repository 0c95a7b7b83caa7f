#pragma once

#include "core/domain/checked.h"
#include "core/register/register.h"
#include "core/report/model.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::report {

/// One thing a report can be asked for.
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
/// All reports, in the order in which they are offered.
[[nodiscard]] std::vector<ReportInfo> reports(Language language);

/// By name, as a person wrote them. "site": id or name; "unit": id, code or name, with all below;
/// "since", "until": days; "scope": open, closed or all; "by": site, device or vendor; "detail":
/// gaps or all.
using Parameters = std::map<std::string, std::string>;

/// Makes a report from the register as it is now. Reads only. Throws {Usage, "report.unknown"} for
/// a name that is none of reports(), {Usage} for an unknown or ambiguous place; a parameter the
/// report does not have, or that cannot be read, is a Problem.
[[nodiscard]] Checked<Model> runReport(Register& reg, std::string_view name,
                                       const Parameters& parameters, Language language);

} // namespace dongbo::report
