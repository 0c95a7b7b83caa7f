#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dongbo {

// Closed lists. The numbers are stored in journals permanently: never reuse or renumber one.
// The codes are used in the command line's JSON; people see the translations "<list>.<code>".

/// loại thiết bị
enum class DeviceType : std::uint8_t
{
    Computer = 1,
    Codec,
    Camera,
    Screen,
    Projector,
    Microphone,
    Speaker,
    Amplifier,
    Mixer,
    Ups,
    Stabilizer,
    Generator,
    Switch,
    Router,
    Converter,
    Splitter,
    Accessory,
    Other
};

/// Condition of the item itself (tình trạng kỹ thuật). Unknown is absent.
enum class Condition : std::uint8_t
{
    Good = 1,
    Fair,
    Poor,
    Broken
};
/// How it is used (tình trạng sử dụng).
enum class Use : std::uint8_t
{
    InUse = 1,
    Spare,
    UnderRepair,
    Lent
};
/// Status in the accounts (tình trạng sổ sách).
enum class Paper : std::uint8_t
{
    Active = 1,
    DisposalProposed,
    Disposed,
    Lost,
    Transferred
};
/// Fixed asset (TSCĐ), tool (CCDC), or third-party property (nhà mạng cho mượn, thuê).
enum class AssetClass : std::uint8_t
{
    FixedAsset = 1,
    Tool,
    OnLoan
};

/// Subject of a fault: one device, or the site's line, power, light, or the room itself.
enum class FaultAbout : std::uint8_t
{
    Device = 1,
    Line,
    Power,
    Light,
    Room
};
/// blocking: no meeting can be held; intermittent: chập chờn, works today and fails in the meeting.
enum class Severity : std::uint8_t
{
    Blocking = 1,
    Degraded,
    Intermittent,
    Minor
};
/// States of a fault; the allowed transitions are in core/planning/fault_rules.h.
enum class FaultState : std::uint8_t
{
    Reported = 1,
    Accepted,
    InRepair,
    Waiting,
    Fixed,
    Closed,
    Unrepairable
};
enum class WaitingFor : std::uint8_t
{
    Parts = 1,
    Provider,
    Money
};
enum class RepairOutcome : std::uint8_t
{
    Fixed = 1,
    Partly,
    NotFixed,
    Unrepairable
};
enum class VendorKind : std::uint8_t
{
    RepairShop = 1,
    Supplier,
    Provider
};
/// Function of a line of a standard set in a meeting.
enum class Function : std::uint8_t
{
    See = 1,
    BeSeen,
    Hear,
    BeHeard,
    Compute,
    Power,
    Network
};

/// State of a procurement plan as a whole.
enum class PlanState : std::uint8_t
{
    Proposed = 1,
    Approved,
    Done,
    Cancelled
};
/// How a line of a plan fills a gap.
enum class PlanAction : std::uint8_t
{
    Repair = 1,
    Move,
    Buy
};
/// Progress of one line of a plan.
enum class PlanStep : std::uint8_t
{
    Proposed = 1,
    Approved,
    Ordered,
    Received,
    InUse,
    Dropped
};

/// What an entry of wear is.
enum class WearKind : std::uint8_t
{
    Opening = 1,
    Yearly,
    Correction
};
/// State of a stocktake as a whole.
enum class StocktakeState : std::uint8_t
{
    Counting = 1,
    Settling,
    Closed,
    Cancelled
};
/// What a stocktake found about a device or a code.
enum class CountFinding : std::uint8_t
{
    Found = 1,
    WrongPlace,
    Missing,
    Unexpected,
    UnknownCode
};
/// How a difference of a stocktake was settled.
enum class Settlement : std::uint8_t
{
    Moved = 1,
    FoundLater,
    Lost,
    Registered,
    Corrected,
    LeftAsIs
};
/// State of a batch of disposals.
enum class BatchState : std::uint8_t
{
    Proposed = 1,
    Decided,
    Done,
    Withdrawn
};
/// Why a device is proposed for disposal.
enum class DisposalCause : std::uint8_t
{
    BeyondRepair = 1,
    Broken,
    FullyWorn,
    Surplus,
    Other
};
/// How a device leaves the books (phương thức xử lý).
enum class DisposalMethod : std::uint8_t
{
    Sale = 1,
    Scrapping,
    Transfer,
    Recovery,
    Destruction
};

