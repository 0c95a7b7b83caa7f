#include "core/domain/amount.h"
#include "core/journal/read/history.h"
#include "core/journal/read/verify.h"
#include "core/register/base/find.h"
#include "core/register/base/inside.h"
#include "core/register/corrections/changes.h"
#include "core/register/devices/devices.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "tests/support/folder.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test reads better so

namespace {

/// Imported by 0.2: a row's amount stands as the cost of its record.
struct OldRow
{
    const char* code;
    std::int64_t quantity;
    std::int64_t amount;
    const char* cell; ///< as the list wrote the money
};

/// A register file as 0.2 left it.
class OldRegister
{
public:
    explicit OldRegister(const std::vector<OldRow>& rows)
    {
        Register::InitOptions options;
        options.units = "vu-ban-2021";
        options.account = "thu";
        auto reg = Register::init(path(), options);
        store::UnitOfWork work(reg.database());
        journal::Action action(journalOf(reg), reg.actor(),
                               {"did.imported", {{"file", "ds.xlsx"}, {"devices", "1"}}}, {});
        ImportFile file;
        file.name = "ds.xlsx";
        file.sheets = "[\"S\"]";
        const auto fileId = action.create(file);
        const auto unit = findUnit(reg, "Đại An");
        Site site;
        site.name = "Điểm cầu Đại An";
        site.unit = unit;
        const SiteId siteId{action.create(site)};
        std::uint32_t number = 2;
        for (const auto& row : rows) {
            Device device;
            device.code = row.code;
            device.type = DeviceType::Accessory;
            device.name = "Dây HDMI";
            device.site = siteId;
            device.cost = Money{row.amount};
            device.use = Use::InUse;
            device.paper = Paper::Active;
            device.quantity = row.quantity;
            auto changes = journal::Action::changesOf(valuesOf(device));
            for (auto& change : changes) {
                change.origin = archive::Origin{change.number, std::nullopt};
                if (change.number == fieldNumber(&Device::cost)) {
                    change.origin->text = row.cell;
                }
            }
            action.createRaw(RecordKind::Device, action.newId(), std::move(changes),
                             archive::Source{fileId, 0, number++});
        }
        reg.database().setNumberSetting("costs_per_unit", 0);
        work.commit();
    }

    [[nodiscard]] std::filesystem::path path() const { return m_folder.path / "cu.dongbo"; }
    [[nodiscard]] Register open() const { return Register::open(path(), {}); }

private:
    test::Folder m_folder;
};

Device deviceOf(Register& reg, const std::string& code)
{
    return *store::load<Device>(reg.database(), findDevice(reg, code));
}

std::int64_t worth(Register& reg)
{
    Money sum;
    store::forEachDevice(
        reg.database(), {}, store::DeviceOrder::Code,
        [&](const store::DeviceRow& row) { sum = cappedSum(sum, amountOf(row.device)); });
    return sum.dong;
}

} // namespace

TEST_CASE(
    "Costs of 0.2: amounts become costs of one, in one change-set that undoes and stays undone")
{
    const OldRegister old({{"A", 4, 720'000, "180.000"},
                           {"B", 30, 1'000'000, "1.000.000"},
                           {"C", 1, 5'000, "5.000"}});
    ChangeSetId correction;
    {
        auto reg = old.open();
        REQUIRE(reg.openingNotes().size() == 1);
        CHECK(reg.openingNotes().front().code == "register.costs_corrected");
        CHECK(deviceOf(reg, "A").cost == Money{180'000});
        CHECK(deviceOf(reg, "A").quantity == 4);
        CHECK(deviceOf(reg, "B").quantity == 29);
        CHECK(deviceOf(reg, "B").cost == Money{33'333});
        CHECK(deviceOf(reg, "B-2").quantity == 1);
        CHECK(deviceOf(reg, "B-2").cost == Money{33'343});
        CHECK(deviceOf(reg, "C").cost == Money{5'000});
        CHECK(worth(reg) == 720'000 + 1'000'000 + 5'000);
        const auto changes = journal::changeSets(reg.database());
        REQUIRE(changes.front().what.code == "did.costs_per_unit");
        CHECK(changes.front().what.args.front().value == "2");
        correction = changes.front().changeSet;
        CHECK(journal::verify(reg.database()).ok);
    }
    {
        auto reg = old.open();
        CHECK(reg.openingNotes().empty());
        CHECK(undoChange(reg, correction, journal::DependantRule::Refuse, "").done);
        CHECK(deviceOf(reg, "A").cost == Money{720'000});
        CHECK(deviceOf(reg, "B").quantity == 30);
    }
    auto reg = old.open();
    CHECK(reg.openingNotes().empty());
    CHECK(deviceOf(reg, "A").cost == Money{720'000});
}

TEST_CASE("Costs of 0.2: what a person typed, and what is of one already, is left alone")
{
    const OldRegister old({{"A", 4, 720'000, "720.000"}, {"B", 4, 180'000, "720.000"}});
    {
        // As somebody left it with 0.2: the cost of A typed by hand.
        auto database = store::Database::open(old.path());
        database.setNumberSetting("costs_per_unit", 1);
    }
    {
        auto reg = old.open();
        auto device = deviceOf(reg, "A");
        device.cost = Money{190'000};
        store::UnitOfWork work(reg.database());
        journal::Action action(journalOf(reg), reg.actor(), {"did.device_edited", {}}, {});
        CHECK(action.change(findDevice(reg, "A"), device));
        reg.database().setNumberSetting("costs_per_unit", 0);
        work.commit();
    }
    auto reg = old.open();
    CHECK(reg.openingNotes().empty());
    CHECK(deviceOf(reg, "A").cost == Money{190'000});
    CHECK(deviceOf(reg, "B").cost == Money{180'000});
}

TEST_CASE(
    "Costs of 0.2: where the quantity was changed and the amount does not divide, people are asked")
{
    const OldRegister old({{"A", 3, 1'000, "1.000"}});
    {
        auto database = store::Database::open(old.path());
        database.setNumberSetting("costs_per_unit", 1);
    }
    {
        auto reg = old.open();
        auto device = deviceOf(reg, "A");
        device.quantity = 5;
        store::UnitOfWork work(reg.database());
        journal::Action action(journalOf(reg), reg.actor(), {"did.device_edited", {}}, {});
        CHECK(action.change(findDevice(reg, "A"), device));
        reg.database().setNumberSetting("costs_per_unit", 0);
        work.commit();
    }
    auto reg = old.open();
    REQUIRE(reg.openingNotes().size() == 1);
    CHECK(reg.openingNotes().front().code == "register.costs_unsure");
    CHECK(deviceOf(reg, "A").cost == Money{1'000});
}
