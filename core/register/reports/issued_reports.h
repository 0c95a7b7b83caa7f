#pragma once

#include "core/domain/checked.h"
#include "core/register/base/checks.h"
#include "core/register/base/register.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

/// What a report said when it was issued is kept up to this many bytes; of a larger one only its
/// hash.
constexpr std::size_t largestIssuedContent = 16u << 20U;

struct IssuedRow
{
    IssuedReportId id;
    IssuedReport report;
};

/// Enters an issued report in the register, with `content`, of which `report.contentHash` is the
/// BLAKE2b-256. A Problem for a number or signer that is too long; an unlikely one for a day of
/// issue that has not come.
[[nodiscard]] Checked<Written<IssuedReportId>>
enterIssued(Register& reg, IssuedReport report, std::string_view content,
            checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Write);
/// The newest first; those whose issue was undone are left out.
[[nodiscard]] std::vector<IssuedRow> issuedReports(Register& reg);
/// By its id or a unique beginning of 8 characters or more, its document number, or its place in
/// the list (1 is the newest). Throws {Usage, "find.unknown_record"|"find.ambiguous_record"}.
[[nodiscard]] IssuedReportId findIssued(Register& reg, std::string_view text);
/// What it said; nothing when the register does not have it.
[[nodiscard]] std::optional<std::string> issuedContent(Register& reg, const IssuedReport& report);

} // namespace dongbo
