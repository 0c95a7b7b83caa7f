#pragma once

#include "importers/proposal/model/proposal.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <vector>

namespace dongbo::importers {

/// What making the sample district did.
struct SampleResult
{
    std::vector<Proposal> imports; ///< one a list, in the order of the history
    std::size_t steps = 0;         ///< use cases replayed, the imports among them
};

/// Makes a register of an invented district (data/sample): imports its lists with the real importer
/// and replays three years of faults, repairs, replacements and transfers through the use cases,
/// under the history's own clock and ids from a seed, so that every machine makes the same register
/// to the digest. Opened later without a clock it goes on from the history's last day, so that its
/// open faults are as old as they were then. `onStep(done, all)` may throw Error{Cancelled}. Throws
/// {Exists} when there is something at `path` already, {Bug} naming the line when a step is
/// refused. The file bears its name only once it is whole, even if the program is killed.
[[nodiscard]] SampleResult makeSample(const std::filesystem::path& path,
                                      const std::function<void(std::size_t, std::size_t)>& onStep);

/// Writes the sample's lists into an existing folder, for people to look at.
void writeSampleLists(const std::filesystem::path& folder);

} // namespace dongbo::importers
