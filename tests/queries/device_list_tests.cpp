#include "core/store/projection/load.h"
#include "core/store/queries/device_list.h"
#include "tests/queries/town.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <thread>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using store::DeviceFilter;
using store::DeviceOrder;
using store::DeviceSort;
using test::Town;

namespace {

std::vector<DeviceId> listed(Town& town, const DeviceFilter& filter, DeviceSort sort)
{
    auto& database = town.office.database;
    std::vector<DeviceId> ids;
    for (const auto& row :
         store::deviceRows(database, store::deviceNumbers(database, filter, sort))) {
        ids.push_back(row.id);
    }
    return ids;
}

std::optional<std::int64_t> valueOf(const Device& device, std::uint16_t column)
{
    const auto days = [](Date day) -> std::int64_t {
        return static_cast<int>(day.year()) * 10'000LL + static_cast<unsigned>(day.month()) * 100 +
               static_cast<unsigned>(day.day());
    };
    const auto number = [](auto choice) { return static_cast<std::int64_t>(choice); };
    switch (column) {
    case fieldOf<&Device::type>:
        return device.type ? std::optional{number(*device.type)} : std::nullopt;
    case fieldOf<&Device::condition>:
        return device.condition ? std::optional{number(*device.condition)} : std::nullopt;
    case fieldOf<&Device::use>:
        return device.use ? std::optional{number(*device.use)} : std::nullopt;
    case fieldOf<&Device::cost>:
        return device.cost ? std::optional{device.cost->dong * device.quantity.value_or(1)}
                           : std::nullopt;
    case fieldOf<&Device::inUseDate>:
        return device.inUseDate   ? std::optional{days(*device.inUseDate)}
               : device.inUseYear ? std::optional{*device.inUseYear * 10'000}
                                  : std::nullopt;
    case fieldOf<&Device::warrantyUntil>:
        return device.warrantyUntil ? std::optional{days(*device.warrantyUntil)} : std::nullopt;
    case fieldOf<&Device::code>:
    case fieldOf<&Device::name>:
    case fieldOf<&Device::site>:
        break;
    }
    return std::nullopt;
}

const Device& deviceOf(const Town& town, const DeviceId& id)
{
    return std::find_if(town.known.begin(), town.known.end(),
                        [&](const auto& known) { return known.id == id; })
        ->device;
}

} // namespace

TEST_CASE(
    "Device numbers: by code, name and site they are what the pages show, whatever the filter",
    "[queries]")
{
    constexpr std::uint64_t seed = 20220304;
    INFO("seed " << seed);
    Town town(seed);
    town.addDevices(250);
    for (int round = 0; round < 120; ++round) {
        const auto filter = town.anyFilter();
        for (const auto& [column, order] : {std::pair{fieldOf<&Device::code>, DeviceOrder::Code},
                                            {fieldOf<&Device::name>, DeviceOrder::Name},
                                            {fieldOf<&Device::site>, DeviceOrder::Site}}) {
            INFO("round " << round << " order " << static_cast<int>(order));
            REQUIRE(listed(town, filter, {column, false}) == town.expected(filter, order));
        }
    }
}

TEST_CASE("Device numbers: by any other column values rise or fall, equals stand by code, those "
          "without stand last",
          "[queries]")
{
    const auto column = GENERATE(fieldOf<&Device::type>, fieldOf<&Device::condition>,
                                 fieldOf<&Device::use>, fieldOf<&Device::cost>,
                                 fieldOf<&Device::inUseDate>, fieldOf<&Device::warrantyUntil>);
    const bool isDescending = GENERATE(false, true);
    constexpr std::uint64_t seed = 5;
    INFO("seed " << seed << " column " << static_cast<int>(column));
    Town town(seed);
    town.addDevices(120);
    for (int round = 0; round < 20; ++round) {
        const auto filter = town.anyFilter();
        auto expected = town.expected(filter, DeviceOrder::Code);
        std::stable_sort(expected.begin(), expected.end(),
                         [&](const DeviceId& a, const DeviceId& b) {
                             const auto x = valueOf(deviceOf(town, a), column);
                             const auto y = valueOf(deviceOf(town, b), column);
                             if (!x || !y) {
                                 return x && !y;
                             }
                             return isDescending ? *x > *y : *x < *y;
                         });
        REQUIRE(listed(town, filter, {column, isDescending}) == expected);
    }
}

TEST_CASE("Device numbers: descending by code turns the coded ones round and leaves the rest last",
          "[queries]")
{
    Town town(6);
    town.addDevices(80);
    const auto down = listed(town, {}, {fieldOf<&Device::code>, true});
    const auto coded = std::find_if(down.begin(), down.end(),
                                    [&](const DeviceId& id) { return !deviceOf(town, id).code; });
    REQUIRE(coded != down.begin());
    REQUIRE(coded != down.end());
    CHECK(std::all_of(coded, down.end(),
                      [&](const DeviceId& id) { return !deviceOf(town, id).code; }));
    CHECK(std::is_sorted(down.begin(), coded, [&](const DeviceId& a, const DeviceId& b) {
        return text::sortKey(*deviceOf(town, b).code) < text::sortKey(*deviceOf(town, a).code);
    }));
}

TEST_CASE("Device tally: counts and sums what the filter lets through", "[queries]")
{
    constexpr std::uint64_t seed = 8;
    INFO("seed " << seed);
    Town town(seed);
    town.addDevices(200);
    const auto from = *parseIsoDate("2021-03-01");
    const auto until = *parseIsoDate("2021-05-30");
    for (int round = 0; round < 60; ++round) {
        const auto filter = town.anyFilter();
        store::DeviceTally expected;
        std::vector<store::DeviceNumber> numbers;
        for (const auto& id : town.expected(filter, DeviceOrder::Code)) {
            const Device& d = deviceOf(town, id);
            ++expected.count;
            expected.broken += d.condition == Condition::Broken ? 1 : 0;
            expected.spare += d.use == Use::Spare ? 1 : 0;
            expected.onLoan += d.assetClass == AssetClass::OnLoan ? 1 : 0;
            expected.warrantyEnding +=
                d.warrantyUntil && *d.warrantyUntil >= from && *d.warrantyUntil <= until ? 1 : 0;
            expected.cost.dong += d.cost ? d.cost->dong * d.quantity.value_or(1) : 0;
            numbers.push_back(*store::deviceNumber(town.office.database, id));
        }
        const auto tally = store::tallyDevices(town.office.database, filter, from, until);
        INFO("round " << round);
        REQUIRE(tally.count == expected.count);
        REQUIRE(tally.broken == expected.broken);
        REQUIRE(tally.spare == expected.spare);
        REQUIRE(tally.onLoan == expected.onLoan);
        REQUIRE(tally.warrantyEnding == expected.warrantyEnding);
        REQUIRE(tally.cost == expected.cost);
        REQUIRE(store::costOf(town.office.database, numbers) == expected.cost);
    }
}

TEST_CASE("Device tally: an absurd sum is the most there can be", "[queries]")
{
    Town town(9);
    for (int i = 0; i < 10; ++i) { // each as much as the journal takes
        Device device;
        device.code = "X-" + std::to_string(i);
        device.cost = Money{100'000'000'000'000};
        device.quantity = 10'000;
        town.office.create(device);
    }
    const auto tally = store::tallyDevices(town.office.database, {}, {}, {});
    CHECK(tally.cost.dong == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("Device numbers: work ends soon after it is told to stop", "[queries]")
{
    Town town(10);
    town.addDevices(300);
    std::stop_source stop;
    stop.request_stop();
    const auto sort = GENERATE(DeviceSort{fieldOf<&Device::code>, false},
                               DeviceSort{fieldOf<&Device::cost>, true});
    try {
        const auto numbers = store::deviceNumbers(town.office.database, {}, sort, stop.get_token());
        FAIL("not stopped: " << numbers.size());
    } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::Cancelled);
    }
    // and the connection works on
    CHECK(store::deviceNumbers(town.office.database, {}, sort).size() > 100);
}

TEST_CASE("Device rows: a number that is not there gives a withdrawn row in its place", "[queries]")
{
    Town town(11);
    Device device;
    device.code = "A-1";
    const DeviceId id{town.office.create(device)};
    const auto number = store::deviceNumber(town.office.database, id);
    REQUIRE(number);
    const auto rows = store::deviceRows(town.office.database, std::vector{*number + 7, *number});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].isWithdrawn);
    CHECK(rows[1].id == id);
    CHECK_FALSE(store::deviceNumber(town.office.database, DeviceId{}));
}

