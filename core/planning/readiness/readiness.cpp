#include "core/planning/readiness/readiness.h"

#include <algorithm>

namespace dongbo::planning {

namespace {

struct KindInfo
{
    std::string_view code;
    Readiness weight;
};

constexpr std::array<KindInfo, reasonKinds> kinds{{
    {"function_gap", Readiness::NotReady},
    {"blocked", Readiness::NotReady},
    {"check_failed", Readiness::NotReady},
    {"never_checked", Readiness::Unknown},
    {"stale", Readiness::Unknown},
    {"no_standard", Readiness::Unknown},
    {"degraded", Readiness::AtRisk},
    {"intermittent", Readiness::AtRisk},
    {"repaired_unchecked", Readiness::AtRisk},
    {"spare_gone", Readiness::AtRisk},
    {"hard_start", Readiness::AtRisk},
    {"line_weak", Readiness::AtRisk},
    {"line_on_backup", Readiness::AtRisk},
    {"contract_ended", Readiness::AtRisk},
    {"no_backup_power", Readiness::AtRisk},
    {"battery_old", Readiness::AtRisk},
    {"no_duty", Readiness::AtRisk},
    {"trial_problem", Readiness::AtRisk},
}};

constexpr std::int64_t hourMs = 3'600'000;
constexpr std::int64_t dayMs = 24 * hourMs;

/// Not ready before unknown before at risk before ready.
int rankOf(Readiness state)
{
    switch (state) {
    case Readiness::NotReady:
        return 3;
    case Readiness::Unknown:
        return 2;
    case Readiness::AtRisk:
        return 1;
    case Readiness::Ready:
        return 0;
    }
    return 0;
}

Readiness worse(Readiness a, Readiness b)
{
    return rankOf(a) >= rankOf(b) ? a : b;
}

/// "battery_date" of a UPS's specs, a day or a month; read without a parser: whole registers are
/// judged.
std::optional<Date> batteryDay(std::string_view specs)
{
    constexpr std::string_view key = "\"battery_date\":\"";
    const auto found = specs.find(key);
    if (found == std::string_view::npos) {
        return std::nullopt;
    }
    const auto from = found + key.size();
    std::string day(specs.substr(from, std::min(specs.find('"', from), specs.size()) - from));
    constexpr std::size_t monthLength = 7; // "2020-03"
    if (day.size() == monthLength) {
        day += "-01";
    }
    return parseIsoDate(day);
}

/// Judges one room; its members collect.
class Judge
{
public:
    Judge(const RoomEvidence& room, const Assumptions& assumptions, Instant at)
        : m_room(room)
        , m_assumptions(assumptions)
        , m_at(at)
    {}

    RoomReadiness answer()
    {
        lookAtStandard();
        lookAtFaults();
        lookAtChecks();
        lookAtLines();
        lookAtPower();
        lookAtPeople();
        RoomReadiness out;
        out.headings.fill(Readiness::Ready);
        std::stable_sort(m_reasons.begin(), m_reasons.end(), [](const Reason& a, const Reason& b) {
            return rankOf(weightOf(a.kind)) > rankOf(weightOf(b.kind));
        });
        for (const auto& reason : m_reasons) {
            const auto weight = weightOf(reason.kind);
            out.state = worse(out.state, weight);
            if (reason.heading) {
                auto& heading = out.headings[indexOf(*reason.heading)];
                heading = worse(heading, weight);
            } else if (reason.kind == ReasonKind::Stale ||
                       reason.kind == ReasonKind::NeverChecked) {
                for (auto& heading : out.headings) {
                    heading = worse(heading, weight);
                }
            }
        }
        out.reasons = std::move(m_reasons);
        return out;
    }

private:
    [[nodiscard]] bool isOpen(const RoomFault& fault) const { return isOpenAt(fault, m_at); }

    Reason& add(ReasonKind kind, std::optional<CheckHeading> heading)
    {
        auto& reason = m_reasons.emplace_back();
        reason.kind = kind;
        reason.heading = heading;
        return reason;
    }

    /// The open fault that explains a broken device: a blocking one before others.
    [[nodiscard]] const RoomFault* faultOf(const std::optional<DeviceId>& device) const
    {
        const RoomFault* best = nullptr;
        for (const auto& fault : m_room.faults) {
            const bool isOfIt = device && fault.device == device && isOpen(fault);
            if (isOfIt && (best == nullptr || (best->severity != Severity::Blocking &&
                                               fault.severity == Severity::Blocking))) {
                best = &fault;
            }
        }
        return best;
    }

    void explain(Reason& reason, const std::optional<DeviceId>& device)
    {
        reason.device = device;
        if (const auto* fault = faultOf(device)) {
            reason.fault = fault->id;
            reason.since = fault->reportedAt;
            m_told.push_back(fault->id);
        }
    }

