#include "core/register/devices/devices.h"
#include "tests/proposal/lists.h"
#include "tests/support/edits.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::importers;
using namespace dongbo::tests;

// Lists with a column of technical descriptions.

namespace {

FakeWorkbook described(const std::string& screen, const std::string& computer = "Core i5, RAM 8GB")
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "Thông số kỹ thuật", "Số seri", "SL", "Tình trạng"})
        .row({1, "Tivi Samsung 55 inch", "Đại An", screen, "SN1", 1, "Tốt"})
        .row({2, "Máy tính để bàn Dell", "Đại An", computer, "SN2", 1, "Tốt"})
        .row({3, "Camera AVer CAM520", "Đại An", "", "SN3", 1, "Tốt"});
    return list;
}

store::DeviceRow deviceOf(Register& reg, const std::string& serial)
{
    for (auto& row : devicesOf(reg)) {
        if (row.device.serial == serial) {
            return row;
        }
    }
    FAIL("no such device");
    return {};
}

} // namespace

TEST_CASE("A description becomes specs beside its own words, and of the rest the name is asked")
{
    auto reg = newRegister();
    const auto done = importList(reg, fileOf(described("4K, 3 HDMI")), {});
    CHECK(done.summary.created == 3);
    const auto screen = deviceOf(reg, "SN1");
    CHECK(screen.device.specText == "4K, 3 HDMI");
    CHECK(screen.device.specs == R"({"hdmi":3,"inch":55,"resolution":"2160p"})");
    CHECK(originalOf(reg, screen.id, fieldOf<&Device::specs>) == "4K, 3 HDMI");
    CHECK(deviceOf(reg, "SN2").device.specs == R"({"cpu":"Core i5","ram_gb":8})");
    CHECK_FALSE(deviceOf(reg, "SN3").device.specs);
    CHECK(importList(reg, fileOf(described("4K, 3 HDMI")), {}).summary.unchanged == 3);
}

TEST_CASE("Specs that somebody put right stay while the list's description is the same")
{
    auto reg = newRegister();
    (void)importList(reg, fileOf(described("4K, 3 HDMI")), {});
    auto screen = deviceOf(reg, "SN1");
    screen.device.specs = R"({"hdmi":4,"inch":55,"resolution":"2160p"})";
    REQUIRE(test::saveDevice(reg, screen.id, screen.device, "đã đếm"));
    CHECK(importList(reg, fileOf(described("4K, 3 HDMI")), {}).summary.unchanged == 3);
    CHECK(deviceOf(reg, "SN1").device.specs == screen.device.specs);
}

TEST_CASE("A new description changes what it tells and leaves what it does not tell")
{
    auto reg = newRegister();
    (void)importList(reg, fileOf(described("4K, 3 HDMI")), {});
    const auto again = importList(reg, fileOf(described("4K, 3 HDMI", "RAM 16GB")), {});
    CHECK(again.summary.updated == 1);
    const auto computer = deviceOf(reg, "SN2").device;
    CHECK(computer.specText == "RAM 16GB");
    CHECK(computer.specs == R"({"cpu":"Core i5","ram_gb":16})");
}

TEST_CASE("A bundle's description is of the part that the row is called by")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "Thông số kỹ thuật", "SL", "Tình trạng"})
        .row({1, "Bộ máy tính Dell + UPS Santak 600VA", "Đại An", "Core i5, RAM 8GB", 1, "Tốt"});
    ImportOptions options;
    options.choices.sheets["S"].splitsBundles = true;
    (void)importList(reg, fileOf(list), options);
    const auto devices = devicesOf(reg);
    REQUIRE(devices.size() == 2);
    for (const auto& row : devices) {
        CHECK(row.device.specs == (row.device.type == DeviceType::Ups
                                       ? R"({"va":600})"
                                       : R"({"cpu":"Core i5","ram_gb":8})"));
    }
}
