#include "core/planning/readiness/failure_odds.h"
#include "core/planning/readiness/readiness.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

// Whether rooms are ready: single rules, then thousands of generated rooms against a judgement
// written another way; then the forecast.

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using namespace dongbo::planning;

namespace {

constexpr std::int64_t hour = 3'600'000;
constexpr Instant now{1'623'900'000'000}; // 17/06/2021 10:20

Instant ago(std::int64_t hours)
{
    return {now.unixMs - hours * hour};
}

template <typename Id> Id idOf(std::uint32_t number)
{
    Id id;
    id.bytes[14] = static_cast<std::uint8_t>(number >> 8U);
    id.bytes[15] = static_cast<std::uint8_t>(number);
    return id;
}

StandardLine line(Function function, DeviceType type, std::int64_t quantity, bool isCritical)
{
    StandardLine l;
    l.function = function;
    l.type = type;
    l.quantity = quantity;
    l.critical = isCritical;
    return l;
}

DeviceFacts device(std::uint32_t number, DeviceType type, bool isBroken = false)
{
    DeviceFacts d;
    d.id = idOf<DeviceId>(number);
    d.type = type;
    d.condition = isBroken ? Condition::Broken : Condition::Good;
    d.use = dongbo::Use::InUse;
    return d;
}

/// A room with a standard of a screen, two microphones and a UPS, and everything in order.
struct Room
{
    std::vector<StandardLine> lines{line(Function::See, DeviceType::Screen, 1, true),
                                    line(Function::BeHeard, DeviceType::Microphone, 2, true),
                                    line(Function::Hear, DeviceType::Mixer, 1, false),
                                    line(Function::Power, DeviceType::Ups, 1, false)};
    std::vector<DeviceFacts> devices{device(1, DeviceType::Screen),
                                     device(2, DeviceType::Microphone),
                                     device(3, DeviceType::Microphone),
                                     device(4, DeviceType::Mixer), device(5, DeviceType::Ups)};
    RoomEvidence evidence;

    Room()
    {
        evidence.hasDuty = true;
        look(ago(20));
    }
    void look(Instant at, CheckResult result = CheckResult::Pass)
    {
        for (auto& one : evidence.looks) {
            one = Look{idOf<CheckId>(1), at, result};
        }
    }
    RoomFault& fault(FaultAbout about, Severity severity, std::optional<DeviceId> of = {},
                     std::optional<DeviceType> type = {})
    {
        RoomFault one;
        one.id = idOf<FaultId>(static_cast<std::uint32_t>(evidence.faults.size() + 1));
        one.about = about;
        one.severity = severity;
        one.device = of;
        one.type = type;
        one.reportedAt = ago(30);
        return evidence.faults.emplace_back(one);
    }
    [[nodiscard]] RoomReadiness judged(const Assumptions& assumptions = {})
    {
        const auto needs = Evaluator(lines).evaluate(devices);
        evidence.needs = &needs;
        evidence.standard = lines;
        evidence.devices = devices;
        return judge(evidence, assumptions, now);
    }
};

std::vector<std::string> codes(const RoomReadiness& room)
{
    std::vector<std::string> out;
    for (const auto& reason : room.reasons) {
        out.emplace_back(codeOf(reason.kind));
    }
    return out;
}
using Codes = std::vector<std::string>;

} // namespace

TEST_CASE("Readiness: a room in order is ready, and each heading with it", "[readiness]")
{
    Room room;
    const auto judged = room.judged();
    CHECK(judged.state == Readiness::Ready);
    CHECK(judged.reasons.empty());
    CHECK(std::all_of(judged.headings.begin(), judged.headings.end(),
                      [](Readiness one) { return one == Readiness::Ready; }));
}

