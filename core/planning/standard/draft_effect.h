#pragma once

#include "core/planning/plan/situation.h"
#include "core/planning/standard/summary.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dongbo::planning {

/// The sites of a tier by how a line of the standard stands at them (its worst place).
struct LineCounts
{
    std::array<std::int64_t, needStates> sites{}; ///< by NeedState

    /// Met, or by a substitute.
    [[nodiscard]] std::int64_t met() const;
};

/// What a draft of a standard would make of one site.
struct SiteChange
{
    std::size_t site = 0; ///< into the given sites
    bool couldMeet = false;
    bool canMeet = false;
    bool wasWhole = false; ///< every line met
    bool isWhole = false;
    /// The worst line of the draft there, and its state; of a whole site any line.
    std::size_t worstLine = 0;
    NeedState worst = NeedState::Met;
};

/// What a draft of a standard would make of the sites of its tier.
struct DraftEffect
{
    ConsistencyCounts before;
    ConsistencyCounts after;
    std::int64_t wholeBefore = 0; ///< sites with every line met
    std::int64_t wholeAfter = 0;
    std::vector<LineCounts> linesBefore; ///< by line of the present standard
    std::vector<LineCounts> linesAfter;  ///< by line of the draft
    std::vector<SiteChange> changes;     ///< sites that meet or are whole now and not then, or the
                                         ///< other way round; in the given order
    Money atCeilings;                    ///< every place the draft leaves open, at its ceiling
    std::int64_t withoutCeiling = 0;     ///< open places without one, or past what money can say
};
/// Evaluates the sites by both: `now` the lines in force, `draft` those that would take their
/// place. Cost: that of evaluating every site twice.
[[nodiscard]] DraftEffect effectOfDraft(std::span<const PlanSite> sites,
                                        std::span<const StandardLine> now,
                                        std::span<const StandardLine> draft);

/// How a line of one version of a standard became that of another.
struct LineDifference
{
    std::size_t before = nowhere;    ///< into the old lines; nowhere: it is new
    std::size_t after = nowhere;     ///< into the new lines; nowhere: it was taken out
    std::vector<std::string> fields; ///< names of the fields that differ, "minimum"; of both only

    bool operator==(const LineDifference&) const = default;
};
/// For each of the new lines the old one it goes back to, by function and type, of several such in
/// their order; nowhere for one that is new.
[[nodiscard]] std::vector<std::size_t> twinsOf(std::span<const StandardLine> before,
                                               std::span<const StandardLine> after);
/// What differs between two versions, by the new lines, those taken out last (twinsOf).
[[nodiscard]] std::vector<LineDifference> differencesOf(std::span<const StandardLine> before,
                                                        std::span<const StandardLine> after);
/// Names of the fields in which the lines differ, but for set and position; "-", nothing and an
/// empty text are the same, as are an absent quantity and 1.
[[nodiscard]] std::vector<std::string> differingFields(const StandardLine& before,
                                                       const StandardLine& after);

} // namespace dongbo::planning
