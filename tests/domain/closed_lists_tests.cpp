#include "core/domain/vocabulary.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <type_traits>

using namespace dongbo;

namespace {

/// A list as stored in journals: "good=1 fair=2 …", by number.
template <typename E> std::string written()
{
    std::set<std::pair<int, std::string>> byNumber;
    for (const auto& term : terms<E>()) {
        byNumber.emplace(static_cast<int>(term.value), std::string(term.code));
    }
    std::string out;
    for (const auto& [number, code] : byNumber) {
        out += (out.empty() ? "" : " ") + code + "=" + std::to_string(number);
    }
    return out;
}

template <typename E> void codesAreRead()
{
    std::set<std::string_view> codes;
    for (const auto& term : terms<E>()) {
        INFO(listName<E>() << "." << term.code);
        CHECK(codes.insert(term.code).second);
        CHECK(codeOf(term.value) == term.code);
        CHECK(parseCode<E>(term.code) == term.value);
        CHECK(isKnownNumber<E>(static_cast<std::int64_t>(term.value)));
    }
    CHECK_FALSE(parseCode<E>(""));
    CHECK_FALSE(parseCode<E>("no such code"));
    CHECK_FALSE(isKnownNumber<E>(0)); // absence is not a number
    CHECK_FALSE(isKnownNumber<E>(static_cast<std::int64_t>(terms<E>().size()) + 1));
    CHECK_FALSE(isKnownNumber<E>(257)); // beyond the range of the list's type
}

} // namespace

// Journals store these numbers permanently. Append a new entry to its list here; changing an
// existing number or code would change the meaning of old registers.
TEST_CASE("Closed lists: numbers and codes are those stored in journals", "[domain]")
{
    CHECK(written<DeviceType>() == "computer=1 codec=2 camera=3 screen=4 projector=5 microphone=6 "
                                   "speaker=7 amplifier=8 mixer=9 ups=10 "
                                   "stabilizer=11 generator=12 switch=13 router=14 converter=15 "
                                   "splitter=16 accessory=17 other=18");
    CHECK(written<Condition>() == "good=1 fair=2 poor=3 broken=4");
    CHECK(written<Use>() == "in_use=1 spare=2 under_repair=3 lent=4");
    CHECK(written<Paper>() == "active=1 disposal_proposed=2 disposed=3 lost=4 transferred=5");
    CHECK(written<AssetClass>() == "fixed_asset=1 tool=2 on_loan=3");
    CHECK(written<FaultAbout>() == "device=1 line=2 power=3 light=4 room=5");
    CHECK(written<Severity>() == "blocking=1 degraded=2 intermittent=3 minor=4");
    CHECK(written<FaultState>() ==
          "reported=1 accepted=2 in_repair=3 waiting=4 fixed=5 closed=6 unrepairable=7");
    CHECK(written<WaitingFor>() == "parts=1 provider=2 money=3");
    CHECK(written<RepairOutcome>() == "fixed=1 partly=2 not_fixed=3 unrepairable=4");
    CHECK(written<VendorKind>() == "repair_shop=1 supplier=2 provider=3");
    CHECK(written<Function>() == "see=1 be_seen=2 hear=3 be_heard=4 compute=5 power=6 network=7");
    CHECK(written<PlanState>() == "proposed=1 approved=2 done=3 cancelled=4");
    CHECK(written<PlanAction>() == "repair=1 move=2 buy=3");
    CHECK(written<PlanStep>() == "proposed=1 approved=2 ordered=3 received=4 in_use=5 dropped=6");
    CHECK(written<ClockDoubt>() == "behind=1 ahead=2 before_release=3");
}

TEMPLATE_TEST_CASE("Closed lists: each code is parsed back; zero and unknown numbers are invalid",
                   "[domain]", DeviceType, Condition, Use, Paper, AssetClass, FaultAbout, Severity,
                   FaultState, WaitingFor, RepairOutcome, VendorKind, Function, PlanState,
                   PlanAction, PlanStep, ClockDoubt)
{
    codesAreRead<TestType>();
}