TEST_CASE("Readiness: what takes a room out, and what only threatens it", "[readiness]")
{
    Room room;
    SECTION("a critical line lacks one of its devices")
    {
        room.devices[2] = device(3, DeviceType::Microphone, true);
        room.fault(FaultAbout::Device, Severity::Blocking, idOf<DeviceId>(3),
                   DeviceType::Microphone);
        const auto judged = room.judged();
        CHECK(judged.state == Readiness::NotReady);
        REQUIRE(codes(judged) == Codes{"function_gap"}); // the fault stands in it
        CHECK(judged.reasons[0].have == 1);
        CHECK(judged.reasons[0].need == 2);
        CHECK(judged.reasons[0].fault == idOf<FaultId>(1));
        CHECK(judged.headings[indexOf(CheckHeading::Sound)] == Readiness::NotReady);
        CHECK(judged.headings[indexOf(CheckHeading::Picture)] == Readiness::Ready);
    }
    SECTION("a third microphone stands in for the broken one")
    {
        room.devices[2] = device(3, DeviceType::Microphone, true);
        room.devices.push_back(device(6, DeviceType::Microphone));
        room.fault(FaultAbout::Device, Severity::Blocking, idOf<DeviceId>(3),
                   DeviceType::Microphone);
        CHECK(room.judged().state == Readiness::AtRisk);
        CHECK(codes(room.judged()) == Codes{"spare_gone"});
    }
    SECTION("a mixer is not critical")
    {
        room.devices[3] = device(4, DeviceType::Mixer, true);
        CHECK(codes(room.judged()) == Codes{"spare_gone"});
    }
    SECTION("a device that is on and off, one that is minor")
    {
        room.fault(FaultAbout::Device, Severity::Intermittent, idOf<DeviceId>(2),
                   DeviceType::Microphone);
        room.fault(FaultAbout::Device, Severity::Minor, idOf<DeviceId>(1), DeviceType::Screen);
        CHECK(room.judged().state == Readiness::AtRisk);
        CHECK(codes(room.judged()) == Codes{"intermittent"});
    }
    SECTION("no line, and no line but the backup")
    {
        room.evidence.lines = {{idOf<LineId>(1), false, 40'000, {}, {}, {}},
                               {idOf<LineId>(2), true, 10'000, {}, {}, {}}};
        auto& fault = room.fault(FaultAbout::Line, Severity::Blocking);
        CHECK(room.judged().state == Readiness::NotReady);
        CHECK(codes(room.judged()) == Codes{"blocked"});
        fault.line = idOf<LineId>(1);
        CHECK(codes(room.judged()) == Codes{"line_on_backup"});
    }
    SECTION("a line below what was bought, a contract that ended")
    {
        room.evidence.lines = {{idOf<LineId>(1), false, 40'000, {}, 18'000, ago(24)}};
        CHECK(codes(room.judged()) == Codes{"line_weak"});
        room.evidence.lines[0].measuredKbps = 36'000; // nine tenths
        CHECK(codes(room.judged()).empty());
        room.evidence.lines[0].validTo = dayOf(ago(48));
        CHECK(codes(room.judged()) == Codes{"contract_ended"});
    }
    SECTION("an old battery, no backup power at all")
    {
        room.devices[4].specs = R"({"va":1000,"battery_date":"2018-01"})";
        CHECK(codes(room.judged()) == Codes{"battery_old"});
        room.lines.pop_back();
        room.devices.pop_back();
        CHECK(codes(room.judged()) == Codes{"no_backup_power"});
    }
    SECTION("nobody on duty, a bad trial session")
    {
        room.evidence.hasDuty = false;
        CHECK(codes(room.judged()) == Codes{"no_duty"});
        room.evidence.hasDuty = true;
        room.evidence.trial = TrialResult::Problem;
        room.evidence.trialAt = ago(10);
        CHECK(codes(room.judged()) == Codes{"trial_problem"});
        room.look(ago(2));
        CHECK(codes(room.judged()).empty());
    }
}

TEST_CASE("Readiness: evidence that is stale is no evidence", "[readiness]")
{
    Room room;
    SECTION("the whole room was looked at too long ago")
    {
        room.look(ago(73));
        const auto judged = room.judged();
        CHECK(judged.state == Readiness::Unknown);
        CHECK(codes(judged) == Codes{"stale"});
        CHECK_FALSE(judged.reasons[0].heading);
        CHECK(judged.headings[0] == Readiness::Unknown);
        Assumptions patient;
        REQUIRE(patient.set("check_fresh_hours", 100));
        CHECK(room.judged(patient).state == Readiness::Ready);
        CHECK_FALSE(patient.set("check_fresh_hours", 0));
        CHECK_FALSE(patient.set("no_such_thing", 5));
    }
    SECTION("one heading was never looked at")
    {
        room.evidence.looks[indexOf(CheckHeading::Light)].reset();
        CHECK(codes(room.judged()) == Codes{"never_checked"});
        CHECK(room.judged().state == Readiness::Unknown);
    }
    SECTION("what is known to be bad outweighs what is not known, and that what is weak")
    {
        room.look(ago(100));
        room.fault(FaultAbout::Power, Severity::Degraded);
        CHECK(room.judged().state == Readiness::Unknown);
        room.fault(FaultAbout::Power, Severity::Blocking);
        CHECK(room.judged().state == Readiness::NotReady);
    }
    SECTION("a failed look: nobody did anything, it was reported, it was repaired")
    {
        room.evidence.looks[indexOf(CheckHeading::Sound)]->result = CheckResult::Fail;
        CHECK(codes(room.judged()) == Codes{"check_failed"});
        auto& fault = room.fault(FaultAbout::Device, Severity::Degraded, idOf<DeviceId>(2),
                                 DeviceType::Microphone);
        CHECK(codes(room.judged()) == Codes{"degraded"});
        fault.over = ago(5);
        CHECK(codes(room.judged()) == Codes{"repaired_unchecked"});
        fault.over = ago(25); // before the look: something else has failed
        CHECK(codes(room.judged()) == Codes{"check_failed"});
    }
    SECTION("what happened after the moment does not count")
    {
        room.fault(FaultAbout::Line, Severity::Blocking).reportedAt = Instant{now.unixMs + 1};
        CHECK(room.judged().state == Readiness::Ready);
    }
    SECTION("no standard says what the room needs")
    {
        RoomEvidence bare = room.evidence;
        bare.devices = room.devices;
        CHECK(codes(judge(bare, {}, now)) == Codes{"no_standard"});
    }
}

namespace {

/// The same judgement, asked the other way round: whether anything in the room is such.
Readiness bruteForce(const RoomEvidence& room, const std::vector<StandardLine>& lines,
                     const std::vector<DeviceFacts>& devices)
{
    const auto works = [](const DeviceFacts& one) { return one.condition != Condition::Broken; };
    const auto isOpen = [](const RoomFault& one) {
        return one.reportedAt->unixMs <= now.unixMs && (!one.over || one.over->unixMs > now.unixMs);
    };
    // every way to fill the critical places with working devices
    std::vector<DeviceType> places;
    for (const auto& one : lines) {
        if (*one.critical) {
            places.insert(places.end(), static_cast<std::size_t>(*one.quantity), *one.type);
        }
    }
    std::vector<bool> used(devices.size());
    const std::function<bool(std::size_t)> fill = [&](std::size_t place) {
        if (place == places.size()) {
            return true;
        }
        for (std::size_t i = 0; i < devices.size(); ++i) {
            if (!used[i] && works(devices[i]) && devices[i].type == places[place]) {
                used[i] = true;
                if (fill(place + 1)) {
                    return true;
                }
                used[i] = false;
            }
        }
        return false;
    };
    bool isBad = !fill(0);
    bool isWeak = !room.hasDuty;
    bool isUnclear = false;
    const auto ofHeading = [&](CheckHeading heading, const RoomFault& one) {
        switch (heading) {
        case CheckHeading::Power:
            return one.about == FaultAbout::Power ||
                   (one.about == FaultAbout::Device && one.type == DeviceType::Ups);
        case CheckHeading::Light:
            return one.about == FaultAbout::Light || one.about == FaultAbout::Room;
        case CheckHeading::Sound:
            return one.about == FaultAbout::Device &&
                   (one.type == DeviceType::Microphone || one.type == DeviceType::Speaker);
        case CheckHeading::Picture:
            return one.about == FaultAbout::Device &&
                   (one.type == DeviceType::Screen || one.type == DeviceType::Camera);
        case CheckHeading::Line:
            return one.about == FaultAbout::Line ||
                   (one.about == FaultAbout::Device && one.type == DeviceType::Router);
        }
        return false;
    };
    for (const auto& one : room.faults) {
        if (!isOpen(one) || one.severity == Severity::Minor) {
            continue;
        }
        bool hasOther = false;
        for (const auto& other : room.lines) {
            const bool isDown =
                std::any_of(room.faults.begin(), room.faults.end(), [&](const RoomFault& fault) {
                    return isOpen(fault) && fault.about == FaultAbout::Line &&
                           fault.severity == Severity::Blocking &&
                           (!fault.line || fault.line == other.id);
                });
            hasOther = hasOther || (one.about == FaultAbout::Line && one.line &&
                                    other.id != one.line && !isDown);
        }
        const bool blocks =
            one.severity == Severity::Blocking && one.about != FaultAbout::Device && !hasOther;
        isBad = isBad || blocks;
        isWeak = isWeak || !blocks;
    }
    for (std::size_t i = 0; i < headingCount; ++i) {
        const auto& look = room.looks[i];
        if (!look || now.unixMs - look->at.unixMs > 72 * hour) {
            isUnclear = true;
            continue;
        }
        if (look->result != CheckResult::Fail) {
            continue;
        }
        bool isReported = false;
        bool isMended = false;
        for (const auto& one : room.faults) {
            if (ofHeading(headingAt(i), one)) {
                isReported = isReported || isOpen(one);
                isMended = isMended || (one.over && one.over->unixMs >= look->at.unixMs &&
                                        one.over->unixMs <= now.unixMs);
            }
        }
        isBad = isBad || (!isReported && !isMended);
        isWeak = isWeak || (!isReported && isMended);
    }
    bool hasContract = room.lines.empty();
    for (const auto& one : room.lines) {
        hasContract = hasContract || !one.validTo || *one.validTo >= dayOf(now);
        isWeak = isWeak || (!one.isBackup && one.measuredKbps && one.boughtKbps &&
                            now.unixMs - one.measuredAt->unixMs <= 31 * 24 * hour &&
                            *one.measuredKbps * 10 < *one.boughtKbps * 9);
    }
    isWeak = isWeak || !hasContract;
    bool hasPower = false;
    for (const auto& one : devices) {
        hasPower = hasPower || (one.type == DeviceType::Ups && works(one));
    }
    isWeak = isWeak || !hasPower; // or a gap of the power, which is bad
    for (const auto& one : lines) {
        if (*one.critical) {
            continue;
        }
        const auto there = std::count_if(devices.begin(), devices.end(), [&](const auto& device) {
            return device.type == one.type && works(device);
        });
        const bool hasBroken = std::any_of(devices.begin(), devices.end(), [&](const auto& device) {
            return device.type == one.type && !works(device);
        });
        isWeak = isWeak || (there < *one.quantity && hasBroken);
    }
    isWeak = isWeak || !room.hardStarts.empty();
    return isBad       ? Readiness::NotReady
           : isUnclear ? Readiness::Unknown
           : isWeak    ? Readiness::AtRisk
                       : Readiness::Ready;
}

} // namespace

TEST_CASE("Readiness: thousands of rooms are judged as by hand", "[readiness]")
{
    std::mt19937 random(292);
    const auto pick = [&](int most) {
        return static_cast<int>(random() % static_cast<unsigned>(most));
    };
    constexpr DeviceType types[] = {DeviceType::Screen,  DeviceType::Camera, DeviceType::Microphone,
                                    DeviceType::Speaker, DeviceType::Ups,    DeviceType::Router};
    constexpr Function functions[] = {Function::See,  Function::BeSeen, Function::BeHeard,
                                      Function::Hear, Function::Power,  Function::Network};
    std::array<int, 4> states{};
    constexpr int rooms = 20'000;
    for (int n = 0; n < rooms; ++n) {
        const bool isCalm = pick(3) > 0; // or hardly a room would be ready
        std::vector<StandardLine> lines;
        std::vector<DeviceFacts> devices;
        std::uint32_t number = 0;
        for (std::size_t i = 0; i < std::size(types); ++i) {
            const auto quantity = 1 + pick(3);
            if (pick(5) > 0) {
                lines.push_back(line(functions[i], types[i], quantity, pick(2) == 0));
            }
            const auto there = isCalm ? quantity + pick(2) : pick(4);
            for (int k = 0; k < there; ++k) {
                devices.push_back(device(++number, types[i], pick(isCalm ? 30 : 5) == 0));
            }
        }
        RoomEvidence room;
        room.hasDuty = pick(isCalm ? 20 : 4) > 0;
        for (auto& look : room.looks) {
            if (pick(isCalm ? 40 : 8) > 0) {
                look = Look{idOf<CheckId>(1), ago(isCalm ? pick(70) : pick(90)),
                            pick(isCalm ? 30 : 5) == 0 ? CheckResult::Fail : CheckResult::Pass};
            }
        }
        for (std::uint32_t k = 0; k < static_cast<std::uint32_t>(pick(3)); ++k) {
            RoomLine one;
            one.id = idOf<LineId>(k + 1);
            one.isBackup = k > 0;
            one.boughtKbps = 40'000;
            one.measuredKbps = 20'000 + pick(isCalm ? 1 : 30) * 1'000 + (isCalm ? 20'000 : 0);
            one.measuredAt = ago(pick(3'000));
            one.validTo = dayOf(ago(pick(isCalm ? 2 : 60) - 30));
            room.lines.push_back(one);
        }
        const int faults = isCalm ? (pick(4) == 0 ? 1 : 0) : pick(4);
        for (int k = 0; k < faults; ++k) {
            RoomFault one;
            one.id = idOf<FaultId>(static_cast<std::uint32_t>(k + 1));
            one.about = static_cast<FaultAbout>(1 + pick(5));
            one.severity = static_cast<Severity>(1 + pick(4));
            if (one.about == FaultAbout::Device) {
                if (devices.empty()) {
                    continue;
                }
                auto& of =
                    devices[static_cast<std::size_t>(pick(static_cast<int>(devices.size())))];
                one.device = of.id;
                one.type = of.type;
            }
            if (one.about == FaultAbout::Line && !room.lines.empty() && pick(2) == 0) {
                one.line =
                    room.lines[static_cast<std::size_t>(pick(static_cast<int>(room.lines.size())))]
                        .id;
            }
            one.reportedAt = ago(pick(200) - 10);
            if (pick(3) == 0) {
                one.over = ago(pick(60) - 5);
            }
            if (one.about == FaultAbout::Device && one.severity == Severity::Blocking &&
                isOpenAt(one, now)) { // as the register has it
                for (auto& of : devices) {
                    of.condition = of.id == one.device ? Condition::Broken : of.condition;
                }
            }
            room.faults.push_back(one);
        }
        if (pick(20) == 0 && !devices.empty()) {
            room.hardStarts.push_back({devices[0].id, idOf<CheckId>(1), 3, devices[0].type});
        }
        const auto needs = Evaluator(lines).evaluate(devices);
        room.needs = &needs;
        room.standard = lines;
        room.devices = devices;
        const auto judged = judge(room, {}, now);
        const auto expected = bruteForce(room, lines, devices);
        CAPTURE(n, codes(judged));
        REQUIRE(codeOf(judged.state) == codeOf(expected));
        REQUIRE((judged.state == Readiness::Ready) == judged.reasons.empty());
        ++states[static_cast<std::size_t>(judged.state) - 1];
    }
    for (const int count : states) { // the rooms are no mere monotony
        CHECK(count > rooms / 50);
    }
}

TEST_CASE("Forecast: chances are learnt from the past, and begin as assumed", "[readiness]")
{
    const Assumptions assumed;
    const FailureOdds none(assumed, {});
    CHECK(none.chanceOf(ReasonSet{}) == Approx(0.02));
    ReasonSet intermittent;
    intermittent.set(static_cast<std::size_t>(ReasonKind::Intermittent));
    CHECK(none.chanceOf(intermittent) == Approx(1 - 0.98 * 0.85));
    // half of two thousand rooms with that reason failed, none of the others
    std::vector<PastRoom> past;
    for (std::size_t i = 0; i < 4'000; ++i) {
        past.push_back({i / 20, i % 2 == 0 ? intermittent : ReasonSet{}, i % 4 == 0});
    }
    const FailureOdds learnt(assumed, past);
    CHECK(learnt.chanceOf(intermittent) == Approx(0.5).margin(0.02));
    CHECK(learnt.chanceOf(ReasonSet{}) < 0.01);
    const auto test = testOdds(assumed, past);
    CHECK(test.meetings == 199);
    CHECK(test.rooms == 3'980);
    CHECK(test.brier == Approx(0.125).margin(0.01));        // the best there is: half of half
    CHECK(test.brierOfMean == Approx(0.1875).margin(0.01)); // a quarter fails: 1/4 · 3/4
    CHECK(test.expected == Approx(static_cast<double>(test.failed)).epsilon(0.05));
}

TEST_CASE("Forecast: what lowers it most comes first and never raises it", "[readiness]")
{
    const Assumptions assumed;
    const FailureOdds odds(assumed, {});
    const auto set = [](std::initializer_list<ReasonKind> kinds) {
        ReasonSet out;
        for (const auto kind : kinds) {
            out.set(static_cast<std::size_t>(kind));
        }
        return out;
    };
    const std::vector<ReasonSet> rooms{set({}), set({ReasonKind::Stale}),
                                       set({ReasonKind::FunctionGap, ReasonKind::NoDuty}),
                                       set({ReasonKind::NoStandard})};
    const auto found = reliefs(rooms, odds, assumed);
    REQUIRE(found.size() == 3);
    CHECK(found[0].room == 2);
    CHECK(found[0].kind == ReasonKind::FunctionGap);
    CHECK_FALSE(found[0].isCheck);
    CHECK(found[1].room == 1);
    CHECK(found[1].isCheck);
    const double stale = odds.chanceOf(rooms[1]) - odds.chanceOf(rooms[0]);
    CHECK(found[1].lowers == Approx(0.8 * stale)); // as often as it is mended in time
    CHECK(std::all_of(found.begin(), found.end(), [](const auto& one) { return one.lowers >= 0; }));
}
