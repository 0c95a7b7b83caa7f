#include "core/journal/undo/undo.h"
#include "core/store/journal/change_log.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::Office;

namespace {

ChangeSetId addDevices(Office& office, int count, const std::string& what)
{
    return office.act(
        [&](journal::Action& action) {
            for (int i = 0; i < count; ++i) {
                Device device;
                device.name = "Loa " + std::to_string(i);
                action.create(device);
            }
        },
        what);
}

} // namespace

TEST_CASE("Change log: all heads come newest first, within the moments asked for", "[queries]")
{
    Office office("heads");
    addDevices(office, 1, "did.first");
    const auto between = office.clock.now().unixMs + 1;
    const auto second = addDevices(office, 1, "did.second");
    addDevices(office, 1, "did.third");
    {
        store::UnitOfWork work(office.database);
        journal::undo(office.journal, office.actor, second, journal::DependantRule::Refuse, "");
        work.commit();
    }
    std::vector<std::pair<std::string, bool>> seen;
    const auto collect = [&](const store::ChangeHead& head) {
        seen.emplace_back(head.what, head.isUndone);
        CHECK(head.actorName == "heads");
        CHECK(head.args == R"({"name":"heads"})");
    };
    store::forEachChange(office.database, {}, {}, collect);
    CHECK(seen == std::vector<std::pair<std::string, bool>>{
                      {"did.third", false}, {"did.second", true}, {"did.first", false}});
    seen.clear();
    store::forEachChange(office.database, between, office.clock.now().unixMs - 1, collect);
    CHECK(seen == std::vector<std::pair<std::string, bool>>{{"did.second", true}});
}

TEST_CASE("Change log: rows are fetched by number and their records counted so far", "[queries]")
{
    Office office("numbers");
    addDevices(office, 3, "did.few");
    addDevices(office, static_cast<int>(store::mostCounted) + 5, "did.many");
    std::vector<std::int64_t> numbers;
    store::forEachChange(office.database, {}, {},
                         [&](const store::ChangeHead& head) { numbers.push_back(head.number); });
    REQUIRE(numbers.size() == 2);
    const auto rows = store::changesNumbered(office.database, {numbers[1], 1'000'000, numbers[0]});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].what == "did.few");
    CHECK(rows[0].records == 3);
    CHECK(rows[1].records == store::mostCounted);
}

TEST_CASE("Change log: the records of a change-set come in the order written, each once",
          "[queries]")
{
    Office office("touched");
    RecordId device;
    RecordId site;
    const auto id = office.act([&](journal::Action& action) {
        device = action.create(Device{});
        site = action.create(Site{});
        Device now;
        now.name = "Loa";
        action.change(device, now);
    });
    auto touched = store::recordsOfChange(office.database, id, 10);
    CHECK(touched.all == 2);
    REQUIRE(touched.records.size() == 2);
    CHECK(touched.records[0].record == device);
    CHECK(touched.records[1].kind == RecordKind::Site);
    touched = store::recordsOfChange(office.database, id, 1);
    CHECK(touched.all == 2);
    CHECK(touched.records.size() == 1);
}
