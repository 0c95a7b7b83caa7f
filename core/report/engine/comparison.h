#pragma once

#include "core/report/engine/reports.h"
#include "core/report/model/period.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::report {

// A report beside itself of another period. It is for reports whose rows are sums; a list of events
// has nothing to be compared with.

/// What a report can be compared with: "before", the period before it; "year", the same days of the
/// year before.
[[nodiscard]] const std::vector<std::string>& comparisons();

/// The period a report is about, asked for or, on that day, taken for none; nothing when it has
/// none.
[[nodiscard]] std::optional<Period> periodAsked(const ReportInfo& info,
                                                const Parameters& parameters, Date day);
/// The one it is compared with; nothing for no comparison.
[[nodiscard]] std::optional<Period> comparedWith(const Period& period, std::string_view with);

/// The model of `now` beside what the report said of `then`.
[[nodiscard]] Model besideThen(Register& reg, const std::string& name, Parameters asked,
                               Language language, const Model& model, const Period& now,
                               const Period& then);
/// The report beside itself, `with` being one of comparisons(); of this quarter when no period is
/// asked for. Problems and throws as runReport; a
/// Problem for a report without a period, and for another word.
[[nodiscard]] Checked<Model> runCompared(Register& reg, const std::string& name,
                                         const Parameters& parameters, Language language,
                                         std::string_view with);
/// A finished report as it is printed.
[[nodiscard]] paper::Document documentOf(const Model& model, Instant created);

} // namespace dongbo::report
