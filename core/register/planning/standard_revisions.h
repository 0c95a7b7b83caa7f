#pragma once

#include "core/planning/standard/draft_effect.h"
#include "core/register/planning/standards.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo {

// Whole standards written at once, as somebody edited them in a table: one change-set, one undo.

/// A new version with lines of its own, which takes the place of `replaces`: that one ends the day
/// before. Problems: those of addStandard, and a first day that is not after that of `replaces`.
[[nodiscard]] Checked<Written<StandardSetId>> replaceStandard(Register& reg, StandardSetId replaces,
                                                              const StandardDraft& draft,
                                                              const std::string& reason);

/// One line of a standard that is corrected.
struct CorrectedLine
{
    std::optional<StandardLineId> id; ///< absent: a line that is added
    StandardLine seen;                ///< as the person saw it; of an added one nothing
    StandardLine line;
    bool isTakenOut = false; ///< asks for nothing from now on
};
/// Corrects lines of a standard that holds already, from its first day on. Problems, and then
/// nothing is written: those of checkStandardLine; "standard.changed_meanwhile" for a field that
/// somebody else gave another value than was seen; "standard.nothing_changed".
[[nodiscard]] Checked<Written<StandardSetId>>
correctStandard(Register& reg, StandardSetId set, const std::vector<CorrectedLine>& lines,
                const std::string& reason);

/// What the problems of a draft's lines are, by line; empty where a line is right. For what is
/// being typed: nothing is written.
[[nodiscard]] std::vector<Problems> checkDraft(Register& reg,
                                               const std::vector<StandardLine>& lines);

/// The site of a tier (of all, when it is empty) that fills the most lines of its standard, of
/// equals the one with the most working devices: the one to copy a standard from. Absent without
/// sites.
[[nodiscard]] std::optional<SiteId> exemplarySite(Register& reg, const std::string& tier);

} // namespace dongbo
