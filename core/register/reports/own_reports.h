#pragma once

#include "core/domain/checked.h"
#include "core/register/base/edits.h"
#include "core/register/base/register.h"

#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

struct OwnReportRow
{
    OwnReportId id;
    OwnReport report;
};

/// Those on the list, by name in Vietnamese order.
[[nodiscard]] std::vector<OwnReportRow> ownReports(Register& reg);
/// By its name without regard to marks and capitals, its id, or a unique beginning of 8 characters
/// or more. Throws {Usage, "find.unknown_record"|"find.ambiguous_record"}.
[[nodiscard]] OwnReportId findOwnReport(Register& reg, std::string_view text);
/// Keeps it under its name; one of that name (and list) takes the new definition. `definition` has
/// been checked by who can make it a report. A Problem without a name, or when nothing is new.
[[nodiscard]] Checked<Written<OwnReportId>> saveOwnReport(Register& reg, OwnReport report);
/// Gives one on the list another name or definition. A Problem without a name, for the name of
/// another one, or when nothing is new. Throws {NotFound}.
[[nodiscard]] Checked<Edited<OwnReportId>> changeOwnReport(Register& reg, const OwnReportId& id,
                                                           OwnReport report);
/// Takes it off the list; its history stays.
[[nodiscard]] Checked<Edited<OwnReportId>> removeOwnReport(Register& reg, const OwnReportId& id,
                                                           const std::string& reason);

} // namespace dongbo
