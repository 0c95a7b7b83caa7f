#pragma once

#include "core/register/base/edits.h"
#include "core/register/planning/situation.h"
#include "core/store/queries/standard_queries.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

// Standard sets are effective-dated versions of what the sites of a tier should have: sites use the
// set of their tier that began last. A change to come is a new version; a correction edits lines.

struct StandardDraft
{
    StandardSet set;
    std::vector<StandardLine> lines;
};
/// What is wrong with a line: no function or type, a quantity outside 1 to 100, a minimum the
/// type's attributes do not allow (planning::checkMinimum), a substitute that is no type or the
/// type itself, a negative ceiling.
[[nodiscard]] Problems checkStandardLine(Register& reg, const StandardLine& line);

/// Adds a set with its lines. Problems: no name or tier, no lines, days in the wrong order, another
/// set of the tier that begins on the same day.
[[nodiscard]] Checked<Written<StandardSetId>> addStandard(Register& reg, const StandardDraft& draft,
                                                          const std::string& reason);
/// A copy of the set with its lines that begins on `from`; the old one ends the day before.
[[nodiscard]] Checked<Written<StandardSetId>>
newStandardVersion(Register& reg, StandardSetId set, Date from, const std::string& reason);
/// What stands at a site as a draft: a line per type with its function, how many there are, and
/// their models as preferred ones. Broken and retired devices do not count.
[[nodiscard]] StandardDraft standardFromSite(Register& reg, SiteId site);

[[nodiscard]] Checked<Written<StandardLineId>>
addStandardLine(Register& reg, StandardSetId set, StandardLine line, const std::string& reason);
/// As editDevice.
[[nodiscard]] Checked<Edited<StandardLineId>>
editStandardLine(Register& reg, StandardLineId id, const std::vector<FieldEdit>& fieldEdits,
                 const std::string& reason, OnConflict onConflict = OnConflict::WriteOthers);
/// The line asks for nothing from now on; its history stays.
[[nodiscard]] Checked<Written<StandardLineId>> removeStandardLine(Register& reg, StandardLineId id,
                                                                  const std::string& reason);

/// Lines that ask for something, by position.
[[nodiscard]] std::vector<store::StandardLineRow> standardLinesOf(Register& reg, StandardSetId set);
/// How many sites of the tier would be able to meet with these lines instead of the present ones.
struct StandardEffect
{
    planning::ConsistencyCounts before;
    planning::ConsistencyCounts after;
};
[[nodiscard]] StandardEffect effectOf(Register& reg, const std::string& tier,
                                      const std::vector<StandardLine>& lines);

/// By id, unique beginning of an id, name, or tier (its set of the register's day). Throws {Usage,
/// "find.unknown_standard" | "find.ambiguous_standard"}.
[[nodiscard]] StandardSetId findStandard(Register& reg, std::string_view text);
/// "SET/POSITION" or an id. Throws {Usage, "find.unknown_standard_line"}.
[[nodiscard]] StandardLineId findStandardLine(Register& reg, std::string_view text);

} // namespace dongbo
