#include "core/planning/needs.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using namespace dongbo::planning;

namespace {

StandardLine line(DeviceType type, std::int64_t quantity, bool critical = true,
                  const char* minimum = "-", const char* substitutes = "-")
{
    StandardLine l;
    l.type = type;
    l.quantity = quantity;
    l.critical = critical;
    l.minimum = minimum;
    l.substitutes = substitutes;
    return l;
}

Candidate device(std::uint8_t number, DeviceType type, Condition condition = Condition::Good,
                 const char* specs = nullptr)
{
    Candidate c;
    c.id.bytes[15] = number;
    c.device.type = type;
    c.device.condition = condition;
    c.device.use = Use::InUse;
    if (specs != nullptr) {
        c.device.specs = specs;
    }
    return c;
}

std::vector<std::string> states(const SiteNeeds& needs)
{
    std::vector<std::string> out;
    for (const auto& need : needs.needs) {
        out.emplace_back(codeOf(need.state));
    }
    return out;
}
using States = std::vector<std::string>;

std::int64_t worth(const std::vector<StandardLine>& lines, const SiteNeeds& needs)
{
    std::int64_t sum = 0;
    for (const auto& need : needs.needs) {
        sum += worthOf(need.state, lines[need.line].critical.value_or(false));
    }
    return sum;
}

/// Brute force over all assignments.
std::int64_t bestWorth(const std::vector<StandardLine>& lines,
                       const std::vector<Candidate>& devices)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        places.insert(places.end(), static_cast<std::size_t>(*lines[i].quantity), i);
    }
    std::vector<bool> used(devices.size(), false);
    const std::function<std::int64_t(std::size_t)> best = [&](std::size_t at) -> std::int64_t {
        if (at == places.size()) {
            return 0;
        }
        std::int64_t most = best(at + 1);
        for (std::size_t d = 0; d < devices.size(); ++d) {
            const auto fit = fitOf(lines[places[at]], devices[d].device);
            if (!used[d] && fit) {
                used[d] = true;
                most = std::max(most, worthOf(*fit, *lines[places[at]].critical) + best(at + 1));
                used[d] = false;
            }
        }
        return most;
    };
    return best(0);
}

} // namespace

TEST_CASE("Needs: each state of a line", "[planning]")
{
    const std::vector<StandardLine> lines{
        line(DeviceType::Screen, 1, true, "inch>=55", "projector")};
    const auto one = [&](const Candidate& c) {
        return states(evaluate(lines, std::vector<Candidate>{c}));
    };
    CHECK(one(device(1, DeviceType::Screen, Condition::Good, R"({"inch":55})")) == States{"met"});
    CHECK(one(device(1, DeviceType::Screen, Condition::Good, R"({"inch":43})")) ==
          States{"below_spec"});
    CHECK(one(device(1, DeviceType::Screen)) == States{"unknown"});
    CHECK(one(device(1, DeviceType::Projector)) == States{"substitute"});
    CHECK(one(device(1, DeviceType::Screen, Condition::Broken)) == States{"broken"});
    CHECK(one(device(1, DeviceType::Camera)) == States{"missing"});
    auto lent = device(1, DeviceType::Screen, Condition::Good, R"({"inch":55})");
    lent.device.use = Use::Lent;
    CHECK(one(lent) == States{"missing"});
    auto away = device(1, DeviceType::Screen, Condition::Good, R"({"inch":55})");
    away.device.use = Use::UnderRepair;
    CHECK(one(away) == States{"broken"});
    auto gone = device(1, DeviceType::Screen, Condition::Good, R"({"inch":55})");
    gone.device.paper = Paper::Disposed;
    CHECK(one(gone) == States{"missing"});
}

TEST_CASE("Needs: a device fills one position only, the rest is surplus", "[planning]")
{
    const std::vector<StandardLine> lines{line(DeviceType::Microphone, 2),
                                          line(DeviceType::Camera, 1)};
    const std::vector<Candidate> one{device(1, DeviceType::Microphone)};
    CHECK(states(evaluate(lines, one)) == States{"met", "missing", "missing"});
    CHECK_FALSE(evaluate(lines, one).canMeet);
    const std::vector<Candidate> many{
        device(1, DeviceType::Microphone), device(2, DeviceType::Microphone),
        device(3, DeviceType::Microphone), device(4, DeviceType::Camera),
        device(5, DeviceType::Generator)};
    const auto needs = evaluate(lines, many);
    CHECK(needs.canMeet);
    CHECK(needs.surplus == std::vector<DeviceId>{many[2].id});
}

