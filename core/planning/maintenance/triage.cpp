#include "core/planning/maintenance/triage.h"

#include <algorithm>
#include <set>

namespace dongbo::planning {

namespace {

bool holds(const std::vector<DeviceType>& types, DeviceType type)
{
    return std::find(types.begin(), types.end(), type) != types.end();
}

bool isInRoom(const std::vector<DeviceType>& types, std::span<const ChainDevice> room)
{
    return types.empty() || std::any_of(room.begin(), room.end(), [&](const ChainDevice& device) {
               return holds(types, device.type);
           });
}

const TriageStep* stepOf(const TriageTree& tree, const std::string& code)
{
    const auto found = std::find_if(tree.steps.begin(), tree.steps.end(),
                                    [&](const TriageStep& step) { return step.code == code; });
    return found == tree.steps.end() ? nullptr : &*found;
}

/// Where a solved fault lay: where a step helped, else by what it was a fault of.
bool layIn(const TriageTree& tree, const TriageBranch& branch, const SolvedFault& fault)
{
    if (const auto* step = stepOf(tree, fault.helped)) {
        return step->branch == branch.code;
    }
    if (fault.about && fault.about != FaultAbout::Device) {
        return branch.about == fault.about;
    }
    return fault.type && holds(branch.types, *fault.type);
}

AdvisedStep advised(const TriageStep& step, std::span<const ChainDevice> room,
                    std::span<const TriedStep> tried)
{
    AdvisedStep out;
    out.step = &step;
    for (const auto& device : room) {
        if (holds(step.types, device.type)) {
            out.devices.push_back(device.id);
        }
    }
    for (const auto& one : tried) { // the newest comes last
        if (one.step == step.code) {
            out.tried = one.result;
        }
    }
    return out;
}

std::vector<AdvisedStep> stepsOf(const TriageTree& tree, const std::string& branch, bool last,
                                 std::span<const ChainDevice> room,
                                 std::span<const TriedStep> tried)
{
    std::vector<AdvisedStep> out;
    for (const auto& step : tree.steps) {
        if (step.branch == branch && step.isLast == last && isInRoom(step.types, room)) {
            out.push_back(advised(step, room, tried));
        }
    }
    return out;
}

/// The branches that stand in the room, the likeliest first.
std::vector<AdvisedBranch> ranked(const TriageTree& tree, std::span<const ChainDevice> room,
                                  std::span<const SolvedFault> solved,
                                  std::span<const TriedStep> tried)
{
    std::vector<AdvisedBranch> out;
    double all = 0;
    for (const auto& branch : tree.branches) {
        if (!isInRoom(branch.types, room)) {
            continue;
        }
        AdvisedBranch one;
        one.branch = &branch;
        one.solvedHere = std::count_if(solved.begin(), solved.end(), [&](const SolvedFault& fault) {
            return layIn(tree, branch, fault);
        });
        one.share = static_cast<double>(one.solvedHere + branch.weight);
        one.steps = stepsOf(tree, branch.code, false, room, tried);
        all += one.share;
        out.push_back(std::move(one));
    }
    for (auto& one : out) {
        one.share = all > 0 ? one.share / all : 0;
    }
    std::stable_sort(out.begin(), out.end(), [](const AdvisedBranch& a, const AdvisedBranch& b) {
        return a.share > b.share;
    });
    return out;
}

} // namespace

TriageAdvice advise(const TriageTree& tree, std::span<const ChainDevice> room,
                    std::span<const SolvedFault> solved, std::span<const TriedStep> tried)
{
    TriageAdvice advice;
    advice.solved = static_cast<std::int64_t>(solved.size());
    AdvisedBranch before;
    before.steps = stepsOf(tree, "", false, room, tried);
    AdvisedBranch after;
    after.steps = stepsOf(tree, "", true, room, tried);
    if (!before.steps.empty()) {
        advice.parts.push_back(std::move(before));
    }
    for (auto& branch : ranked(tree, room, solved, tried)) {
        advice.parts.push_back(std::move(branch));
    }
    advice.parts.push_back(std::move(after));
    for (const auto& part : advice.parts) {
        for (const auto& step : part.steps) {
            advice.hasHelped = advice.hasHelped || step.tried == StepResult::Helped;
            if (advice.next == nullptr && !step.tried) {
                advice.next = step.step;
            }
        }
    }
    if (advice.hasHelped) {
        advice.next = nullptr;
    }
    return advice;
}

std::vector<std::string> flawsOf(const TriageTree& tree)
{
    std::vector<std::string> flaws;
    std::set<std::string> codes;
    std::set<std::string> used;
    bool endsEverywhere = false;
    for (const auto& step : tree.steps) {
        if (!codes.insert(step.code).second) {
            flaws.push_back(tree.code + ": step " + step.code + " stands twice");
        }
        if (step.isLast) {
            endsEverywhere = endsEverywhere || (step.types.empty() && step.branch.empty());
            continue;
        }
        used.insert(step.branch);
        const bool isKnown =
            step.branch.empty() ||
            std::any_of(tree.branches.begin(), tree.branches.end(),
                        [&](const TriageBranch& branch) { return branch.code == step.branch; });
        if (!isKnown) {
            flaws.push_back(tree.code + ": step " + step.code + " is of no branch");
        }
    }
    std::set<std::string> names;
    for (const auto& branch : tree.branches) {
        if (!names.insert(branch.code).second) {
            flaws.push_back(tree.code + ": branch " + branch.code + " stands twice");
        }
        if (!used.contains(branch.code)) {
            flaws.push_back(tree.code + ": branch " + branch.code + " has no step");
        }
        if (branch.weight < 1) {
            flaws.push_back(tree.code + ": branch " + branch.code + " weighs nothing");
        }
    }
    if (!endsEverywhere) {
        flaws.push_back(tree.code + ": nothing remains to be done in some rooms");
    }
    return flaws;
}

} // namespace dongbo::planning