    void lookAtStandard()
    {
        if (m_room.needs == nullptr) {
            add(ReasonKind::NoStandard, std::nullopt);
            return;
        }
        const auto& needs = m_room.needs->needs;
        for (std::size_t first = 0; first < needs.size();) {
            auto end = first;
            std::int64_t working = 0;
            std::optional<DeviceId> broken;
            while (end < needs.size() && needs[end].line == needs[first].line) {
                working += isGap(needs[end].state) ? 0 : 1;
                if (!broken && needs[end].state == NeedState::Broken) {
                    broken = needs[end].device;
                }
                ++end;
            }
            const auto asked = static_cast<std::int64_t>(end - first);
            const auto& line = m_room.standard[needs[first].line];
            const bool isCritical = line.critical.value_or(false);
            if (working < asked && (isCritical || broken)) {
                const auto heading =
                    line.function ? headingOf(*line.function) : headingOf(line.type);
                auto& reason =
                    add(isCritical ? ReasonKind::FunctionGap : ReasonKind::SpareGone, heading);
                reason.line = needs[first].line;
                reason.have = working;
                reason.need = asked;
                explain(reason, broken);
            }
            first = end;
        }
    }

    void lookAtFaults()
    {
        for (const auto& fault : m_room.faults) {
            const bool isTold = std::find(m_told.begin(), m_told.end(), fault.id) != m_told.end();
            if (isTold || !isOpen(fault) || fault.severity == Severity::Minor) {
                continue;
            }
            auto kind = ReasonKind::Degraded;
            if (fault.severity == Severity::Intermittent) {
                kind = ReasonKind::Intermittent;
            } else if (fault.severity == Severity::Blocking) {
                kind = fault.about == FaultAbout::Device ? ReasonKind::SpareGone
                       : isOnBackup(fault)               ? ReasonKind::LineOnBackup
                                                         : ReasonKind::Blocked;
            }
            auto& reason = add(kind, headingOf(fault));
            reason.fault = fault.id;
            reason.device = fault.device;
            reason.roomLine = fault.line;
            reason.since = fault.reportedAt;
        }
    }

    /// Whether a blocking fault puts this line out of action.
    [[nodiscard]] bool isDown(const RoomLine& line) const
    {
        return std::any_of(m_room.faults.begin(), m_room.faults.end(), [&](const auto& fault) {
            return fault.about == FaultAbout::Line && fault.severity == Severity::Blocking &&
                   isOpen(fault) && (!fault.line || *fault.line == line.id);
        });
    }

    /// A blocking fault of one named line, while another still works.
    [[nodiscard]] bool isOnBackup(const RoomFault& fault) const
    {
        return fault.about == FaultAbout::Line && fault.line &&
               std::any_of(m_room.lines.begin(), m_room.lines.end(), [&](const auto& line) {
                   return line.id != *fault.line && !isDown(line);
               });
    }

    void lookAtChecks()
    {
        std::array<std::optional<Reason>, headingCount> found;
        for (std::size_t i = 0; i < headingCount; ++i) {
            const auto heading = headingAt(i);
            const auto look = m_room.looks[i] && m_room.looks[i]->at <= m_at
                                  ? m_room.looks[i]
                                  : std::optional<Look>{};
            Reason reason;
            reason.heading = heading;
            if (!look) {
                reason.kind = ReasonKind::NeverChecked;
                found[i] = reason;
                continue;
            }
            reason.check = look->check;
            reason.since = look->at;
            if (m_at.unixMs - look->at.unixMs > m_assumptions["check_fresh_hours"] * hourMs) {
                reason.kind = ReasonKind::Stale;
                found[i] = reason;
            } else if (look->result == CheckResult::Fail) {
                if (const auto kind = afterFailure(heading, look->at)) {
                    reason.kind = *kind;
                    found[i] = reason;
                }
            }
        }
        const auto& first = found.front();
        const bool isAll = std::all_of(found.begin(), found.end(), [&](const auto& one) {
            return one && one->kind == first->kind && one->check == first->check;
        });
        if (isAll && weightOf(first->kind) == Readiness::Unknown) {
            m_reasons.push_back(*first); // the room as a whole
            m_reasons.back().heading.reset();
        } else {
            for (auto& one : found) {
                if (one) {
                    m_reasons.push_back(*one);
                }
            }
        }
        for (const auto& start : m_room.hardStarts) {
            auto& reason = add(ReasonKind::HardStart, headingOf(start.type));
            reason.device = start.device;
            reason.check = start.check;
            reason.have = start.tries;
        }
    }

    /// What a failed look means now: nothing when an open fault says it, else by what was repaired.
    [[nodiscard]] std::optional<ReasonKind> afterFailure(CheckHeading heading, Instant at) const
    {
        bool wasMended = false;
        for (const auto& fault : m_room.faults) {
            if (headingOf(fault) != heading) {
                continue;
            }
            if (isOpen(fault)) {
                return std::nullopt;
            }
            wasMended = wasMended || (fault.over && *fault.over >= at && *fault.over <= m_at);
        }
        return wasMended ? ReasonKind::RepairedUnchecked : ReasonKind::CheckFailed;
    }