/// What carries a line.
enum class LineKind : std::uint8_t
{
    Broadband = 1,
    LeasedLine,
    StateNetwork,
    Mobile,
    Other
};
/// State of a request to upgrade a line.
enum class UpgradeState : std::uint8_t
{
    Requested = 1,
    Agreed,
    Done,
    Refused
};
/// Who holds a meeting (cấp hội nghị).
enum class MeetingLevel : std::uint8_t
{
    Central = 1,
    Province,
    District,
    Commune
};
/// State of a meeting.
enum class MeetingState : std::uint8_t
{
    Planned = 1,
    Held,
    Cancelled
};
/// Over what a meeting is linked (loại kết nối).
enum class LinkType : std::uint8_t
{
    StateNetwork = 1,
    Internet,
    Both
};
/// What the trial session showed at a site.
enum class TrialResult : std::uint8_t
{
    Good = 1,
    Problem,
    Absent
};
/// How a meeting went at a site.
enum class MeetingOutcome : std::uint8_t
{
    Held = 1,
    Degraded,
    Lost
};
/// Whether a site can hold a meeting now; see core/planning.
enum class Readiness : std::uint8_t
{
    Ready = 1,
    AtRisk,
    NotReady,
    Unknown
};
/// When a check is made, seen from the meeting.
enum class CheckRound : std::uint8_t
{
    DayBefore = 1,
    HourBefore,
    Trial,
    Urgent,
    Routine
};
/// What a look at one heading or item of a check gave.
enum class CheckResult : std::uint8_t
{
    Pass = 1,
    Fail,
    NotLookedAt
};
/// The five headings of a check, as in letter 292/UBND-VHTT, I.4.
enum class CheckHeading : std::uint8_t
{
    Power = 1,
    Light,
    Sound,
    Picture,
    Line
};
/// Part of an officer on duty.
enum class DutyRole : std::uint8_t
{
    Main = 1,
    Deputy,
    OnCall,
    Technician
};
/// How somebody was told.
enum class ContactWay : std::uint8_t
{
    Phone = 1,
    Message,
    Email,
    Letter,
    InPerson
};
/// What somebody was told about.
enum class ContactPurpose : std::uint8_t
{
    Incident = 1,
    Reminder,
    Notice,
    CheckCall,
    Support
};
/// State of a request for technical help.
enum class SupportState : std::uint8_t
{
    Open = 1,
    Answered,
    Helped,
    Refused
};
/// From what the next day of maintenance is counted.
enum class DueBasis : std::uint8_t
{
    Completion = 1,
    Schedule
};
/// State of a work order of preventive maintenance.
enum class WorkState : std::uint8_t
{
    Open = 1,
    Acknowledged,
    Snoozed,
    Done,
    Cancelled
};
/// What a step tried on a fault brought.
enum class StepResult : std::uint8_t
{
    Helped = 1,
    NoChange,
    NotPossible
};

/// Why the clock that dated a change-set is considered wrong.
enum class ClockDoubt : std::uint8_t
{
    Behind = 1,   ///< before times already in the register
    Ahead,        ///< far after any time in the register
    BeforeRelease ///< before the release of this program
};

/// One entry of a closed list.
template <typename E> struct Term
{
    E value;
    std::string_view code;
};

/// All entries of a closed list in display order.
template <typename E> [[nodiscard]] std::span<const Term<E>> terms();
/// The name of the list, first part of the translation keys: "type", "condition", …
template <typename E> [[nodiscard]] std::string_view listName();

template <typename E> [[nodiscard]] std::string_view codeOf(E value)
{
    for (const auto& term : terms<E>()) {
        if (term.value == value) {
            return term.code;
        }
    }
    return {};
}

/// The entry with that code, exactly as above in lower case; absent otherwise.
template <typename E> [[nodiscard]] std::optional<E> parseCode(std::string_view code)
{
    for (const auto& term : terms<E>()) {
        if (term.code == code) {
            return term.value;
        }
    }
    return std::nullopt;
}

template <typename E> [[nodiscard]] bool isKnownNumber(std::int64_t number)
{
    for (const auto& term : terms<E>()) {
        if (static_cast<std::int64_t>(term.value) == number) {
            return true;
        }
    }
    return false;
}

