#include "core/journal/chain/digest.h"
#include "core/journal/fold/replay.h"
#include "core/journal/read/verify.h"
#include "core/journal/undo/undo.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

#include <random>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::Office;

namespace {

std::string pastDigest(Office& office, std::optional<Instant> until)
{
    auto past = store::Database::inMemory();
    journal::replay(office.database, past, until);
    CHECK(journal::verify(past).ok);
    return journal::digest(past);
}

} // namespace

TEST_CASE("Replay: every moment comes back as it was", "[journal]")
{
    Office office("a");
    std::mt19937 random(7);
    std::vector<RecordId> devices;
    std::vector<ChangeSetId> made;
    std::vector<std::pair<Instant, std::string>> moments;
    Site site;
    site.name = "Đại An";
    const auto place = office.create(site);
    for (int i = 0; i < 60; ++i) {
        office.clock.pass(60'000);
        const auto dice = random() % 4;
        if (dice == 0 || devices.empty()) {
            made.push_back(office.act([&](journal::Action& action) {
                Device device;
                device.code = "CAM-" + std::to_string(i);
                device.site = SiteId{place};
                devices.push_back(action.create(device));
            }));
        } else if (dice == 3 && !made.empty()) {
            store::UnitOfWork work(office.database);
            journal::undo(office.journal, office.actor, made.back(), journal::DependantRule::Take,
                          "");
            work.commit();
            made.pop_back();
        } else {
            const auto device = devices[random() % devices.size()];
            made.push_back(office.edit<Device>(
                device, [&](Device& d) { d.notes = "lần " + std::to_string(i); }));
        }
        moments.emplace_back(office.clock.now(), journal::digest(office.database));
    }
    for (const auto& [moment, digest] : moments) {
        CHECK(pastDigest(office, moment) == digest);
    }
    CHECK(pastDigest(office, std::nullopt) == moments.back().second);
}

TEST_CASE("Replay: what was recorded later is unknown, however early it was made", "[journal]")
{
    Office a("a");
    Office b("b");
    Device device;
    device.code = "CAM-1";
    const auto id = a.create(device);
    b.clock.set(a.clock.now().unixMs + 86'400'000);
    b.takeAllOf(a);
    auto past = store::Database::inMemory();
    journal::replay(b.database, past, a.clock.now());
    CHECK_FALSE(store::Projection(past).exists(RecordKind::Device, id));
    auto later = store::Database::inMemory();
    journal::replay(b.database, later, b.clock.now());
    CHECK(store::Projection(later).exists(RecordKind::Device, id));
}

TEST_CASE("Replay: references to what is not there yet are stubs, and search works", "[journal]")
{
    Office a("a");
    Site site;
    site.name = "Đại An";
    const auto place = a.create(site);
    Device device;
    device.code = "CAM-1";
    device.site = SiteId{place};
    RecordId id;
    a.act([&](journal::Action& action) { id = action.create(device); });
    Office b("b");
    // only the second office's record of it, with the site missing
    Office c("c");
    c.takeAllOf(a);
    c.edit<Device>(id, [](Device& d) { d.notes = "x"; });
    auto past = store::Database::inMemory();
    b.journal.receive(*c.journal.segment(c.journal.node(), 1, 500));
    journal::replay(b.database, past, std::nullopt);
    CHECK(journal::digest(past) == journal::digest(b.database));
    CHECK(journal::verify(past).ok);
    auto full = store::Database::inMemory();
    journal::replay(a.database, full, std::nullopt);
    CHECK(journal::verify(full).ok);
    CHECK(full.setting("node") == a.database.setting("node"));
}

TEST_CASE("Replay: stopping leaves the past register empty", "[journal]")
{
    Office a("a");
    a.act([](journal::Action& action) {
        for (int i = 0; i < 5000; ++i) {
            Vendor vendor;
            vendor.name = "Cửa hàng " + std::to_string(i);
            action.create(vendor);
        }
    });
    auto past = store::Database::inMemory();
    CHECK_THROWS_AS(
        journal::replay(a.database, past, std::nullopt,
                        [](std::size_t, std::size_t) {
                            throw Error(Error::Kind::Cancelled, {"journal.cancelled", {}});
                        }),
        Error);
    CHECK(store::OpTable(past).count() == 0);
}
