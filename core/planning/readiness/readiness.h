#pragma once

#include "core/planning/needs.h"
#include "core/planning/readiness/assumptions.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dongbo::planning {

// Whether a room can hold a meeting, from what the register holds as evidence. Pure: a room's
// evidence in, its state with every reason out. docs/readiness.md has the rules in words.

/// Why a room is not simply ready. A published list: frozen boards hold the codes.
enum class ReasonKind : std::uint8_t
{
    // not ready
    FunctionGap, ///< a critical line of its standard has too few working devices
    Blocked,     ///< an open blocking fault of the line, power, light or the room
    CheckFailed, ///< failed when somebody looked, and nothing has been repaired since
                 // unknown
    NeverChecked,
    Stale,      ///< the newest look is too old
    NoStandard, ///< nobody has said what such a room needs
                // at risk
    Degraded,
    Intermittent,      ///< chập chờn: works today, fails in the meeting
    RepairedUnchecked, ///< failed, repaired since, and nobody has looked again
    SpareGone,         ///< a broken device the room can do without
    HardStart,         ///< came on at the second try only, when last checked
    LineWeak,          ///< measured well below what was bought
    LineOnBackup,      ///< only the backup line works
    ContractEnded,
    NoBackupPower,
    BatteryOld,
    NoDuty,      ///< nobody is on duty and nobody has the room
    TrialProblem ///< the trial session went badly and nobody has looked since
};
inline constexpr std::size_t reasonKinds = 18;
/// "function_gap", "blocked", …
[[nodiscard]] std::string_view codeOf(ReasonKind kind);
[[nodiscard]] std::optional<ReasonKind> reasonOf(std::string_view code);
/// What it makes of a room: not ready, unknown or at risk.
[[nodiscard]] Readiness weightOf(ReasonKind kind);

inline constexpr std::size_t headingCount = 5;
[[nodiscard]] constexpr std::size_t indexOf(CheckHeading heading)
{
    return static_cast<std::size_t>(heading) - 1;
}
[[nodiscard]] constexpr CheckHeading headingAt(std::size_t index)
{
    return static_cast<CheckHeading>(index + 1);
}
/// Under which of the letter's headings a function is looked at.
[[nodiscard]] CheckHeading headingOf(Function function);
/// Under which heading a device of that type is; picture and conference system when it has no
/// function.
[[nodiscard]] CheckHeading headingOf(std::optional<DeviceType> type);
[[nodiscard]] CheckHeading headingOf(FaultAbout about, std::optional<DeviceType> type);

/// A fault of a room or of one of its devices.
struct RoomFault
{
    FaultId id;
    FaultAbout about = FaultAbout::Device;
    std::optional<DeviceId> device;
    std::optional<DeviceType> type; ///< of the device
    std::optional<LineId> line;
    std::optional<Severity> severity; ///< absent: a report nobody completed counts as degraded
    std::optional<Instant> reportedAt;
    std::optional<Instant> over; ///< fixed, else closed
    /// What the check said that reported it; absent: by what it is about.
    std::optional<CheckHeading> heading{};
};
[[nodiscard]] CheckHeading headingOf(const RoomFault& fault);

/// The newest time somebody looked at a heading and said how it was.
struct Look
{
    CheckId check;
    Instant at;
    CheckResult result = CheckResult::Pass;
};

/// A device that needed more than one try, when it was last checked; 0 tries: it never came on.
struct HardStartSeen
{
    DeviceId device;
    CheckId check;
    std::int64_t tries = 0;
    std::optional<DeviceType> type;
};

struct RoomLine
{
    LineId id;
    bool isBackup = false;
    std::optional<std::int64_t> boughtKbps;
    std::optional<Date> validTo;
    std::optional<std::int64_t> measuredKbps; ///< newest
    std::optional<Instant> measuredAt;
};

/// What is known of a room. The spans must outlive it.
struct RoomEvidence
{
    std::span<const DeviceFacts> devices;
    const SiteNeeds* needs = nullptr; ///< absent: no standard set is for such rooms
    std::span<const StandardLine> standard;
    std::vector<RoomFault> faults; ///< open ones, and those that were over lately
    std::array<std::optional<Look>, headingCount> looks{};
    std::vector<HardStartSeen> hardStarts;
    std::vector<RoomLine> lines;
    bool hasDuty = false; ///< somebody is on duty, or has the room
    std::optional<TrialResult> trial;
    std::optional<Instant> trialAt;
};

struct Reason
{
    ReasonKind kind = ReasonKind::Stale;
    std::optional<CheckHeading> heading; ///< absent: the room as a whole
    std::size_t line = 0;                ///< of the standard; FunctionGap
    std::int64_t have = 0;               ///< working devices there; tries of HardStart; kbps
    std::int64_t need = 0;
    std::optional<DeviceId> device{};
    std::optional<FaultId> fault{};
    std::optional<CheckId> check{};
    std::optional<LineId> roomLine{};
    std::optional<Instant> since{}; ///< of the look, or of the report

    bool operator==(const Reason&) const = default;
};

struct RoomReadiness
{
    Readiness state = Readiness::Ready;
    std::vector<Reason> reasons; ///< the heaviest first
    std::array<Readiness, headingCount> headings{};
};

/// Whether it is open at that moment.
[[nodiscard]] bool isOpenAt(const RoomFault& fault, Instant at);
/// Judges a room as of a moment: what was reported, looked at or measured later is left out. Not
/// ready when anything says so, else unknown when any heading was not looked at lately, else at
/// risk when anything speaks against it.
[[nodiscard]] RoomReadiness judge(const RoomEvidence& room, const Assumptions& assumptions,
                                  Instant at);

} // namespace dongbo::planning