// Defined in vocabulary.cpp.
template <> std::span<const Term<DeviceType>> terms<DeviceType>();
template <> std::string_view listName<DeviceType>();
template <> std::span<const Term<Condition>> terms<Condition>();
template <> std::string_view listName<Condition>();
template <> std::span<const Term<Use>> terms<Use>();
template <> std::string_view listName<Use>();
template <> std::span<const Term<Paper>> terms<Paper>();
template <> std::string_view listName<Paper>();
template <> std::span<const Term<AssetClass>> terms<AssetClass>();
template <> std::string_view listName<AssetClass>();
template <> std::span<const Term<FaultAbout>> terms<FaultAbout>();
template <> std::string_view listName<FaultAbout>();
template <> std::span<const Term<Severity>> terms<Severity>();
template <> std::string_view listName<Severity>();
template <> std::span<const Term<FaultState>> terms<FaultState>();
template <> std::string_view listName<FaultState>();
template <> std::span<const Term<WaitingFor>> terms<WaitingFor>();
template <> std::string_view listName<WaitingFor>();
template <> std::span<const Term<RepairOutcome>> terms<RepairOutcome>();
template <> std::string_view listName<RepairOutcome>();
template <> std::span<const Term<VendorKind>> terms<VendorKind>();
template <> std::string_view listName<VendorKind>();
template <> std::span<const Term<Function>> terms<Function>();
template <> std::string_view listName<Function>();
template <> std::span<const Term<PlanState>> terms<PlanState>();
template <> std::string_view listName<PlanState>();
template <> std::span<const Term<PlanAction>> terms<PlanAction>();
template <> std::string_view listName<PlanAction>();
template <> std::span<const Term<PlanStep>> terms<PlanStep>();
template <> std::string_view listName<PlanStep>();
template <> std::span<const Term<WearKind>> terms<WearKind>();
template <> std::string_view listName<WearKind>();
template <> std::span<const Term<StocktakeState>> terms<StocktakeState>();
template <> std::string_view listName<StocktakeState>();
template <> std::span<const Term<CountFinding>> terms<CountFinding>();
template <> std::string_view listName<CountFinding>();
template <> std::span<const Term<Settlement>> terms<Settlement>();
template <> std::string_view listName<Settlement>();
template <> std::span<const Term<BatchState>> terms<BatchState>();
template <> std::string_view listName<BatchState>();
template <> std::span<const Term<DisposalCause>> terms<DisposalCause>();
template <> std::string_view listName<DisposalCause>();
template <> std::span<const Term<DisposalMethod>> terms<DisposalMethod>();
template <> std::string_view listName<DisposalMethod>();
template <> std::span<const Term<ClockDoubt>> terms<ClockDoubt>();
template <> std::string_view listName<ClockDoubt>();

// Defined in vocabulary_meetings.cpp.
template <> std::span<const Term<LineKind>> terms<LineKind>();
template <> std::string_view listName<LineKind>();
template <> std::span<const Term<UpgradeState>> terms<UpgradeState>();
template <> std::string_view listName<UpgradeState>();
template <> std::span<const Term<MeetingLevel>> terms<MeetingLevel>();
template <> std::string_view listName<MeetingLevel>();
template <> std::span<const Term<MeetingState>> terms<MeetingState>();
template <> std::string_view listName<MeetingState>();
template <> std::span<const Term<LinkType>> terms<LinkType>();
template <> std::string_view listName<LinkType>();
template <> std::span<const Term<TrialResult>> terms<TrialResult>();
template <> std::string_view listName<TrialResult>();
template <> std::span<const Term<MeetingOutcome>> terms<MeetingOutcome>();
template <> std::string_view listName<MeetingOutcome>();
template <> std::span<const Term<Readiness>> terms<Readiness>();
template <> std::string_view listName<Readiness>();
template <> std::span<const Term<CheckRound>> terms<CheckRound>();
template <> std::string_view listName<CheckRound>();
template <> std::span<const Term<CheckResult>> terms<CheckResult>();
template <> std::string_view listName<CheckResult>();
template <> std::span<const Term<CheckHeading>> terms<CheckHeading>();
template <> std::string_view listName<CheckHeading>();
template <> std::span<const Term<DutyRole>> terms<DutyRole>();
template <> std::string_view listName<DutyRole>();
template <> std::span<const Term<ContactWay>> terms<ContactWay>();
template <> std::string_view listName<ContactWay>();
template <> std::span<const Term<ContactPurpose>> terms<ContactPurpose>();
template <> std::string_view listName<ContactPurpose>();
template <> std::span<const Term<SupportState>> terms<SupportState>();
template <> std::string_view listName<SupportState>();
template <> std::span<const Term<DueBasis>> terms<DueBasis>();
template <> std::string_view listName<DueBasis>();
template <> std::span<const Term<WorkState>> terms<WorkState>();
template <> std::string_view listName<WorkState>();
template <> std::span<const Term<StepResult>> terms<StepResult>();
template <> std::string_view listName<StepResult>();

} // namespace dongbo