TEST_CASE("Device numbers: by a text or a referenced record in Vietnamese order, by its name",
          "[queries]")
{
    const auto field = GENERATE(fieldOf<&Device::serial>, fieldOf<&Device::custodian>);
    Town town(11);
    town.addDevices(120);
    const auto nameOf = [&](const DeviceId& id) {
        const auto row = store::deviceRow(town.office.database, id);
        return field == fieldOf<&Device::serial> ? row->device.serial.value_or("") : row->custodian;
    };
    auto expected = town.expected({}, DeviceOrder::Code);
    std::stable_sort(expected.begin(), expected.end(), [&](const DeviceId& a, const DeviceId& b) {
        const auto x = nameOf(a);
        const auto y = nameOf(b);
        return x.empty() || y.empty() ? !x.empty() && y.empty()
                                      : text::sortKey(x) < text::sortKey(y);
    });
    CHECK(listed(town, {}, {field, false}) == expected);
}

TEST_CASE("Device values: each value of a field with its devices, and the filter by some of them",
          "[queries]")
{
    const auto field =
        GENERATE(fieldOf<&Device::condition>, fieldOf<&Device::site>, fieldOf<&Device::paper>,
                 fieldOf<&Device::cost>, fieldOf<&Device::warrantyUntil>);
    Town town(12);
    town.addDevices(150);
    auto& database = town.office.database;
    const auto all = store::deviceValues(database, {}, field, 1000);
    std::int64_t counted = 0;
    for (const auto& one : all) {
        DeviceFilter only;
        only.oneOf = {{field, {one.value}}};
        CHECK(listed(town, only, {}).size() == static_cast<std::size_t>(one.count));
        CHECK(store::tallyDevices(database, only, Date{}, Date{}).count == one.count);
        counted += one.count;
    }
    CHECK(counted == store::countDevices(database, {}));
    REQUIRE(all.size() > 2);
    DeviceFilter two;
    two.oneOf = {{field, {all[0].value, all[1].value}}};
    CHECK(store::countDevices(database, two) == all[0].count + all[1].count);
    CHECK(store::deviceValues(database, two, field, 1000).size() == 2);
    CHECK(store::deviceValues(database, {}, field, 1).size() == 1);
}
