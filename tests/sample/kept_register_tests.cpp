#include "core/journal/read/history.h"
#include "core/journal/read/verify.h"
#include "core/store/queries/device_queries.h"
#include "tests/support/folder.h"
#include "tests/support/kept_register.h"
#include "tests/support/sample_register.h"

#include <catch2/catch.hpp>

#include <map>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test reads better so

namespace {

std::map<std::string, Device> bulkDevices(Register& reg)
{
    std::map<std::string, Device> out;
    store::forEachDevice(reg.database(), {}, store::DeviceOrder::Code,
                         [&out](const store::DeviceRow& row) {
                             if (row.device.quantity.value_or(1) > 1) {
                                 out.emplace(row.device.code.value_or(""), row.device);
                             }
                         });
    return out;
}

} // namespace

TEST_CASE("A register of 0.2 opens with the costs that today's import would have stored")
{
    const test::Folder folder;
    const auto path = test::unpackKept(folder.path);
    test::SampleRegister today;
    std::size_t corrected = 0;
    {
        auto reg = Register::open(path, {});
        REQUIRE_FALSE(reg.openingNotes().empty());
        CHECK(reg.openingNotes().front().code == "register.costs_corrected");
        auto ours = bulkDevices(reg);
        const auto wanted = bulkDevices(today.reg);
        CHECK(ours.size() > 30);
        REQUIRE(ours.size() == wanted.size());
        for (const auto& [code, device] : wanted) {
            INFO(code);
            REQUIRE(ours.count(code) == 1);
            if (code == "CHO-ACC-0002") {
                CHECK(ours[code].cost == Money{350'000}); // typed by hand, of one
                continue;
            }
            CHECK(ours[code].cost == device.cost);
            CHECK(ours[code].quantity == device.quantity);
            corrected += device.cost && device.cost->dong != 0 ? 1 : 0;
        }
        const auto changes = journal::changeSets(reg.database());
        REQUIRE_FALSE(changes.empty());
        CHECK(changes.front().what.code == "did.costs_per_unit");
        CHECK(changes.front().what.args.front().value == std::to_string(corrected));
        CHECK(journal::verify(reg.database()).ok);
    }
    auto again = Register::open(path, {});
    CHECK(again.openingNotes().empty());
}
