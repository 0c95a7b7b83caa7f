#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dongbo {

// Closed lists. The numbers are written into journals for ever: never reuse or renumber one.
// The codes are the words of the command line's JSON; people read the translations "<list>.<code>".

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

/// What the thing itself is like (tình trạng kỹ thuật). "Not known" is absence.
enum class Condition : std::uint8_t
{
    Good = 1,
    Fair,
    Poor,
    Broken
};
/// What is being done with it (tình trạng sử dụng).
enum class Use : std::uint8_t
{
    InUse = 1,
    Spare,
    UnderRepair,
    Lent
};
/// What the books say (tình trạng sổ sách).
enum class Paper : std::uint8_t
{
    Active = 1,
    DisposalProposed,
    Disposed,
    Lost,
    Transferred
};
/// Fixed asset (TSCĐ), tool (CCDC), or somebody else's (nhà mạng cho mượn, thuê).
enum class AssetClass : std::uint8_t
{
    FixedAsset = 1,
    Tool,
    OnLoan
};

/// What a fault is about: one device, or the site's line, power, light, or the room itself.
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
/// Life of a fault; the allowed steps are in core/planning/fault_rules.h.
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
/// What a line of a standard set does for a meeting.
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

/// Why the clock by which a change-set was dated is not believed.
enum class ClockDoubt : std::uint8_t
{
    Behind = 1,   ///< before what the register knew already
    Ahead,        ///< far after anything the register knew
    BeforeRelease ///< before this program was made
};

/// One entry of a closed list.
template <typename E> struct Term
{
    E value;
    std::string_view code;
};

/// All entries of a closed list in the order people expect them.
template <typename E> [[nodiscard]] std::span<const Term<E>> terms();
/// The list's name, first part of the translations' keys: "type", "condition", …
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

/// The entry with that code, exactly as written above in lower case; nothing otherwise.
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
template <> std::span<const Term<ClockDoubt>> terms<ClockDoubt>();
template <> std::string_view listName<ClockDoubt>();

} // namespace dongbo