    void lookAtLines()
    {
        bool hasContract = m_room.lines.empty();
        for (const auto& line : m_room.lines) {
            hasContract = hasContract || !line.validTo || *line.validTo >= dayOf(m_at);
            const bool isFresh =
                line.measuredAt && *line.measuredAt <= m_at &&
                m_at.unixMs - line.measuredAt->unixMs <= m_assumptions["line_measure_days"] * dayMs;
            constexpr std::int64_t whole = 100; // per cent
            const bool isWeak =
                !line.isBackup && isFresh && line.boughtKbps && line.measuredKbps &&
                *line.measuredKbps * whole < *line.boughtKbps * m_assumptions["line_least_share"];
            if (isWeak) {
                auto& reason = add(ReasonKind::LineWeak, CheckHeading::Line);
                reason.roomLine = line.id;
                reason.have = *line.measuredKbps;
                reason.need = *line.boughtKbps;
                reason.since = line.measuredAt;
            }
        }
        if (!hasContract) {
            auto& reason = add(ReasonKind::ContractEnded, CheckHeading::Line);
            reason.roomLine = m_room.lines.front().id;
        }
    }

    void lookAtPower()
    {
        bool hasPower = false;
        for (const auto& device : m_room.devices) {
            const bool isPower = device.type && functionOf(*device.type) == Function::Power &&
                                 counts(device) && !isOutOfAction(device);
            if (!isPower) {
                continue;
            }
            hasPower = true;
            if (device.type != DeviceType::Ups) {
                continue;
            }
            const auto battery = batteryDay(device.specs);
            if (battery && Date(*battery + std::chrono::months(m_assumptions["battery_months"])) <
                               dayOf(m_at)) {
                auto& reason = add(ReasonKind::BatteryOld, CheckHeading::Power);
                reason.device = device.id;
                reason.since = startOfDay(*battery);
            }
        }
        const bool isTold = std::any_of(m_reasons.begin(), m_reasons.end(), [](const auto& one) {
            return one.kind == ReasonKind::FunctionGap && one.heading == CheckHeading::Power;
        });
        if (!hasPower && !isTold) {
            add(ReasonKind::NoBackupPower, CheckHeading::Power);
        }
    }

    void lookAtPeople()
    {
        if (!m_room.hasDuty) {
            add(ReasonKind::NoDuty, std::nullopt);
        }
        const bool wasBad = m_room.trial && *m_room.trial != TrialResult::Good;
        const bool wasLookedAt =
            std::any_of(m_room.looks.begin(), m_room.looks.end(), [&](const auto& look) {
                return look && m_room.trialAt && look->at > *m_room.trialAt && look->at <= m_at;
            });
        if (wasBad && !wasLookedAt) {
            add(ReasonKind::TrialProblem, std::nullopt).since = m_room.trialAt;
        }
    }

    const RoomEvidence& m_room;
    const Assumptions& m_assumptions;
    Instant m_at;
    std::vector<Reason> m_reasons;
    std::vector<FaultId> m_told; ///< faults that a gap has named
};

} // namespace

std::string_view codeOf(ReasonKind kind)
{
    return kinds[static_cast<std::size_t>(kind)].code;
}

std::optional<ReasonKind> reasonOf(std::string_view code)
{
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const auto& one) { return one.code == code; });
    return found == kinds.end() ? std::nullopt
                                : std::optional{static_cast<ReasonKind>(found - kinds.begin())};
}

Readiness weightOf(ReasonKind kind)
{
    return kinds[static_cast<std::size_t>(kind)].weight;
}

CheckHeading headingOf(Function function)
{
    switch (function) {
    case Function::Hear:
    case Function::BeHeard:
        return CheckHeading::Sound;
    case Function::Power:
        return CheckHeading::Power;
    case Function::Network:
        return CheckHeading::Line;
    case Function::See:
    case Function::BeSeen:
    case Function::Compute:
        return CheckHeading::Picture;
    }
    return CheckHeading::Picture;
}

CheckHeading headingOf(std::optional<DeviceType> type)
{
    const auto function = type ? functionOf(*type) : std::nullopt;
    return function ? headingOf(*function) : CheckHeading::Picture;
}

CheckHeading headingOf(FaultAbout about, std::optional<DeviceType> type)
{
    switch (about) {
    case FaultAbout::Line:
        return CheckHeading::Line;
    case FaultAbout::Power:
        return CheckHeading::Power;
    case FaultAbout::Light:
    case FaultAbout::Room:
        return CheckHeading::Light;
    case FaultAbout::Device:
        return headingOf(type);
    }
    return CheckHeading::Picture;
}

CheckHeading headingOf(const RoomFault& fault)
{
    return fault.heading.value_or(headingOf(fault.about, fault.type));
}

bool isOpenAt(const RoomFault& fault, Instant at)
{
    return (!fault.reportedAt || *fault.reportedAt <= at) && (!fault.over || *fault.over > at);
}

RoomReadiness judge(const RoomEvidence& room, const Assumptions& assumptions, Instant at)
{
    return Judge(room, assumptions, at).answer();
}

} // namespace dongbo::planning
