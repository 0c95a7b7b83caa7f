#include "core/planning/fault_rules.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using planning::FaultFacts;

namespace {

DeviceState now(const DeviceState& stated, const std::vector<FaultFacts>& faults)
{
    return planning::currentState(stated, faults);
}

SiteId place(unsigned char name)
{
    SiteId id;
    id.bytes[0] = name;
    return id;
}

} // namespace

TEST_CASE("Fault: every step from every state", "[planning]")
{
    using planning::FaultStep;
    using enum FaultState;
    constexpr std::optional<FaultState> no;
    // in the order of allFaultSteps: accept, wait, start a repair, repair ended (fixed, not fixed,
    // unrepairable), fix, give up, close, reopen
    using Row = std::array<std::optional<FaultState>, planning::allFaultSteps.size()>;
    const std::vector<std::pair<FaultState, Row>> table{
        {Reported,
         {Accepted, Waiting, InRepair, Fixed, Reported, Unrepairable, Fixed, Unrepairable, no, no}},
        {Accepted,
         {no, Waiting, InRepair, Fixed, Accepted, Unrepairable, Fixed, Unrepairable, no, no}},
        {InRepair,
         {no, Waiting, InRepair, Fixed, InRepair, Unrepairable, Fixed, Unrepairable, no, no}},
        {Waiting, {no, no, InRepair, Fixed, Waiting, Unrepairable, Fixed, Unrepairable, no, no}},
        {Fixed, {no, no, InRepair, Fixed, Fixed, Fixed, no, no, Closed, Reported}},
        {Closed, {no, no, no, Closed, Closed, Closed, no, no, no, Reported}},
        {Unrepairable,
         {no, no, no, Unrepairable, Unrepairable, Unrepairable, no, no, Closed, Reported}}};
    REQUIRE(table.size() == terms<FaultState>().size());
    for (const auto& [from, row] : table) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            CAPTURE(codeOf(from), i);
            CHECK(planning::stateAfter(from, planning::allFaultSteps[i]) == row[i]);
        }
        for (const auto& to : terms<FaultState>()) {
            const bool isReached = std::find(row.begin(), row.end(), to.value) != row.end();
            CAPTURE(codeOf(from), to.code);
            CHECK(planning::mayGo(from, to.value) == (isReached && to.value != from));
        }
    }
}

TEST_CASE("Device state: a fault breaks its device while it is open and blocks", "[planning]")
{
    for (const auto& state : terms<FaultState>()) {
        for (const auto& severity : terms<Severity>()) {
            const bool breaks =
                planning::isOpen(state.value) && severity.value == Severity::Blocking;
            const auto held =
                now({Condition::Fair, Use::Spare}, {{state.value, severity.value, false}});
            CAPTURE(state.code, severity.code);
            CHECK(held.condition == (breaks ? Condition::Broken : Condition::Fair));
            CHECK(held.use == Use::Spare);
        }
    }
}

TEST_CASE("Device state: a device is under repair while a repair of an open fault runs",
          "[planning]")
{
    for (const auto& state : terms<FaultState>()) {
        for (const auto& use : terms<Use>()) {
            const auto held =
                now({std::nullopt, use.value}, {{state.value, Severity::Minor, true}});
            CAPTURE(state.code, use.code);
            CHECK(held.use == (planning::isOpen(state.value) ? Use::UnderRepair : use.value));
            CHECK_FALSE(held.condition);
        }
    }
}

TEST_CASE("Device state: unknown values do not make a device broken", "[planning]")
{
    const DeviceState stated{Condition::Good, std::nullopt};
    CHECK(now(stated, {}) == stated);
    CHECK(now(stated, {{FaultState::Reported, std::nullopt, false}}) == stated);
    CHECK(now(stated, {{std::nullopt, Severity::Blocking, true}}) == stated);
    CHECK(now({}, {{FaultState::Fixed, Severity::Blocking, true}}) == DeviceState{});
}

TEST_CASE("Device state: one blocking fault or one in repair among several is enough", "[planning]")
{
    const std::vector<FaultFacts> faults{{FaultState::Fixed, Severity::Blocking, true},
                                         {FaultState::Waiting, Severity::Blocking, false},
                                         {FaultState::InRepair, Severity::Degraded, true}};
    CHECK(now({Condition::Good, Use::Lent}, faults) ==
          DeviceState{Condition::Broken, Use::UnderRepair});
    CHECK(now({Condition::Good, Use::Lent}, {faults[0]}) ==
          DeviceState{Condition::Good, Use::Lent});
}

TEST_CASE("Fault: an open one is at its device's site, any other where it was reported",
          "[planning]")
{
    const auto there = place(1);
    const auto here = place(2);
    for (const auto& state : terms<FaultState>()) {
        CAPTURE(state.code);
        const bool isOpen = planning::isOpen(state.value);
        CHECK(planning::currentSite(state.value, there, here) == (isOpen ? here : there));
        CHECK(planning::currentSite(state.value, there, std::nullopt) == there);
        CHECK(planning::currentSite(state.value, std::nullopt, here) == here);
        CHECK_FALSE(planning::currentSite(state.value, std::nullopt, std::nullopt));
    }
    CHECK(planning::currentSite(std::nullopt, there, here) == there);
}
