#pragma once

#include "core/domain/id.h"
#include "core/domain/message.h"
#include "core/planning/plan/situation.h"
#include "core/planning/readiness/readiness.h"

#include <span>
#include <string>
#include <unordered_map>
#include <utility>

namespace dongbo {

/// What people call a fault: its number and symptom.
struct FaultWords
{
    std::string number;
    std::string symptom;
    std::string device; ///< code and name
};

/// The sentences of a board's reasons: which fault, device, line, heading each is about.
class ReasonWords
{
public:
    void addFault(const FaultId& id, FaultWords words) { m_faults.emplace(id, std::move(words)); }
    void addLine(const LineId& id, std::string name) { m_lines.emplace(id, std::move(name)); }
    /// The reason of a room with that evidence and those devices.
    [[nodiscard]] Message of(const planning::RoomEvidence& evidence,
                             std::span<const planning::PlanDevice> devices,
                             const planning::Reason& reason) const;

private:
    [[nodiscard]] std::string lineName(const planning::Reason& reason) const;

    std::unordered_map<RecordId, FaultWords> m_faults;
    std::unordered_map<RecordId, std::string> m_lines;
};

} // namespace dongbo
