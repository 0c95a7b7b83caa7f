#include "core/domain/vocabulary.h"

#include <array>

namespace dongbo {

template <> std::span<const Term<DeviceType>> terms<DeviceType>()
{
    static constexpr std::array<Term<DeviceType>, 18> all{{
        {DeviceType::Computer, "computer"},
        {DeviceType::Codec, "codec"},
        {DeviceType::Camera, "camera"},
        {DeviceType::Screen, "screen"},
        {DeviceType::Projector, "projector"},
        {DeviceType::Microphone, "microphone"},
        {DeviceType::Speaker, "speaker"},
        {DeviceType::Amplifier, "amplifier"},
        {DeviceType::Mixer, "mixer"},
        {DeviceType::Ups, "ups"},
        {DeviceType::Stabilizer, "stabilizer"},
        {DeviceType::Generator, "generator"},
        {DeviceType::Switch, "switch"},
        {DeviceType::Router, "router"},
        {DeviceType::Converter, "converter"},
        {DeviceType::Splitter, "splitter"},
        {DeviceType::Accessory, "accessory"},
        {DeviceType::Other, "other"},
    }};
    return all;
}

template <> std::string_view listName<DeviceType>()
{
    return "type";
}

template <> std::span<const Term<Condition>> terms<Condition>()
{
    static constexpr std::array<Term<Condition>, 4> all{{
        {Condition::Good, "good"},
        {Condition::Fair, "fair"},
        {Condition::Poor, "poor"},
        {Condition::Broken, "broken"},
    }};
    return all;
}

template <> std::string_view listName<Condition>()
{
    return "condition";
}

template <> std::span<const Term<Use>> terms<Use>()
{
    static constexpr std::array<Term<Use>, 4> all{{
        {Use::InUse, "in_use"},
        {Use::Spare, "spare"},
        {Use::UnderRepair, "under_repair"},
        {Use::Lent, "lent"},
    }};
    return all;
}

template <> std::string_view listName<Use>()
{
    return "use";
}

template <> std::span<const Term<Paper>> terms<Paper>()
{
    static constexpr std::array<Term<Paper>, 5> all{{
        {Paper::Active, "active"},
        {Paper::DisposalProposed, "disposal_proposed"},
        {Paper::Disposed, "disposed"},
        {Paper::Lost, "lost"},
        {Paper::Transferred, "transferred"},
    }};
    return all;
}

template <> std::string_view listName<Paper>()
{
    return "paper";
}

template <> std::span<const Term<AssetClass>> terms<AssetClass>()
{
    static constexpr std::array<Term<AssetClass>, 3> all{{
        {AssetClass::FixedAsset, "fixed_asset"},
        {AssetClass::Tool, "tool"},
        {AssetClass::OnLoan, "on_loan"},
    }};
    return all;
}

template <> std::string_view listName<AssetClass>()
{
    return "asset_class";
}

template <> std::span<const Term<FaultAbout>> terms<FaultAbout>()
{
    static constexpr std::array<Term<FaultAbout>, 5> all{{
        {FaultAbout::Device, "device"},
        {FaultAbout::Line, "line"},
        {FaultAbout::Power, "power"},
        {FaultAbout::Light, "light"},
        {FaultAbout::Room, "room"},
    }};
    return all;
}

template <> std::string_view listName<FaultAbout>()
{
    return "about";
}

template <> std::span<const Term<Severity>> terms<Severity>()
{
    static constexpr std::array<Term<Severity>, 4> all{{
        {Severity::Blocking, "blocking"},
        {Severity::Degraded, "degraded"},
        {Severity::Intermittent, "intermittent"},
        {Severity::Minor, "minor"},
    }};
    return all;
}

template <> std::string_view listName<Severity>()
{
    return "severity";
}

template <> std::span<const Term<FaultState>> terms<FaultState>()
{
    static constexpr std::array<Term<FaultState>, 7> all{{
        {FaultState::Reported, "reported"},
        {FaultState::Accepted, "accepted"},
        {FaultState::InRepair, "in_repair"},
        {FaultState::Waiting, "waiting"},
        {FaultState::Fixed, "fixed"},
        {FaultState::Closed, "closed"},
        {FaultState::Unrepairable, "unrepairable"},
    }};
    return all;
}

template <> std::string_view listName<FaultState>()
{
    return "fault_state";
}

template <> std::span<const Term<WaitingFor>> terms<WaitingFor>()
{
    static constexpr std::array<Term<WaitingFor>, 3> all{{
        {WaitingFor::Parts, "parts"},
        {WaitingFor::Provider, "provider"},
        {WaitingFor::Money, "money"},
    }};
    return all;
}

template <> std::string_view listName<WaitingFor>()
{
    return "waiting";
}

template <> std::span<const Term<RepairOutcome>> terms<RepairOutcome>()
{
    static constexpr std::array<Term<RepairOutcome>, 4> all{{
        {RepairOutcome::Fixed, "fixed"},
        {RepairOutcome::Partly, "partly"},
        {RepairOutcome::NotFixed, "not_fixed"},
        {RepairOutcome::Unrepairable, "unrepairable"},
    }};
    return all;
}

template <> std::string_view listName<RepairOutcome>()
{
    return "outcome";
}

template <> std::span<const Term<VendorKind>> terms<VendorKind>()
{
    static constexpr std::array<Term<VendorKind>, 3> all{{
        {VendorKind::RepairShop, "repair_shop"},
        {VendorKind::Supplier, "supplier"},
        {VendorKind::Provider, "provider"},
    }};
    return all;
}

template <> std::string_view listName<VendorKind>()
{
    return "vendor_kind";
}

template <> std::span<const Term<Function>> terms<Function>()
{
    static constexpr std::array<Term<Function>, 7> all{{
        {Function::See, "see"},
        {Function::BeSeen, "be_seen"},
        {Function::Hear, "hear"},
        {Function::BeHeard, "be_heard"},
        {Function::Compute, "compute"},
        {Function::Power, "power"},
        {Function::Network, "network"},
    }};
    return all;
}

template <> std::string_view listName<Function>()
{
    return "function";
}

template <> std::span<const Term<PlanState>> terms<PlanState>()
{
    static constexpr std::array<Term<PlanState>, 4> all{{
        {PlanState::Proposed, "proposed"},
        {PlanState::Approved, "approved"},
        {PlanState::Done, "done"},
        {PlanState::Cancelled, "cancelled"},
    }};
    return all;
}

template <> std::string_view listName<PlanState>()
{
    return "plan_state";
}

template <> std::span<const Term<PlanAction>> terms<PlanAction>()
{
    static constexpr std::array<Term<PlanAction>, 3> all{{
        {PlanAction::Repair, "repair"},
        {PlanAction::Move, "move"},
        {PlanAction::Buy, "buy"},
    }};
    return all;
}

template <> std::string_view listName<PlanAction>()
{
    return "plan_action";
}

template <> std::span<const Term<PlanStep>> terms<PlanStep>()
{
    static constexpr std::array<Term<PlanStep>, 6> all{{
        {PlanStep::Proposed, "proposed"},
        {PlanStep::Approved, "approved"},
        {PlanStep::Ordered, "ordered"},
        {PlanStep::Received, "received"},
        {PlanStep::InUse, "in_use"},
        {PlanStep::Dropped, "dropped"},
    }};
    return all;
}

template <> std::string_view listName<PlanStep>()
{
    return "plan_step";
}

template <> std::span<const Term<WearKind>> terms<WearKind>()
{
    static constexpr std::array<Term<WearKind>, 3> all{{
        {WearKind::Opening, "opening"},
        {WearKind::Yearly, "yearly"},
        {WearKind::Correction, "correction"},
    }};
    return all;
}

template <> std::string_view listName<WearKind>()
{
    return "wear_kind";
}

template <> std::span<const Term<StocktakeState>> terms<StocktakeState>()
{
    static constexpr std::array<Term<StocktakeState>, 4> all{{
        {StocktakeState::Counting, "counting"},
        {StocktakeState::Settling, "settling"},
        {StocktakeState::Closed, "closed"},
        {StocktakeState::Cancelled, "cancelled"},
    }};
    return all;
}

template <> std::string_view listName<StocktakeState>()
{
    return "stocktake_state";
}

template <> std::span<const Term<CountFinding>> terms<CountFinding>()
{
    static constexpr std::array<Term<CountFinding>, 5> all{{
        {CountFinding::Found, "found"},
        {CountFinding::WrongPlace, "wrong_place"},
        {CountFinding::Missing, "missing"},
        {CountFinding::Unexpected, "unexpected"},
        {CountFinding::UnknownCode, "unknown_code"},
    }};
    return all;
}

template <> std::string_view listName<CountFinding>()
{
    return "count_finding";
}

template <> std::span<const Term<Settlement>> terms<Settlement>()
{
    static constexpr std::array<Term<Settlement>, 6> all{{
        {Settlement::Moved, "moved"},
        {Settlement::FoundLater, "found_later"},
        {Settlement::Lost, "lost"},
        {Settlement::Registered, "registered"},
        {Settlement::Corrected, "corrected"},
        {Settlement::LeftAsIs, "left_as_is"},
    }};
    return all;
}

template <> std::string_view listName<Settlement>()
{
    return "settlement";
}

template <> std::span<const Term<BatchState>> terms<BatchState>()
{
    static constexpr std::array<Term<BatchState>, 4> all{{
        {BatchState::Proposed, "proposed"},
        {BatchState::Decided, "decided"},
        {BatchState::Done, "done"},
        {BatchState::Withdrawn, "withdrawn"},
    }};
    return all;
}

template <> std::string_view listName<BatchState>()
{
    return "batch_state";
}

template <> std::span<const Term<DisposalCause>> terms<DisposalCause>()
{
    static constexpr std::array<Term<DisposalCause>, 5> all{{
        {DisposalCause::BeyondRepair, "beyond_repair"},
        {DisposalCause::Broken, "broken"},
        {DisposalCause::FullyWorn, "fully_worn"},
        {DisposalCause::Surplus, "surplus"},
        {DisposalCause::Other, "other"},
    }};
    return all;
}

template <> std::string_view listName<DisposalCause>()
{
    return "disposal_cause";
}

template <> std::span<const Term<DisposalMethod>> terms<DisposalMethod>()
{
    static constexpr std::array<Term<DisposalMethod>, 5> all{{
        {DisposalMethod::Sale, "sale"},
        {DisposalMethod::Scrapping, "scrapping"},
        {DisposalMethod::Transfer, "transfer"},
        {DisposalMethod::Recovery, "recovery"},
        {DisposalMethod::Destruction, "destruction"},
    }};
    return all;
}

template <> std::string_view listName<DisposalMethod>()
{
    return "disposal_method";
}

template <> std::span<const Term<ClockDoubt>> terms<ClockDoubt>()
{
    static constexpr std::array<Term<ClockDoubt>, 3> all{{
        {ClockDoubt::Behind, "behind"},
        {ClockDoubt::Ahead, "ahead"},
        {ClockDoubt::BeforeRelease, "before_release"},
    }};
    return all;
}

template <> std::string_view listName<ClockDoubt>()
{
    return "clock_suspect";
}

} // namespace dongbo
