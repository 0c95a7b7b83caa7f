#include "core/store/queries/price_queries.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::Office;

TEST_CASE("Prices: what devices of a type cost, without the dearest and the cheapest tenth",
          "[queries]")
{
    Office office("prices");
    CHECK(store::costsByType(office.database).empty());
    for (int i = 1; i <= 20; ++i) {
        Device device;
        device.name = "Camera";
        device.type = DeviceType::Camera;
        device.cost = Money{i * 1'000'000};
        office.create(device);
    }
    Device cheap;
    cheap.name = "Loa";
    cheap.type = DeviceType::Speaker;
    office.create(cheap); // nobody says what it cost
    Device odd;
    odd.name = "Không rõ loại";
    odd.cost = Money{1};
    office.create(odd);
    const auto costs = store::costsByType(office.database);
    REQUIRE(costs.size() == 1);
    const auto& cameras = costs.at(DeviceType::Camera);
    CHECK(cameras.devices == 20);
    CHECK(cameras.tenth == 3'000'000);
    CHECK(cameras.ninetieth == 18'000'000);
}
