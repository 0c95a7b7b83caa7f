#include "core/journal/read/history.h"
#include "core/register/base/inside.h"
#include "core/register/base/office.h"
#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "tests/support/folder.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

using namespace dongbo;

namespace {

Register::InitOptions asked()
{
    Register::InitOptions options;
    options.units = "vu-ban-2021";
    options.name = "Thiết bị họp huyện Vụ Bản";
    options.officer = "Nguyễn Văn Mẫu";
    options.officePrefix = "VB";
    options.account = "may-tinh-3";
    return options;
}

} // namespace

TEST_CASE("Register: it has the name, the unit and the person it was asked for", "[office]")
{
    auto reg = Register::inMemory(asked());
    const auto identity = registerIdentity(reg);
    CHECK(identity.name == "Thiết bị họp huyện Vụ Bản");
    CHECK(identity.unitTitle == "huyện Vụ Bản");
    CHECK(identity.prefix == "VB");
    CHECK_FALSE(identity.isSample);
    const auto officer = store::load<Officer>(reg.database(), findOfficer(reg, "Nguyễn Văn Mẫu"));
    CHECK(officer->account == "may-tinh-3");
    CHECK(findOfficer(reg, "may-tinh-3") == findOfficer(reg, "Nguyễn Văn Mẫu"));
}

TEST_CASE("Register: nobody named it; it is called by its unit, its keeper by no account",
          "[office]")
{
    Register::InitOptions options;
    options.units = "vu-ban-2021";
    options.account = "root";
    auto reg = Register::inMemory(options);
    CHECK(registerIdentity(reg).name == "Huyện Vụ Bản");
    CHECK(store::load<Officer>(reg.database(), findOfficer(reg, "root"))->name == "Người giữ sổ");
}

TEST_CASE("Register: a commune that a list brings does not rename it", "[office]")
{
    test::RegisterFixture office;
    Unit unit;
    unit.name = "An Lạc";
    unit.kind = "huyện";
    REQUIRE(addUnit(office.reg, unit, ""));
    CHECK(registerIdentity(office.reg).name == "Huyện Vụ Bản");
    auto changed = officeOf(office.reg);
    changed.name = "Sổ của phòng Văn hóa";
    const auto done =
        editOffice(office.reg, editsBetween(officeOf(office.reg), changed), "đổi tên");
    REQUIRE(done);
    CHECK(registerIdentity(office.reg).name == "Sổ của phòng Văn hóa");
    (void)undoChange(office.reg, *done->changeSet, journal::DependantRule::Refuse, "");
    CHECK(registerIdentity(office.reg).name == "Huyện Vụ Bản");
}

TEST_CASE("Register: the prefix of its office starts its numbers", "[office]")
{
    test::RegisterFixture office;
    REQUIRE(editOffice(office.reg, {fieldEdit(&RegisterOffice::prefix, MaybeText{"VB"})}, ""));
    FaultDraft draft;
    draft.device = office.device("Đại An", DeviceType::Camera, "Camera A");
    draft.symptom = "Mất hình";
    CHECK(reportFault(office.reg, draft)->number == "VB-SC-2021-0001");
}

TEST_CASE("Register: whether it is a sample cannot be edited away", "[office]")
{
    auto options = asked();
    options.sampleDay = parseIsoDate("2024-05-10");
    auto reg = Register::inMemory(options);
    CHECK(registerIdentity(reg).isSample);
    CHECK(registerIdentity(reg).sampleDay == parseIsoDate("2024-05-10"));
    CHECK_THROWS_AS(
        editOffice(reg, {fieldEdit(&RegisterOffice::isSample, std::optional{false})}, ""), Error);
}

TEST_CASE("Register: without a list of units the unit named is made", "[office]")
{
    Register::InitOptions options;
    options.unit = "Phòng Văn hóa huyện Ví Dụ";
    options.account = "thu";
    auto reg = Register::inMemory(options);
    CHECK(registerIdentity(reg).name == "Phòng Văn hóa huyện Ví Dụ");
    CHECK(findUnit(reg, "Phòng Văn hóa huyện Ví Dụ") == registerIdentity(reg).unit);
    options.units = "vu-ban-2021";
    options.unit = "Không có";
    CHECK_THROWS_AS(Register::inMemory(options), Error);
}

TEST_CASE("Register: another office's record that arrives later is not this one's name", "[office]")
{
    test::RegisterFixture office;
    RegisterOffice other;
    other.name = "Huyện Ý Yên";
    store::UnitOfWork work(office.reg.database());
    journal::Action action(journalOf(office.reg), office.reg.actor(), {"did.test", {}}, "");
    action.create(other);
    work.commit();
    CHECK(registerIdentity(office.reg).name == "Huyện Vụ Bản");
}

TEST_CASE("Register: one that version 0.2 made is named once, as it was shown", "[office]")
{
    const test::Folder folder;
    const auto path = folder.path / "so.dongbo";
    test::FakeClock clock;
    journal::SeededIds ids("office");
    UnitId top;
    {
        auto database = store::Database::create(path);
        journal::Journal journal(database, clock, ids);
        store::UnitOfWork work(database);
        journal.takeNewNode();
        database.setSetting("office_prefix", "VB");
        journal::Action action(journal, {std::nullopt, "mau"}, {"did.test", {}}, "");
        Unit unit;
        unit.name = "Vụ Bản";
        unit.kind = "huyện";
        top = UnitId{action.create(unit)};
        work.commit();
    }
    Register::Options options;
    options.clock = &clock;
    options.readOnly = true;
    {
        auto reading = Register::open(path, options);
        CHECK(registerIdentity(reading).name == "Huyện Vụ Bản");
        CHECK_FALSE(registerIdentity(reading).office); // nothing is written to look
    }
    options.readOnly = false;
    {
        auto reg = Register::open(path, options);
        CHECK(registerIdentity(reg).office);
        CHECK(registerIdentity(reg).prefix == "VB");
        REQUIRE(editUnit(reg, top, {fieldEdit(&Unit::name, MaybeText{"Vụ Bản Mới"})}, ""));
    }
    auto reg = Register::open(path, options);
    CHECK(registerIdentity(reg).name == "Huyện Vụ Bản");
    CHECK(registerIdentity(reg).unit == top);
    std::size_t named = 0;
    for (const auto& change : journal::changeSets(reg.database())) {
        named += change.what.code == "did.register_named" ? 1 : 0;
    }
    CHECK(named == 1);
}
