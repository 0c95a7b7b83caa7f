#include "core/journal/undo/undo.h"
#include "core/store/search/lookups.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::Office;

namespace {
RecordId deviceCoded(Office& office, const std::string& code)
{
    Device device;
    device.code = code;
    return office.create(device);
}
std::vector<std::string> labels(const std::vector<store::Suggestion>& suggestions)
{
    std::vector<std::string> out;
    for (const auto& suggestion : suggestions) {
        out.push_back(suggestion.label);
    }
    return out;
}
} // namespace

TEST_CASE("Look-up: by what people call a record, born ones only", "[queries]")
{
    Office office("lookups");
    Device device;
    device.code = "DAN-CAM-0001";
    device.serial = "SN/12-A";
    RecordId id;
    const auto change = office.act([&](journal::Action& action) { id = action.create(device); });
    Unit unit;
    unit.name = "Đại An";
    unit.code = "13756";
    const auto unitId = office.create(unit);
    Officer officer;
    officer.name = "Trần Văn Táo";
    officer.account = "tao";
    const auto officerId = office.create(officer);
    Vendor vendor;
    vendor.name = "Cửa hàng Minh Anh";
    const auto vendorId = office.create(vendor);
    Fault fault;
    fault.number = "SC-2021-0001";
    const auto faultId = office.create(fault);
    Repair repair;
    repair.number = "SR-2021-0001";
    const auto repairId = office.create(repair);
    Site site;
    site.name = "Điểm cầu Đại An";
    const auto siteId = office.create(site);

    auto& db = office.database;
    using Ids = std::vector<RecordId>;
    CHECK(store::devicesByCode(db, "dan cam 0001") == Ids{id});
    CHECK(store::devicesBySerial(db, "sn 12 a") == Ids{id});
    CHECK(store::devicesByCode(db, "").empty());
    CHECK(store::unitsByName(db, "dai an") == Ids{unitId});
    CHECK(store::unitsByCode(db, "13756") == Ids{unitId});
    CHECK(store::officersByName(db, "tran van tao") == Ids{officerId});
    CHECK(store::officersByAccount(db, "tao") == Ids{officerId});
    CHECK(store::vendorsByName(db, "cua hang minh anh") == Ids{vendorId});
    CHECK(store::faultsByNumber(db, "sc 2021 0001") == Ids{faultId});
    CHECK(store::repairsByNumber(db, "sr 2021 0001") == Ids{repairId});
    CHECK(store::sitesByName(db, "diem cau dai an") == Ids{siteId});

    store::UnitOfWork work(db);
    journal::undo(office.journal, office.actor, change, journal::DependantRule::Refuse, "nhầm");
    work.commit();
    CHECK(store::devicesByCode(db, "dan cam 0001").empty());
    CHECK(store::devicesBySerial(db, "sn 12 a").empty());
}

TEST_CASE("Look-up: a change-set by the beginning of its id", "[queries]")
{
    Office office("changes");
    Device device;
    device.code = "A";
    const auto change = office.act([&](journal::Action& action) { action.create(device); });
    const std::string text = change.text();
    using Ids = std::vector<RecordId>;
    CHECK(store::changeSetsByBeginning(office.database, text) == Ids{change});
    CHECK(store::changeSetsByBeginning(office.database, text.substr(0, 30)) == Ids{change});
    CHECK(store::changeSetsByBeginning(office.database, text.substr(0, 9)) == Ids{change});
    CHECK(store::changeSetsByBeginning(office.database, "ffffffff").empty());
    CHECK(store::changeSetsByBeginning(office.database, "xyz").empty());
    CHECK(store::changeSetsByBeginning(office.database, "").empty());
    CHECK(store::changeSetsByBeginning(office.database, text + "0").empty());
}

TEST_CASE("Look-up: the nearest names are offered, nearest first", "[queries]")
{
    Office office("near");
    for (const auto* name : {"Đại An", "Đại Thắng", "Liên Minh", "Minh Tân", "Tân Thành"}) {
        Unit unit;
        unit.name = name;
        office.create(unit);
    }
    auto& db = office.database;
    CHECK(labels(store::nearest(db, RecordKind::Unit, "dai am")) ==
          std::vector<std::string>{"Đại An", "Đại Thắng"});
    CHECK(labels(store::nearest(db, RecordKind::Unit, "lien minhh")) ==
          std::vector<std::string>{"Liên Minh"});
    CHECK(labels(store::nearest(db, RecordKind::Unit, "minh")) ==
          std::vector<std::string>{"Minh Tân", "Liên Minh"});
    CHECK(store::nearest(db, RecordKind::Unit, "quang ninh").empty());
    CHECK(store::nearest(db, RecordKind::Unit, "dai", 1).size() == 1);
    deviceCoded(office, "DAN-CAM-0001");
    deviceCoded(office, "DAN-MIC-0001");
    CHECK(labels(store::nearest(db, RecordKind::Device, "dan cma 0001")) ==
          std::vector<std::string>{"DAN-CAM-0001", "DAN-MIC-0001"});
    CHECK_THROWS_AS(store::nearest(db, RecordKind::Custody, "a"), Error);
}

TEST_CASE("Number series: the longest, then the largest, of exactly that prefix", "[queries]")
{
    Office office("numbers");
    auto& db = office.database;
    CHECK(store::highestNumber(db, RecordKind::Device, "dan cam").empty());
    for (const auto* code : {"DAN-CAM-0009", "DAN-CAM-0012", "DAN-CAM-9999", "DAN-CAM-10000",
                             "DAN-CAM-2-B", "DANX-CAM-90000", "DAN-CAMERA-99999", "DAN-CAM"}) {
        deviceCoded(office, code);
    }
    CHECK(store::highestNumber(db, RecordKind::Device, "dan cam") == "10000");
    CHECK(store::highestNumber(db, RecordKind::Device, "danx cam") == "90000");
    CHECK(store::highestNumber(db, RecordKind::Device, "dan").empty());
    Fault fault;
    fault.number = "SC-2021-0003";
    office.create(fault);
    CHECK(store::highestNumber(db, RecordKind::Fault, "sc 2021") == "0003");
    CHECK(store::highestNumber(db, RecordKind::Repair, "sc 2021").empty());
}
