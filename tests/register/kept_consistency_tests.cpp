#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/register/planning/gap_ways.h"
#include "core/register/planning/kept_consistency.h"
#include "core/register/planning/plan_run.h"
#include "core/register/planning/standards.h"
#include "core/register/records/simple_records.h"
#include "core/store/queries/fault_queries.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <random>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

namespace {

constexpr std::int64_t million = 1'000'000;

struct District : test::RegisterFixture
{
    SiteId site(const char* name) { return findSite(reg, name); }
    void breakDown(const DeviceId& device, std::optional<Money> estimate = std::nullopt)
    {
        FaultDraft fault;
        fault.device = device;
        fault.symptom = "không lên nguồn";
        fault.severity = Severity::Blocking;
        fault.estimate = estimate;
        REQUIRE(reportFault(reg, fault));
    }
    ChangeSetId move(const DeviceId& device, const char* to)
    {
        TransferDraft draft;
        draft.device = device;
        draft.to = site(to);
        const auto moved = transferDevice(reg, draft);
        REQUIRE(moved);
        return moved->changeSet;
    }
};

/// Everything an evaluation says of its sites, as text.
std::string told(const Consistency& consistency)
{
    std::string out;
    for (const auto& site : consistency.sites) {
        out += consistency.read.sites[site.site].name + (site.needs.canMeet ? " yes" : " no");
        for (const auto& need : site.needs.needs) {
            out += " " + std::to_string(need.line) + std::string(planning::codeOf(need.state));
            out += need.device ? "=" + need.device->text() : "";
        }
        for (const auto& line : site.lines) {
            out += " " + std::to_string(line.have) + "/" + std::to_string(line.need);
        }
        for (const auto& device : site.needs.surplus) {
            out += " +" + device.text();
        }
        for (const auto& device : consistency.read.situation.sites[site.site].devices) {
            out += " " + std::string(device.code) + std::string(device.facts.specs) +
                   std::string(device.model);
        }
        out += "\n";
    }
    return out;
}

} // namespace

TEST_CASE("Kept consistency: a change is followed by its own sites only", "[planning]")
{
    District district;
    auto& reg = district.reg;
    const auto camera = district.device("Đại An", DeviceType::Camera, "Camera A");
    KeptConsistency kept({});
    CHECK(kept.refresh(reg).isWhole);
    const auto places = [&](std::initializer_list<const char*> names) {
        std::vector<std::size_t> out;
        for (const auto* name : names) {
            out.push_back(kept.evaluation().read.placeOf(district.site(name)));
        }
        std::sort(out.begin(), out.end());
        return out;
    };
    auto refreshed = kept.refresh(reg);
    CHECK_FALSE(refreshed.isWhole);
    CHECK(refreshed.sites.empty());

    district.breakDown(camera);
    refreshed = kept.refresh(reg);
    CHECK_FALSE(refreshed.isWhole);
    CHECK(refreshed.sites == places({"Đại An"}));
    CHECK(kept.evaluation().counts.positions[std::size_t(planning::NeedState::Broken)] == 1);

    district.clock.advanceMinutes(1);
    const auto moved = district.move(camera, "Kim Thái");
    CHECK(kept.refresh(reg).sites == places({"Đại An", "Kim Thái"}));
    district.clock.advanceMinutes(1);
    REQUIRE(undoChange(reg, moved, journal::DependantRule::Refuse, "").done);
    CHECK(kept.refresh(reg).sites == places({"Đại An", "Kim Thái"}));
    CHECK(told(kept.evaluation()) == told(evaluateSites(reg, {})));

    // what decides about many sites reads everything anew
    REQUIRE(editStandardLine(reg, findStandardLine(reg, "commune/2"),
                             {fieldEdit(&StandardLine::quantity, std::optional{std::int64_t{2}})},
                             ""));
    CHECK(kept.refresh(reg).isWhole);
    district.clock.advanceDays(1);
    CHECK(kept.refresh(reg).isWhole);
    CHECK(told(kept.evaluation()) == told(evaluateSites(reg, {})));
}

TEST_CASE("Kept consistency: after every change it is what an evaluation of everything gives",
          "[planning]")
{
    District district;
    auto& reg = district.reg;
    std::mt19937 random(5);
    const auto below = [&](std::size_t most) { return random() % most; };
    const char* const names[] = {"Đại An", "Kim Thái", "Minh Tân", "Gôi"};
    const DeviceType types[] = {DeviceType::Camera, DeviceType::Screen, DeviceType::Ups,
                                DeviceType::Computer, DeviceType::Codec};
    std::vector<DeviceId> devices;
    std::vector<RepairId> running;
    std::vector<ChangeSetId> changes;
    KeptConsistency kept({});
    kept.refresh(reg);
    int followed = 0;
    constexpr int steps = 120;
    for (int step = 0; step < steps; ++step) {
        district.clock.advanceMinutes(1);
        const auto any = [&] { return devices[below(devices.size())]; };
        switch (devices.empty() ? 0 : below(6)) {
        case 0:
            devices.push_back(
                district.device(names[below(4)], types[below(5)], "số " + std::to_string(step)));
            break;
        case 1:
            district.breakDown(any());
            break;
        case 2:
            if (const auto faults = store::faults(reg.database(), {}); !faults.empty()) {
                const auto& fault = faults[below(faults.size())];
                RepairStartDraft start;
                start.fault = fault.id;
                start.by = "Minh Anh";
                try {
                    if (const auto begun = startRepair(reg, start)) {
                        running.push_back(begun->id);
                    }
                } catch (const Error&) { // not at this step of the fault
                }
            }
            break;
        case 3:
            if (!running.empty()) {
                RepairFinishDraft finish;
                finish.repair = running.back();
                running.pop_back();
                try {
                    (void)finishRepair(reg, finish);
                } catch (const Error&) {
                }
            }
            break;
        case 4: {
            TransferDraft draft;
            draft.device = any();
            draft.to = district.site(names[below(4)]);
            draft.ifUnlikely = checks::IfUnlikely::Write;
            if (const auto moved = transferDevice(reg, draft)) {
                changes.push_back(moved->changeSet);
            }
            break;
        }
        default:
            if (!changes.empty()) {
                const auto undone =
                    undoChange(reg, changes.back(), journal::DependantRule::Take, "");
                CHECK(undone.done);
                changes.pop_back();
            } else {
                const auto edited =
                    editDevice(reg, any(),
                               {fieldEdit(&Device::specs,
                                          MaybeText{"{\"va\":" + std::to_string(step * 20) + "}"})},
                               "");
                CHECK(edited);
            }
            break;
        }
        followed += kept.refresh(reg).isWhole ? 0 : 1;
        REQUIRE(told(kept.evaluation()) == told(evaluateSites(reg, {})));
        REQUIRE(kept.evaluation().counts == evaluateSites(reg, {}).counts);
    }
    CHECK(followed == steps);
}

