#pragma once

#include "core/planning/sampling.h"
#include "core/register/base/checks.h"
#include "core/register/stocktake/stocktake_view.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo {

// A stocktake from its beginning to its end: counting → settling → closed, or cancelled. Each
// function is one change-set. A step its state does not allow throws {Refused,
// "stocktake.wrong_state"} with the state, so one that is closed cannot be closed again.

struct StocktakeStart
{
    std::string name;           ///< required
    std::optional<SiteId> site; ///< one room; or
    std::optional<UnitId> unit; ///< a unit with all below it; neither: the whole register
    std::optional<Date> day;    ///< whose state is counted; absent: today
    std::vector<CommitteeMember> committee;
    bool isBlind = false;
    std::string documentNo;
    std::string notes;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask; ///< about `day`
    /// Only a sample is counted again; `population` is filled in from the register.
    std::optional<planning::SampleDemand> sample;
    std::string seed; ///< from which the sample is drawn; empty: the stocktake's number
};
/// Begins a stocktake; it gets the next number "KK-2021-0001". Problems: no name or one that runs
/// already, both a site and a unit, a unit or site that had ended by that day (with what it was
/// merged into), no rooms, rooms that another stocktake of the same kind is counting. Of a sample
/// the devices drawn are written as its lines.
[[nodiscard]] Checked<Written<StocktakeId>> startStocktake(Register& reg,
                                                           const StocktakeStart& start);

/// counting → settling: nothing more is counted.
[[nodiscard]] Checked<Written<StocktakeId>> endCounting(Register& reg, StocktakeId id);
/// settling → counting again.
[[nodiscard]] Checked<Written<StocktakeId>> resumeCounting(Register& reg, StocktakeId id);

/// What becomes of differences that nobody has settled.
enum class OpenDifferences : std::uint8_t
{
    Refuse, ///< a Problem with their number
    Leave   ///< they are settled as left as they are
};
/// counting or settling → closed: every line's finding is written down, devices nobody counted get
/// a line without one, and the numbers are kept in `summary`.
[[nodiscard]] Checked<Written<StocktakeId>>
closeStocktake(Register& reg, StocktakeId id, OpenDifferences open, const std::string& documentNo);
/// Gives it up; what was counted and settled stays.
[[nodiscard]] Checked<Written<StocktakeId>> cancelStocktake(Register& reg, StocktakeId id,
                                                            const std::string& reason);

/// Name, committee, papers, notes; as editDevice. The fields of one that is closed are frozen:
/// {Refused}.
[[nodiscard]] Checked<Written<StocktakeId>>
setCommittee(Register& reg, StocktakeId id, const std::vector<CommitteeMember>& committee);

/// Which devices a sample of that size is: those whose hash with the seed is smallest, so that
/// everybody draws the same ones, in the order of `population`.
[[nodiscard]] std::vector<DeviceId> drawSample(const std::vector<DeviceId>& population,
                                               std::int64_t size, std::string_view seed);
/// What a recount that begins now would draw; writes nothing. Problems as startStocktake, but for
/// the name. Without a seed it is drawn from "" here and from the number there.
struct SamplePreview
{
    planning::SampleDemand demand; ///< with the population
    std::string seed;
    std::vector<BookDevice> devices;
};
[[nodiscard]] Checked<SamplePreview> previewSample(Register& reg, const StocktakeStart& start);
/// What a stocktake of a sample was to show; nothing of any other.
[[nodiscard]] std::optional<planning::SampleDemand> demandOf(const Stocktake& stocktake);
/// Lines of a sample that were not as the books have them; nothing while some are not counted.
[[nodiscard]] std::optional<std::int64_t> wrongInSample(const StocktakeView& view);

} // namespace dongbo
