#include "core/register/devices/devices.h"
#include "core/store/projection/load.h"
#include "gui/present/devices/device_picker.h"
#include "gui/present/devices/device_words.h"
#include "tests/support/edits.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;
using present::DeviceChoice;

namespace {

class FakePickerView final : public present::DevicePickerView
{
public:
    std::vector<std::string> titles;
    std::size_t marked = 0;
    std::optional<DeviceChoice> picked;

    void showChoices(const std::vector<DeviceChoice>& choices, std::size_t at) override
    {
        titles.clear();
        for (const auto& choice : choices) {
            titles.push_back(choice.title);
        }
        marked = at;
    }
    void showPicked(const std::optional<DeviceChoice>& choice) override { picked = choice; }
};

using Titles = std::vector<std::string>;

} // namespace

TEST_CASE("Device picker: half a word without marks is enough, Enter takes the marked line",
          "[present]")
{
    FakeShell shell;
    shell.device("Hiển Khánh", DeviceType::Screen, "Màn hình Samsung");
    const auto codec = shell.device("Hiển Khánh", DeviceType::Codec, "Codec Poly");
    FakePickerView view;
    present::DevicePicker picker(shell, view);
    int changes = 0;
    const auto listening = picker.changed.connect([&] { ++changes; });
    picker.type("hien");
    CHECK(view.titles == Titles{"Màn hình Samsung", "Codec Poly"});
    picker.move(-1);
    CHECK(view.marked == 0);
    picker.move(5);
    CHECK(view.marked == 1);
    CHECK(picker.accept());
    REQUIRE(view.picked);
    CHECK(view.picked->id == codec);
    CHECK(view.picked->detail == "Hiển Khánh · " + view.picked->code);
    CHECK(view.titles.empty());
    CHECK(changes == 1);
    CHECK_FALSE(picker.accept());
}

TEST_CASE("Device picker: what has left the books is not offered", "[present]")
{
    FakeShell shell;
    const auto lost = shell.device("Đại An", DeviceType::Camera, "Camera cũ");
    shell.device("Đại An", DeviceType::Camera, "Camera mới");
    REQUIRE(disposeDevice(shell.reg(), {lost, Paper::Lost, {}, "", "", {}}));
    FakePickerView view;
    present::DevicePicker picker(shell, view);
    picker.type("camera");
    CHECK(view.titles == Titles{"Camera mới"});
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
    FakePickerView view;
    present::DevicePicker picker(shell, view, {Use::Spare, DeviceType::Screen, {}, old});
    picker.type("");
    CHECK(view.titles == Titles{"Tivi dự phòng", "Camera dự phòng"});
    picker.type("tivi");
    CHECK(view.titles == Titles{"Tivi dự phòng"});
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
    FakePickerView view;
    present::DevicePicker picker(shell, view);
    picker.type("tv hien");
    CHECK(view.titles == Titles{"Tivi Samsung"});
    CHECK(picker.accept());
    CHECK(view.picked->id == screen);
    picker.clear();
    picker.type("tv");
    CHECK(view.titles.size() == 2);
}