TEST_CASE("Needs: a substitute is left to the line that has no other device", "[planning]")
{
    // greedy by line would assign the codec to the computer's line and leave the codec's empty
    const std::vector<StandardLine> lines{line(DeviceType::Computer, 1, true, "-", "codec"),
                                          line(DeviceType::Codec, 1)};
    const std::vector<Candidate> devices{device(1, DeviceType::Codec),
                                         device(2, DeviceType::Computer, Condition::Broken)};
    const auto needs = evaluate(lines, devices);
    CHECK(states(needs) == States{"broken", "met"});
    const std::vector<Candidate> both{device(1, DeviceType::Codec), device(2, DeviceType::Codec)};
    CHECK(states(evaluate(lines, both)) == States{"substitute", "met"});
}

TEST_CASE("Needs: a position left empty is worse than a substitute elsewhere", "[planning]")
{
    // the camera itself would suit the critical line better, but then the other stays empty
    const std::vector<StandardLine> lines{line(DeviceType::Camera, 1, true, "-", "codec"),
                                          line(DeviceType::Camera, 1, false)};
    const std::vector<Candidate> devices{device(1, DeviceType::Camera),
                                         device(2, DeviceType::Codec)};
    CHECK(states(evaluate(lines, devices)) == States{"substitute", "met"});
}

TEST_CASE("Needs: critical lines decide whether a meeting can be held", "[planning]")
{
    const std::vector<StandardLine> lines{line(DeviceType::Camera, 1, true),
                                          line(DeviceType::Splitter, 1, false)};
    CHECK(evaluate(lines, std::vector<Candidate>{device(1, DeviceType::Camera)}).canMeet);
    CHECK_FALSE(evaluate(lines, std::vector<Candidate>{device(1, DeviceType::Splitter)}).canMeet);
    CHECK(evaluate({}, {}).canMeet);
}

TEST_CASE("Needs: parsing a minimum", "[planning]")
{
    CHECK(parseMinimum("inch>=55;kind=omni;bad;=3") ==
          std::vector<SpecDemand>{{"inch", SpecDemand::Sense::AtLeast, "55"},
                                  {"kind", SpecDemand::Sense::Exactly, "omni"}});
    CHECK(parseMinimum("-").empty());
    const auto answer = [](const char* specs, const char* minimum) {
        return compareSpecs(MaybeText{specs}, parseMinimum(minimum));
    };
    CHECK(answer(R"({"inch":55.5})", "inch>=55") == SpecAnswer::Reached);
    CHECK(answer(R"({"inch":"54"})", "inch>=55") == SpecAnswer::Short);
    CHECK(answer(R"({})", "inch>=55") == SpecAnswer::NotKnown);
    CHECK(answer("not json", "inch>=55") == SpecAnswer::NotKnown);
    CHECK(answer(R"({"resolution":"4K"})", "resolution>=1080p") == SpecAnswer::Reached);
    CHECK(answer(R"({"resolution":"1280x720"})", "resolution>=1080p") == SpecAnswer::Short);
    CHECK(answer(R"({"resolution":"Full HD"})", "resolution>=1080p") == SpecAnswer::Reached);
    CHECK(answer(R"({"resolution":"đẹp"})", "resolution>=1080p") == SpecAnswer::NotKnown);
    CHECK(answer(R"({"ptz":false})", "ptz>=true") == SpecAnswer::Short);
    CHECK(answer(R"({"kind":"Omni"})", "kind=omni") == SpecAnswer::Reached);
    CHECK(answer(R"({"battery_date":"2020-01-01"})", "battery_date>=2021-01-01") ==
          SpecAnswer::Short);
    // one value too low outweighs an unknown one
    CHECK(answer(R"({"inch":40})", "hdmi>=2;inch>=55") == SpecAnswer::Short);
}

