#include "core/register/devices/devices.h"
#include "core/store/projection/load.h"
#include "gui/present/devices/device_picker.h"
#include "gui/present/devices/device_words.h"
#include "tests/support/edits.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;

namespace {

using Titles = std::vector<std::string>;

Titles titlesFor(FakeShell& shell, const std::string& typed, const present::DeviceScope& scope = {})
{
    Titles titles;
    for (const auto& choice : present::devicesFor(shell.session(), typed, scope)) {
        titles.push_back(choice.title);
    }
    return titles;
}

} // namespace

TEST_CASE("Device picker: half a word without marks is enough", "[present]")
{
    FakeShell shell;
    shell.device("Hiển Khánh", DeviceType::Screen, "Màn hình Samsung");
    const auto codec = shell.device("Hiển Khánh", DeviceType::Codec, "Codec Poly");
    CHECK(titlesFor(shell, "hien") == Titles{"Màn hình Samsung", "Codec Poly"});
    const auto choice = present::devicesFor(shell.session(), "hien").at(1);
    CHECK(choice.id == codec);
    CHECK(choice.detail == "Hiển Khánh · " + choice.code);
    CHECK(present::asChoice(choice).key == codec.text());
}

TEST_CASE("Device picker: what has left the books is not offered", "[present]")
{
    FakeShell shell;
    const auto lost = shell.device("Đại An", DeviceType::Camera, "Camera cũ");
    shell.device("Đại An", DeviceType::Camera, "Camera mới");
    REQUIRE(disposeDevice(shell.reg(), {lost, Paper::Lost, {}, "", "", {}}));
    CHECK(titlesFor(shell, "camera") == Titles{"Camera mới"});
}

TEST_CASE("Device picker: for a replacement spare ones of the type come first, before typing",
          "[present]")
{
    FakeShell shell;
    const auto addSpare = [&](DeviceType type, const std::string& name) {
        const auto id = shell.device("Đại An", type, name);
        auto device = *store::load<Device>(shell.reg().database(), id);
        device.use = Use::Spare;
        REQUIRE(test::saveDevice(shell.reg(), id, device, ""));
        return id;
    };
    addSpare(DeviceType::Camera, "Camera dự phòng");
    addSpare(DeviceType::Screen, "Tivi dự phòng");
    const auto old = addSpare(DeviceType::Screen, "Tivi hỏng");
    shell.device("Đại An", DeviceType::Screen, "Tivi đang dùng");
    const present::DeviceScope spare{Use::Spare, DeviceType::Screen, {}, old};
    CHECK(titlesFor(shell, "", spare) == Titles{"Tivi dự phòng", "Camera dự phòng"});
    CHECK(titlesFor(shell, "tivi", spare) == Titles{"Tivi dự phòng"});
}

TEST_CASE("Device words: a model is told once, a site without its common beginning", "[present]")
{
    Device device;
    device.name = "Màn hình Samsung 55\"";
    device.model = "UA55TU7000";
    CHECK(present::deviceTitle(device) == "Màn hình Samsung 55\" UA55TU7000");
    device.name = "Tivi Samsung ua55tu7000";
    CHECK(present::deviceTitle(device) == "Tivi Samsung ua55tu7000");
    CHECK(present::shortSiteName("Điểm cầu Hiển Khánh") == "Hiển Khánh");
    CHECK(present::shortSiteName("Hội trường UBND") == "Hội trường UBND");
    CHECK(present::shortSiteName("Điểm cầu ") == "Điểm cầu ");
}

TEST_CASE("Device picker: a type is found by what people call it, whatever the device's name",
          "[present]")
{
    FakeShell shell;
    const auto screen = shell.device("Hiển Khánh", DeviceType::Screen, "Tivi Samsung");
    shell.device("Đại An", DeviceType::Screen, "Tivi LG");
    shell.device("Hiển Khánh", DeviceType::Codec, "Codec Poly");
    const auto found = present::devicesFor(shell.session(), "tv hien");
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == screen);
    CHECK(titlesFor(shell, "tv").size() == 2);
}
