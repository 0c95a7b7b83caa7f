#include "core/register/meetings/reason_words.h"

#include "core/text/dates.h"
#include "core/text/numbers.h"

namespace dongbo {

namespace {

using planning::ReasonKind;

std::string deviceName(std::span<const planning::PlanDevice> devices,
                       const planning::Reason& reason)
{
    if (!reason.device) {
        return {};
    }
    for (const auto& device : devices) {
        if (device.facts.id == *reason.device) {
            return device.code.empty() ? reason.device->text() : std::string(device.code);
        }
    }
    return {};
}

std::string mbps(std::int64_t kbps)
{
    constexpr double perMbit = 1'000;
    return text::formatDecimal(static_cast<double>(kbps) / perMbit, kbps % 1'000 == 0 ? 0 : 1);
}

} // namespace

Message ReasonWords::of(const planning::RoomEvidence& evidence,
                        std::span<const planning::PlanDevice> devices,
                        const planning::Reason& reason) const
{
    Message text{"readiness.reason." + std::string(codeOf(reason.kind)), {}};
    const auto add = [&text](const char* name, std::string value) {
        text.args.push_back({name, std::move(value)});
    };
    const auto fault = reason.fault ? m_faults.find(*reason.fault) : m_faults.end();
    const bool hasFault = fault != m_faults.end();
    const auto device = deviceName(devices, reason);
    switch (reason.kind) {
    case ReasonKind::FunctionGap: {
        const auto& line = evidence.standard[reason.line];
        add("function", line.function ? "@function." + std::string(codeOf(*line.function)) : "–");
        add("type", line.type ? "@type." + std::string(codeOf(*line.type)) : "–");
        add("have", std::to_string(reason.have));
        add("need", std::to_string(reason.need));
        if (!device.empty()) {
            text.code += hasFault ? "_fault" : "_broken";
            add("device", device);
        }
        break;
    }
    case ReasonKind::SpareGone:
    case ReasonKind::HardStart:
    case ReasonKind::BatteryOld:
        add("device", device.empty() && hasFault ? fault->second.device : device);
        add("tries", std::to_string(reason.have));
        if (reason.kind == ReasonKind::BatteryOld && reason.since) {
            add("day", text::formatDate(dayOf(*reason.since)));
        }
        break;
    case ReasonKind::Stale:
    case ReasonKind::CheckFailed:
    case ReasonKind::RepairedUnchecked:
        add("at", reason.since ? text::formatInstant(*reason.since) : "–");
        break;
    case ReasonKind::LineWeak:
        add("line", lineName(reason));
        add("have", mbps(reason.have));
        add("need", mbps(reason.need));
        break;
    case ReasonKind::ContractEnded:
        add("line", lineName(reason));
        break;
    case ReasonKind::Blocked:
    case ReasonKind::NeverChecked:
    case ReasonKind::NoStandard:
    case ReasonKind::Degraded:
    case ReasonKind::Intermittent:
    case ReasonKind::LineOnBackup:
    case ReasonKind::NoBackupPower:
    case ReasonKind::NoDuty:
    case ReasonKind::TrialProblem:
        break; // the fault or the heading says it
    }
    if (reason.heading) {
        add("heading", "@check_heading." + std::string(codeOf(*reason.heading)));
    } else if (reason.kind == ReasonKind::Stale || reason.kind == ReasonKind::NeverChecked) {
        text.code += "_all";
    }
    if (hasFault) {
        add("fault", fault->second.number);
        add("symptom", fault->second.symptom);
        if (reason.kind == ReasonKind::Degraded || reason.kind == ReasonKind::Intermittent) {
            add("what", fault->second.device);
            text.code += fault->second.device.empty() ? "_room" : "";
        }
    }
    return text;
}

std::string ReasonWords::lineName(const planning::Reason& reason) const
{
    const auto found = reason.roomLine ? m_lines.find(*reason.roomLine) : m_lines.end();
    return found == m_lines.end() ? "–" : found->second;
}

} // namespace dongbo