TEST_CASE("Needs: what a minimum may not say is told", "[planning]")
{
    const auto attributes = parseAttributes("inch:number:in:more;resolution:text::more;kind:text;"
                                            "ptz:flag::more;battery_date:date::more");
    REQUIRE(attributes.size() == 5);
    CHECK(attributes[0].measure == "in");
    CHECK(attributes[1].isMoreBetter);
    const auto codes = [&](const char* minimum) {
        std::vector<std::string> out;
        for (const auto& problem : checkMinimum(minimum, attributes)) {
            CHECK(problem.field == "minimum");
            out.push_back(problem.message.code);
        }
        return out;
    };
    CHECK(codes("").empty());
    CHECK(codes("-").empty());
    CHECK(codes("inch>=55; inch<=75;resolution>=1080p;kind=omni;ptz=true;year>=2018;"
                "battery_date>=2021-01-01")
              .empty());
    CHECK(codes("inch") == States{"standard.no_requirement"});
    CHECK(codes("inch>==55") == States{"standard.no_requirement"});
    CHECK(codes("hdmi>=2") == States{"standard.unknown_attribute"});
    CHECK(codes("inch>=big") == States{"standard.not_a_number"});
    CHECK(codes("inch>=-5") == States{"standard.not_a_number"});
    CHECK(codes("ptz=maybe") == States{"standard.not_a_flag"});
    CHECK(codes("battery_date>=soon") == States{"standard.not_a_day"});
    CHECK(codes("kind>=omni") == States{"standard.text_has_no_order"});
    CHECK(codes("resolution>=sharp") == States{"standard.not_a_resolution"});
    CHECK(codes("inch>=65;inch<=55") == States{"standard.impossible"});
    CHECK(codes("kind=omni;kind=gooseneck") == States{"standard.impossible"});
    CHECK(codes("inch=60;inch>=65") == States{"standard.impossible"});
    CHECK(codes("inch=65;inch>=65").empty());
}

TEST_CASE("Needs: the requirement that is not met is named with what is there", "[planning]")
{
    const auto demands = parseMinimum("hdmi>=2;inch>=55;year>=2018");
    CHECK(textOf(demands) == "hdmi>=2;inch>=55;year>=2018");
    CHECK(compareSpecs(MaybeText{R"({"hdmi":2,"inch":55})"}, demands, 2018) == SpecAnswer::Reached);
    CHECK(compareSpecs(MaybeText{R"({"hdmi":2,"inch":55})"}, demands, 2017) == SpecAnswer::Short);
    CHECK(compareSpecs(MaybeText{R"({"hdmi":2,"inch":55})"}, demands) == SpecAnswer::NotKnown);
    const auto shortfall = shortfallOf(MaybeText{R"({"inch":43})"}, demands, 2020);
    REQUIRE(shortfall);
    CHECK(shortfall->demand.attribute == "inch"); // too low is worse than unknown
    CHECK(shortfall->have == "43");
    CHECK_FALSE(shortfallOf(MaybeText{R"({"hdmi":3,"inch":65})"}, demands, 2020));
}

TEST_CASE("Needs: no other assignment has a higher score", "[planning]")
{
    constexpr std::uint64_t seed = 59;
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const std::vector<DeviceType> types{DeviceType::Camera, DeviceType::Codec, DeviceType::Computer,
                                        DeviceType::Screen};
    for (int round = 0; round < 10'000; ++round) {
        std::vector<StandardLine> lines;
        const auto lineCount = 1 + random() % 4;
        for (std::size_t i = 0; i < lineCount; ++i) {
            lines.push_back(line(types[random() % 4], static_cast<std::int64_t>(random() % 3),
                                 random() % 2 == 0, random() % 2 == 0 ? "inch>=55" : "-",
                                 random() % 2 == 0 ? "codec|screen" : "camera"));
        }
        std::vector<Candidate> devices;
        const auto count = random() % 6;
        for (std::size_t i = 0; i < count; ++i) {
            const char* const specs[] = {nullptr, R"({"inch":43})", R"({"inch":65})"};
            devices.push_back(device(static_cast<std::uint8_t>(i + 1), types[random() % 4],
                                     random() % 3 == 0 ? Condition::Broken : Condition::Good,
                                     specs[random() % 3]));
        }
        const auto needs = evaluate(lines, devices);
        INFO("round " << round);
        REQUIRE(worth(lines, needs) == bestWorth(lines, devices));
        std::set<DeviceId> used;
        for (const auto& need : needs.needs) {
            if (need.device) {
                REQUIRE(used.insert(*need.device).second);
            }
            REQUIRE(need.device.has_value() == (need.state != NeedState::Missing));
        }
        for (const auto& spare : needs.surplus) {
            REQUIRE(used.insert(spare).second);
        }
    }
}
