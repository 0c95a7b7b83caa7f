#include "core/register/corrections/changes.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "tests/support/edits.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test reads better so

namespace {
Device load(Register& reg, DeviceId id)
{
    return *store::load<Device>(reg.database(), id);
}
} // namespace

TEST_CASE("Device: one without a code gets the next of its unit and type", "[device]")
{
    test::RegisterFixture office;
    office.device("Đại An", DeviceType::Camera, "Camera A");
    const auto second = office.device("Đại An", DeviceType::Camera, "Camera B");
    CHECK(load(office.reg, second).code == "DAN-CAM-0002");
    CHECK(load(office.reg, second).use == Use::InUse);
    CHECK(load(office.reg, second).paper == Paper::Active);
}

TEST_CASE("Device: a code given out is not given again after an undo", "[device][undo]")
{
    test::RegisterFixture office;
    Device device;
    device.name = "Camera A";
    device.type = DeviceType::Camera;
    device.site = findSite(office.reg, "Gôi");
    const auto first = addDevice(office.reg, device, "");
    REQUIRE(first);
    CHECK(undoChange(office.reg, first->changeSet, journal::DependantRule::Refuse, "").done);
    const auto second = addDevice(office.reg, device, "");
    CHECK(second->number == "GOI-CAM-0002");
    redoChange(office.reg, first->changeSet, journal::BasisRule::Take, "");
    CHECK(load(office.reg, first->id).code == "GOI-CAM-0001");
}

TEST_CASE("Device: what a person got wrong is said by field and nothing is written", "[device]")
{
    test::RegisterFixture office;
    Device device;
    device.cost = Money{-5};
    device.quantity = 0;
    device.inUseYear = 1890;
    const auto answer = addDevice(office.reg, device, "");
    REQUIRE_FALSE(answer);
    std::vector<std::string> fields;
    for (const auto& problem : answer.problems()) {
        fields.push_back(problem.field);
    }
    CHECK(fields ==
          std::vector<std::string>{"type", "name", "in_use_year", "cost", "quantity", "site"});
    CHECK(store::countDevices(office.reg.database(), {}) == 0);
}

TEST_CASE("Device: unlikely days and years are asked about, and written once the person is sure",
          "[device]")
{
    test::RegisterFixture office;
    const auto on = [](const char* day) { return parseIsoDate(day); };
    Device odd;
    odd.name = "Camera A";
    odd.type = DeviceType::Camera;
    odd.site = findSite(office.reg, "Gôi");
    odd.acquired = on("1901-04-05");
    odd.inUseDate = on("2199-04-05");
    odd.inUseYear = 1989;
    odd.yearMade = 2199;
    odd.warrantyUntil = on("2199-04-05");
    const auto asked = addDevice(office.reg, odd, "");
    REQUIRE_FALSE(asked);
    CHECK(checks::areOnlyUnlikely(asked.problems()));
    CHECK(asked.problems().size() == 5);
    CHECK(store::countDevices(office.reg.database(), {}) == 0);
    const auto sure = addDevice(office.reg, odd, "", checks::IfUnlikely::Write);
    REQUIRE(sure);
    CHECK(sure->warnings.size() == 5);

    // what is there already is asked about again only where it is edited
    CHECK(editDevice(office.reg, sure->id, {fieldEdit(&Device::notes, MaybeText{"mờ"})}, ""));
    const std::vector edits{fieldEdit(&Device::yearMade, std::optional<std::int64_t>{1901})};
    const auto edited = editDevice(office.reg, sure->id, edits, "");
    REQUIRE_FALSE(edited);
    REQUIRE(edited.problems().size() == 1);
    CHECK(edited.problems()[0].field == "year_made");
    CHECK(edited.problems()[0].message.code == "value.long_ago");
    CHECK(editDevice(office.reg, sure->id, edits, "", OnConflict::WriteOthers,
                     checks::IfUnlikely::Write));
    CHECK(load(office.reg, sure->id).yearMade == 1901);

    // a device that takes another one's place is asked about alike
    ReplaceDraft draft;
    draft.oldDevice = office.device("Đại An", DeviceType::Camera, "Camera B");
    draft.create = odd;
    const auto replaced = replaceDevice(office.reg, draft);
    REQUIRE_FALSE(replaced);
    CHECK(checks::areOnlyUnlikely(replaced.problems()));
    draft.ifUnlikely = checks::IfUnlikely::Write;
    CHECK(replaceDevice(office.reg, draft));
}