TEST_CASE("Kept consistency: a copy keeps its texts while the original goes on", "[planning]")
{
    District district;
    auto& reg = district.reg;
    const auto camera = district.device("Đại An", DeviceType::Camera, "Camera A");
    KeptConsistency kept({});
    kept.refresh(reg);
    const auto before = told(kept.evaluation());
    const Consistency copy = kept.evaluation();
    for (int i = 0; i < 3; ++i) {
        REQUIRE(editDevice(reg, camera,
                           {fieldEdit(&Device::specs, MaybeText{"{\"resolution\":\"" +
                                                                std::to_string(i) + "p\"}"})},
                           ""));
        CHECK(kept.refresh(reg).sites.size() == 1);
    }
    CHECK(told(copy) == before);
    CHECK(told(kept.evaluation()) != before);
    CHECK(kept.evaluation().read.codeOf(camera) == copy.read.codeOf(camera));
}

TEST_CASE("Gap: the ways to close it are those of a plan, each with its cost and source",
          "[planning]")
{
    District district;
    auto& reg = district.reg;
    const auto broken = district.device("Đại An", DeviceType::Camera, "Camera A");
    district.device("Kim Thái", DeviceType::Camera, "Camera B");
    const auto second = district.device("Kim Thái", DeviceType::Camera, "Camera C");
    district.breakDown(broken, Money{3 * million});
    PriceEntry entry;
    entry.type = DeviceType::Camera;
    entry.model = "Rally";
    entry.price = Money{20 * million};
    entry.day = reg.today();
    entry.source = "K: báo giá";
    REQUIRE(addSimple(reg, RecordKind::Price, valuesOf(entry), ""));

    const auto at = [&](const Consistency& all) {
        const auto place = all.read.placeOf(district.site("Đại An"));
        return std::find_if(all.sites.begin(), all.sites.end(),
                            [&](const auto& one) { return one.site == place; });
    };
    auto all = evaluateSites(reg, {});
    auto ways = waysToClose(reg, all, *at(all), 1);
    CHECK(ways.state == planning::NeedState::Broken);
    REQUIRE(ways.ways.size() == 3);
    CHECK(ways.ways[0].way.action == PlanAction::Move);
    CHECK(ways.ways[0].way.device == second); // the first is what Kim Thái needs itself
    CHECK(ways.ways[0].fromSite ==
          all.read.sites[all.read.placeOf(district.site("Kim Thái"))].name);
    CHECK(ways.movable == 1);
    CHECK(ways.ways[1].way.action == PlanAction::Repair);
    CHECK(ways.ways[1].way.cost == Money{3 * million});
    CHECK(ways.ways[1].how.code == "plan.cost.estimate");
    CHECK(ways.ways[1].way.fault);
    CHECK(ways.ways[1].code == all.read.codeOf(broken));
    CHECK(ways.ways[2].way.action == PlanAction::Buy);
    CHECK(ways.ways[2].way.cost == Money{20 * million});
    CHECK(ways.ways[2].way.model == "Rally");
    CHECK(ways.ways[2].way.source == "K: báo giá");
    CHECK(ways.notBought.code.empty());

    // the plan for this line alone takes the cheapest of them
    planning::PlanRequest request;
    request.pins.push_back({district.site("Đại An"), DeviceType::Camera});
    const auto plan = makePlan(reg, {}, request, {});
    REQUIRE(plan);
    REQUIRE(plan->outcome.actions.size() >= 1);
    CHECK(plan->outcome.actions[0].device == second);

    // nothing is asked where nothing is missing; a quota says why nothing is bought
    const auto kimThai = all.read.placeOf(district.site("Kim Thái"));
    for (const auto& one : all.sites) {
        if (one.site == kimThai) {
            CHECK(waysToClose(reg, all, one, 1).ways.empty());
        }
    }
    Quota quota;
    quota.type = DeviceType::Camera;
    quota.mostPerSite = 1;
    REQUIRE(addSimple(reg, RecordKind::Quota, valuesOf(quota), ""));
    all = evaluateSites(reg, {});
    ways = waysToClose(reg, all, *at(all), 1);
    CHECK(ways.ways.size() == 2);
    CHECK(ways.notBought.code == "plan.out.over_quota");

    // of a whole site, each open line once
    const auto every = waysToClose(reg, all, *at(all));
    CHECK(every.size() == 12);
    CHECK(every[0].ways.front().how.code == "plan.cost.ceiling");
}
