#include "core/planning/standard/draft_effect.h"
#include "core/planning/standard/spread.h"

#include <catch2/catch.hpp>

using namespace dongbo;           // NOLINT(google-build-using-namespace): a test
using namespace dongbo::planning; // NOLINT(google-build-using-namespace): a test

namespace {

StandardLine line(DeviceType type, Function function, const char* minimum, bool isCritical)
{
    StandardLine out;
    out.type = type;
    out.function = function;
    out.quantity = 1;
    out.minimum = minimum;
    out.critical = isCritical;
    out.ceiling = Money{10};
    return out;
}

PlanDevice device(std::uint8_t number, DeviceType type, std::string_view specs)
{
    RecordId id;
    id.bytes[15] = number;
    PlanDevice out;
    out.facts.id = DeviceId{id};
    out.facts.type = type;
    out.facts.condition = Condition::Good;
    out.facts.use = Use::InUse;
    out.facts.specs = specs;
    return out;
}

PlanSite site(std::vector<PlanDevice> devices)
{
    PlanSite out;
    out.devices = std::move(devices);
    return out;
}

} // namespace

TEST_CASE("Draft of a standard: what it does to the sites is counted before it is saved",
          "[planning]")
{
    const std::vector<PlanSite> sites{
        site({device(1, DeviceType::Screen, R"({"inch":65})"), device(2, DeviceType::Camera, "")}),
        site({device(3, DeviceType::Screen, R"({"inch":55})"), device(4, DeviceType::Camera, "")}),
        site({device(5, DeviceType::Screen, "")}), site({})};
    const std::vector<StandardLine> now{line(DeviceType::Screen, Function::See, "inch>=55", true),
                                        line(DeviceType::Camera, Function::BeSeen, "", false)};
    auto draft = now;
    draft[0].minimum = "inch>=65";
    draft[1].critical = true;
    const auto effect = effectOfDraft(sites, now, draft);
    CHECK(effect.linesBefore[0].met() == 2);
    CHECK(effect.linesAfter[0].met() == 1);
    CHECK(effect.linesAfter[0].sites[static_cast<std::size_t>(NeedState::BelowSpec)] == 1);
    CHECK(effect.linesAfter[0].sites[static_cast<std::size_t>(NeedState::Unknown)] == 1);
    CHECK(effect.linesAfter[0].sites[static_cast<std::size_t>(NeedState::Missing)] == 1);
    CHECK(effect.before.able == 3);
    CHECK(effect.after.able == 2); // the camera decides now, too
    CHECK(effect.wholeBefore == 2);
    CHECK(effect.wholeAfter == 1);
    REQUIRE(effect.changes.size() == 2);
    CHECK(effect.changes[0].site == 1);
    CHECK(effect.changes[0].worst == NeedState::BelowSpec);
    CHECK(effect.changes[1].site == 2);
    CHECK_FALSE(effect.changes[1].canMeet);
    CHECK(effect.changes[1].worst == NeedState::Missing);
    CHECK(effect.atCeilings == Money{30}); // two cameras, one screen
    draft[1].ceiling.reset();
    const auto without = effectOfDraft(sites, now, draft);
    CHECK(without.atCeilings == Money{10});
    CHECK(without.withoutCeiling == 2);
    // nothing changed: nothing is otherwise
    const auto same = effectOfDraft(sites, now, now);
    CHECK(same.changes.empty());
    CHECK(same.before.able == same.after.able);
}

TEST_CASE("Versions of a standard are compared line by line, field by field", "[planning]")
{
    const std::vector<StandardLine> before{
        line(DeviceType::Screen, Function::See, "inch>=55", true),
        line(DeviceType::Speaker, Function::Hear, "-", true),
        line(DeviceType::Camera, Function::BeSeen, "", true)};
    auto after = before;
    after[0].minimum = "inch>=65";
    after[0].ceiling = Money{20};
    after[1].minimum.reset(); // a dash and nothing say the same
    after[2] = line(DeviceType::Ups, Function::Power, "va>=1000", false);
    const auto differences = differencesOf(before, after);
    REQUIRE(differences.size() == 3);
    CHECK(differences[0] == LineDifference{0, 0, {"minimum", "ceiling"}});
    CHECK(differences[1] == LineDifference{nowhere, 2, {}});
    CHECK(differences[2] == LineDifference{2, nowhere, {}});
    CHECK(differencesOf(before, before).empty());
}

TEST_CASE("Model spread: spellings of one model are one, the commonest comes first", "[planning]")
{
    auto a = device(1, DeviceType::Camera, "");
    a.model = "PTZ Pro 2";
    auto b = device(2, DeviceType::Camera, "");
    b.model = "ptz-pro 2";
    auto c = device(3, DeviceType::Camera, "");
    c.model = "Rally";
    const auto d = device(4, DeviceType::Camera, "");
    auto cable = device(5, DeviceType::Accessory, "");
    cable.model = "HDMI 10m";
    auto sold = device(6, DeviceType::Camera, "");
    sold.model = "C920";
    sold.facts.paper = Paper::Disposed;
    Standard standard;
    standard.lines.push_back(line(DeviceType::Camera, Function::BeSeen, "", true));
    standard.lines[0].preferred = "RALLY|Meetup";
    const std::vector<PlanSite> sites{site({a, c, cable}), site({d, b, sold})};
    const auto spread = spreadOf(sites, std::vector<Standard>{standard});
    REQUIRE(spread.size() == 1); // accessories are no equipment of a function
    CHECK(spread[0].type == DeviceType::Camera);
    CHECK(spread[0].devices == 4);
    CHECK(spread[0].known == 2);
    CHECK(spread[0].preferred == 2);
    REQUIRE(spread[0].models.size() == 3);
    CHECK(spread[0].models[0].model == "PTZ Pro 2");
    CHECK(spread[0].models[0].devices == std::vector<DeviceId>{a.facts.id, b.facts.id});
    CHECK_FALSE(spread[0].models[0].isPreferred);
    CHECK(spread[0].models[1].isPreferred);
    CHECK(spread[0].models[2].model.empty()); // not recorded: last
}