TEST_CASE("Transfer: the device moves, its custodian's period ends, and undo brings both back",
          "[device][undo]")
{
    test::RegisterFixture office;
    const auto camera = office.device("Đại An", DeviceType::Camera, "Camera A");
    const auto officer = findOfficer(office.reg, "tester");
    REQUIRE(giveCustody(office.reg, officer, camera, std::nullopt, std::nullopt, ""));
    office.clock.advanceDays(10);
    TransferDraft draft{
        camera, findSite(office.reg, "Gôi"), std::nullopt, "15/QĐ-UBND", "thiếu", std::nullopt};
    const auto moved = transferDevice(office.reg, draft);
    REQUIRE(moved);
    CHECK(load(office.reg, camera).site == draft.to);
    CHECK(store::custodyOf(office.reg.database(), camera).front().custody.to == office.reg.today());
    REQUIRE(undoChange(office.reg, moved->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(load(office.reg, camera).site == findSite(office.reg, "Đại An"));
    CHECK(load(office.reg, camera).custodian == officer);
    CHECK_FALSE(store::custodyOf(office.reg.database(), camera).front().custody.to);
    CHECK(store::transfersOf(office.reg.database(), camera).empty());
}

TEST_CASE("Transfer: to where it is already is refused", "[device]")
{
    test::RegisterFixture office;
    const auto camera = office.device("Đại An", DeviceType::Camera, "Camera A");
    CHECK_FALSE(
        transferDevice(office.reg, {camera, findSite(office.reg, "Đại An"), {}, "", "", {}}));
}

TEST_CASE("Replace: the new one takes the site, a broken old one is proposed for disposal",
          "[device]")
{
    test::RegisterFixture office;
    const auto old = office.device("Đại An", DeviceType::Camera, "Camera A");
    auto broken = load(office.reg, old);
    broken.condition = Condition::Broken;
    REQUIRE(test::saveDevice(office.reg, old, broken, ""));
    const auto fresh = office.device("Đại An", DeviceType::Camera, "Camera B");
    ReplaceDraft draft{old, fresh, std::nullopt, std::nullopt, "cháy nguồn", "", std::nullopt};
    REQUIRE(replaceDevice(office.reg, draft));
    CHECK(load(office.reg, old).paper == Paper::DisposalProposed);
    CHECK(load(office.reg, old).use == Use::Spare);
    CHECK(load(office.reg, fresh).use == Use::InUse);
    CHECK(store::replacementsOf(office.reg.database(), old).size() == 1);
}

TEST_CASE("Replace: one in use at another site cannot be the new one", "[device]")
{
    test::RegisterFixture office;
    const auto old = office.device("Đại An", DeviceType::Camera, "Camera A");
    const auto elsewhere = office.device("Gôi", DeviceType::Camera, "Camera B");
    const auto answer = replaceDevice(office.reg, {old, elsewhere, {}, {}, "", "", {}});
    REQUIRE_FALSE(answer);
    CHECK(answer.problems().front().message.code == "device.in_use_elsewhere");
}

TEST_CASE("Dispose: a disposed device has left the books for every later step", "[device]")
{
    test::RegisterFixture office;
    const auto camera = office.device("Đại An", DeviceType::Camera, "Camera A");
    REQUIRE(disposeDevice(office.reg,
                          {camera, Paper::Disposed, {}, "8/QĐ", "hết dùng", Money{150'000}}));
    CHECK_THROWS_AS(
        transferDevice(office.reg, {camera, findSite(office.reg, "Gôi"), {}, "", "", {}}), Error);
}
