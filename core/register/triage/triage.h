#pragma once

#include "core/planning/maintenance/triage.h"
#include "core/register/base/register.h"
#include "core/store/queries/maintenance_queries.h"
#include "core/text/language.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

/// A tree of data/triage with its words.
struct HelpTree
{
    planning::TriageTree tree;
    std::string vietnamese;
    std::string english;
    struct Words
    {
        std::string vietnamese;
        std::string english;
    };
    std::map<std::string, Words> words; ///< of branches and steps, by code

    [[nodiscard]] const std::string& title(Language language) const;
    /// Of a branch or step; empty when there is none of that code.
    [[nodiscard]] std::string say(const std::string& code, Language language) const;
};
/// All of them: no picture, no sound, no connection, no power.
[[nodiscard]] const std::vector<HelpTree>& helpTrees();
/// By code, or by title in either language, folded; nullptr when there is none.
[[nodiscard]] const HelpTree* helpTree(std::string_view text);

/// A device of the room, for showing.
struct RoomDevice
{
    DeviceId id;
    DeviceType type = DeviceType::Other;
    std::string code; ///< or its name
    std::string name;
};
/// One that could stand in: in the books, spare and not broken.
struct SpareDevice
{
    DeviceId id;
    DeviceType type = DeviceType::Other;
    std::string code;
    std::string site; ///< where it is
};

/// What to try next about a fault.
struct FaultHelp
{
    const HelpTree* tree = nullptr; ///< nullptr: no tree fits the symptom; somebody may choose one
    planning::TriageAdvice advice;  ///< points into the tree
    std::map<DeviceId, RoomDevice> room;
    std::vector<store::FaultStepRow> tried; ///< oldest first
    std::vector<SpareDevice> spares; ///< of the likeliest branch's types: what to carry along
    std::string site;
};
/// For the room the fault is in now. `tree`: that one, instead of the one of the symptom's group,
/// its device's type or what it is about. Throws {NotFound} for a fault that is gone.
[[nodiscard]] FaultHelp helpWith(Register& reg, const FaultId& fault,
                                 const HelpTree* tree = nullptr);

struct StepTried
{
    FaultId fault;
    std::string step; ///< a step's code; or empty, with words of one's own:
    std::string text;
    StepResult result = StepResult::NoChange;
    std::optional<DeviceId> device; ///< which one; absent: the only one of the step in the room
    std::string notes;
};
/// Logs it on the fault. Problems: neither a step nor words, a step no tree has, a device that is
/// not in the room. Throws {Refused, "fault.not_open"} once the fault is fixed or closed.
[[nodiscard]] Checked<Written<FaultStepId>> logStep(Register& reg, const StepTried& tried);

} // namespace dongbo
