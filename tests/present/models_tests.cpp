#include "gui/present/consistency/models_presenter.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;

namespace {

class FakeModelsView final : public present::ModelsView
{
public:
    int spreads = 0;
    int trends = 0;
    void showSpread() override { ++spreads; }
    void showTrend() override { ++trends; }
};

DeviceId add(FakeShell& shell, const std::string& site, DeviceType type, const std::string& model)
{
    Device device;
    device.name = "Máy";
    device.model = model;
    device.type = type;
    device.site = findSite(shell.reg(), site);
    device.condition = Condition::Good;
    return addDevice(shell.reg(), device, "")->id;
}

} // namespace

TEST_CASE("Models: a type tells its models, and the devices of the rare ones stand first",
          "[models]")
{
    FakeShell shell;
    FakeModelsView view;
    add(shell, "Đại An", DeviceType::Camera, "Rally");
    add(shell, "Kim Thái", DeviceType::Camera, "Rally");
    const auto rare = add(shell, "Gôi", DeviceType::Camera, "C920");
    add(shell, "Gôi", DeviceType::Ups, "BX1100");
    present::ModelsPresenter models(shell, view);
    models.open(DeviceType::Camera);
    shell.settle();
    REQUIRE(models.rows().size() == 2);
    CHECK(models.rows()[0].name == "Camera");
    CHECK(models.rows()[0].models == "2 kiểu");
    CHECK(models.rows()[0].parts == std::vector<std::int64_t>{2, 1});
    CHECK(models.rows()[0].commonest == "2/3 là Rally");
    REQUIRE(models.devices().size() == 3);
    CHECK(models.devices()[0].id == rare);
    CHECK(models.devices()[0].site == "Gôi");
    models.openDevice(0);
    CHECK(shell.places.back().record->id == rare);
    models.choose(1);
    CHECK(models.devices().size() == 1);
}

TEST_CASE("Models: the trend shows each quarter, and a bar leads to its day", "[models]")
{
    FakeShell shell; // 11/05/2021
    FakeModelsView view;
    add(shell, "Đại An", DeviceType::Camera, "Rally");
    shell.clock.advanceDays(100); // 19/08/2021
    add(shell, "Kim Thái", DeviceType::Camera, "Rally");
    present::ModelsPresenter models(shell, view);
    models.open({});
    shell.settle();
    REQUIRE(models.isTrendRead());
    REQUIRE(models.trend().size() == 2);
    CHECK(models.trend()[0].label == "Q2/21");
    CHECK_FALSE(models.trend()[0].isCurrent);
    CHECK(models.trend()[1].isCurrent);
    CHECK(models.trend()[0].unable == 18);
    CHECK(models.trend()[0].tip.find("0/18") != std::string::npos);
    models.openDay(0);
    REQUIRE(shell.days.size() == 1);
    CHECK(shell.days[0] == Date{std::chrono::year{2021}, std::chrono::June, std::chrono::day{30}});
}
