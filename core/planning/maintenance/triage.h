#pragma once

#include "core/domain/records.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dongbo::planning {

// Help for finding what is wrong: a tree of steps to try, where the trouble may lie in several
// places (branches). Which branch comes first is told by the faults the district has solved.

struct TriageStep
{
    std::string code;              ///< "picture.input"
    std::string branch;            ///< "" : tried before any branch
    std::vector<DeviceType> types; ///< only where the room has one of them; empty: everywhere
    bool isLast = false;           ///< what remains to be done when nothing helped
};
struct TriageBranch
{
    std::string code;
    std::vector<DeviceType> types;   ///< as of a step
    std::optional<FaultAbout> about; ///< of faults that are no device's
    std::int64_t weight = 1; ///< as many solved faults as it counts for before there are any
};
struct TriageTree
{
    std::string code;                ///< "no_picture"
    std::vector<std::string> groups; ///< of symptoms it helps with
    std::vector<TriageBranch> branches;
    std::vector<TriageStep> steps; ///< in the order in which they are tried
};

/// A device of the room.
struct ChainDevice
{
    DeviceId id;
    DeviceType type = DeviceType::Other;
};
/// A fault of this tree's symptoms that was solved.
struct SolvedFault
{
    std::optional<DeviceType> type;
    std::optional<FaultAbout> about;
    std::string helped; ///< the step that helped, where it was written down
};
struct TriedStep
{
    std::string step;
    StepResult result = StepResult::NoChange;
};

/// A step as it stands for one room and one fault.
struct AdvisedStep
{
    const TriageStep* step = nullptr; ///< of the tree
    std::vector<DeviceId> devices;    ///< of the room that it is about
    std::optional<StepResult> tried;  ///< the newest result
};
struct AdvisedBranch
{
    const TriageBranch* branch = nullptr; ///< nullptr: the steps before and after all branches
    std::int64_t solvedHere = 0;          ///< of the district's solved faults lay here
    double share = 0;                     ///< how likely it lies here, 0 to 1
    std::vector<AdvisedStep> steps;
};
struct TriageAdvice
{
    std::vector<AdvisedBranch> parts; ///< in the order in which they are tried
    std::int64_t solved = 0;          ///< faults it was ranked by
    const TriageStep* next = nullptr; ///< nullptr: all was tried, or something helped
    bool hasHelped = false;
};
/// Points into `tree`. Branches without a device in the room are left out and do not share in the
/// odds; equal ones stay in the tree's order.
[[nodiscard]] TriageAdvice advise(const TriageTree& tree, std::span<const ChainDevice> room,
                                  std::span<const SolvedFault> solved,
                                  std::span<const TriedStep> tried);

/// What is wrong with a tree, in English, for whoever writes the data: unknown branches, codes used
/// twice, a branch without steps, no last step that stands in every room.
[[nodiscard]] std::vector<std::string> flawsOf(const TriageTree& tree);

} // namespace dongbo::planning
