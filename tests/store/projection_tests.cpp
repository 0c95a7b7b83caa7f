#include "core/journal/read/verify.h"
#include "core/journal/undo/undo.h"
#include "core/store/file/migrations.h"
#include "core/store/file/statement.h"
#include "core/store/health/integrity.h"
#include "core/store/projection/projection.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

#include <random>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::Office;

namespace {

/// Codes of devices whose words hold all the given prefixes.
std::vector<std::string> found(Office& office, const std::string& query)
{
    std::vector<std::string> codes;
    store::Use use(store::prepared(
        office.database, "SELECT d.code FROM device_words w JOIN device d ON d.no = w.rowid"
                         " WHERE device_words MATCH ?1 ORDER BY d.code"));
    use.bind(1, query);
    while (use.step()) {
        codes.emplace_back(use.text(0));
    }
    return codes;
}

std::size_t foundRecords(Office& office, const std::string& query)
{
    std::size_t count = 0;
    store::Use use(store::prepared(office.database,
                                   "SELECT rowid FROM found_words WHERE found_words MATCH ?1"));
    use.bind(1, query);
    while (use.step()) {
        ++count;
    }
    return count;
}

Device named(const std::string& code, const std::string& name)
{
    Device device;
    device.code = code;
    device.name = name;
    return device;
}

} // namespace

TEST_CASE("Projection: every kind comes back as it was put in", "[store]")
{
    auto database = store::Database::inMemory();
    store::Projection projection(database);
    store::UnitOfWork work(database);
    for (const auto& kind : kinds()) {
        const auto id = journal::namedId(std::string(kind.name));
        std::vector<Value> values;
        for (const auto& field : kind.fields) {
            switch (field.type) {
            case FieldType::Text:
                values.emplace_back("chữ " + std::to_string(field.number));
                break;
            case FieldType::Day:
                values.emplace_back("2021-05-11");
                break;
            case FieldType::Reference: {
                const auto target = journal::namedId("target of " + std::string(field.name));
                projection.ensureStub(*field.target, target);
                values.emplace_back(target);
                break;
            }
            case FieldType::Integer:
            case FieldType::Money:
            case FieldType::Bool:
            case FieldType::Instant:
            case FieldType::Choice:
                values.emplace_back(std::int64_t{1});
                break;
            }
        }
        projection.insert(kind.number, id, store::RecordState::Born, std::nullopt, values);
        const auto row = projection.read(kind.number, id);
        REQUIRE(row);
        CHECK(row->state == store::RecordState::Born);
        CHECK(row->values == values);
    }
    work.commit();
}

TEST_CASE("Search: words follow codes, names, places and people, marked or not", "[store]")
{
    Office office("a");
    Unit unit;
    unit.name = "Đại An";
    unit.kind = "xã";
    const auto commune = office.create(unit);
    Site site;
    site.name = "Hội trường";
    site.unit = UnitId{commune};
    const auto place = office.create(site);
    auto device = named("CAM-1", "Máy quay Logitech");
    device.site = SiteId{place};
    const auto id = office.create(device);
    CHECK(found(office, "may AND logi*") == std::vector<std::string>{"CAM-1"});
    CHECK(found(office, "dai AND an") == std::vector<std::string>{"CAM-1"});

    Fault fault;
    fault.site = SiteId{place};
    fault.symptom = "rớt mạng";
    office.create(fault);
    CHECK(foundRecords(office, "rot AND dai") == 1);

    office.edit<Unit>(commune, [](Unit& u) { u.name = "Minh Tân"; });
    CHECK(found(office, "dai AND an").empty());
    CHECK(found(office, "minh AND tan") == std::vector<std::string>{"CAM-1"});
    CHECK(foundRecords(office, "rot AND minh") == 1); // the fault at that unit's site as well

    office.edit<Device>(id, [](Device& d) { d.code = "CAM-9"; });
    CHECK(found(office, "cam AND 9") == std::vector<std::string>{"CAM-9"});
    CHECK(journal::verify(office.database).ok);
}

TEST_CASE("Search: what is withdrawn is not found, and is again when it comes back", "[store]")
{
    Office office("a");
    ChangeSetId made;
    made = office.act([](journal::Action& action) { action.create(named("CAM-1", "Máy quay")); });
    const auto mark = [&](bool undone) {
        store::UnitOfWork work(office.database);
        if (undone) {
            journal::undo(office.journal, office.actor, made, journal::DependantRule::Refuse, "");
        } else {
            journal::redo(office.journal, office.actor, made, journal::BasisRule::Take, "");
        }
        work.commit();
    };
    mark(true);
    CHECK(found(office, "may").empty());
    CHECK(journal::verify(office.database).ok);
    mark(false);
    CHECK(found(office, "may").size() == 1);
    CHECK(journal::verify(office.database).ok);
}

TEST_CASE("Search: a fault whose device was moved is found where it is, also after an upgrade",
          "[store]")
{
    Office office("a");
    Site site;
    site.name = "Đại An";
    const SiteId home{office.create(site)};
    site.name = "Gôi";
    const SiteId there{office.create(site)};
    auto camera = named("CAM-1", "Camera");
    camera.site = home;
    const DeviceId device{office.create(camera)};
    Fault fault;
    fault.number = "SC-1";
    fault.device = device;
    fault.site = home;
    fault.state = FaultState::Reported;
    const auto open = office.create(fault);
    fault.number = "SC-2";
    fault.state = FaultState::Closed;
    office.create(fault);
    office.edit<Device>(device, [&](Device& d) { d.site = there; });
    CHECK(foundRecords(office, "goi") == 2); // the site, and what is open there
    CHECK(foundRecords(office, "dai") == 3);

    // as a register of schema 5 has it
    auto& impl = office.database.impl();
    {
        store::Use use(impl.literal("UPDATE found SET words = 'sc 1 cam 1 camera dai an'"
                                    " WHERE record = ?1"));
        use.bind(1, open).run();
    }
    impl.execute("INSERT INTO found_words (found_words) VALUES ('rebuild');"
                 "PRAGMA user_version = 5");
    CHECK(foundRecords(office, "goi") == 1);
    store::migrate(impl, 5, 6); // the later ones were run when the register was made
    impl.execute(("PRAGMA user_version = " + std::to_string(store::newestSchema())).c_str());
    CHECK(foundRecords(office, "goi") == 2);
    CHECK(foundRecords(office, "dai") == 3);
    CHECK(store::searchIndexProblems(office.database).empty());
    CHECK(journal::verify(office.database).ok);
}

TEST_CASE("Search: indexes stay in step through hundreds of random edits", "[store]")
{
    const auto seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    Office office("a");
    std::vector<RecordId> units;
    std::vector<RecordId> sites;
    std::vector<RecordId> devices;
    std::vector<RecordId> officers;
    for (int i = 0; i < 300; ++i) {
        const auto word = "tên " + std::to_string(random() % 9);
        switch (random() % 7) {
        case 0: {
            Unit unit;
            unit.name = word;
            units.push_back(office.create(unit));
            break;
        }
        case 1: {
            Site site;
            site.name = word;
            if (!units.empty()) {
                site.unit = UnitId{units[random() % units.size()]};
            }
            sites.push_back(office.create(site));
            break;
        }
        case 2: {
            Officer officer;
            officer.name = word;
            officers.push_back(office.create(officer));
            break;
        }
        case 3: {
            auto device = named("CAM-" + std::to_string(i), word);
            if (!sites.empty()) {
                device.site = SiteId{sites[random() % sites.size()]};
            }
            if (!officers.empty()) {
                device.custodian = OfficerId{officers[random() % officers.size()]};
            }
            devices.push_back(office.create(device));
            break;
        }
        case 4:
            if (!units.empty()) {
                office.edit<Unit>(units[random() % units.size()],
                                  [&](Unit& unit) { unit.name = word; });
            }
            break;
        case 5:
            if (!sites.empty() && !units.empty()) {
                office.edit<Site>(sites[random() % sites.size()], [&](Site& site) {
                    site.name = word;
                    site.unit = UnitId{units[random() % units.size()]};
                });
            }
            break;
        default:
            if (!devices.empty()) {
                Fault fault;
                fault.device = DeviceId{devices[random() % devices.size()]};
                fault.symptom = word;
                office.create(fault);
                office.edit<Device>(devices[random() % devices.size()],
                                    [&](Device& device) { device.code = word; });
            }
            break;
        }
    }
    const auto result = journal::verify(office.database);
    for (const auto& check : result.checks) {
        CHECK(check.detail() == "");
    }
}

namespace {

/// How much each index of devices keeps in memory before it writes, as the file says; SQLite's own
/// setting is 1 MiB, whether it is written down or not.
std::vector<std::int64_t> indexMemory(store::Database& database)
{
    std::vector<std::int64_t> sizes;
    for (const char* sql :
         {"SELECT coalesce((SELECT v FROM device_words_config WHERE k = 'hashsize'), 1048576)",
          "SELECT coalesce((SELECT v FROM device_ident_config WHERE k = 'hashsize'), 1048576)"}) {
        store::Use use(store::prepared(database, sql));
        use.step();
        sizes.push_back(use.number(0));
    }
    return sizes;
}

constexpr int manyDevices = 5'000; // two words each wait: more than makes the indexes large

void insertMany(store::Projection& projection, int first)
{
    for (int i = first; i < first + manyDevices; ++i) {
        const auto code = "CAM-" + std::to_string(i);
        projection.insert(RecordKind::Device, journal::namedId(code), store::RecordState::Born,
                          std::nullopt, valuesOf(named(code, "Camera số " + std::to_string(i))));
    }
}

} // namespace

TEST_CASE("Search: words that waited are found, and the index's settings are as before", "[store]")
{
    Office office("a");
    auto& database = office.database;
    store::Projection projection(database);
    const std::vector<std::int64_t> usual{1'048'576, 1'048'576};
    REQUIRE(indexMemory(database) == usual);
    {
        store::UnitOfWork work(database);
        store::Projection::SearchHeld held(projection);
        insertMany(projection, 10'000);
        CHECK(found(office, "cam 10000").empty());
    } // given up: what waited is forgotten
    CHECK(indexMemory(database) == usual);
    {
        store::UnitOfWork work(database);
        store::Projection::SearchHeld held(projection);
        insertMany(projection, 20'000);
        held.finish();
        CHECK(indexMemory(database) == usual);
        work.commit();
    }
    CHECK(found(office, "cam 20000") == std::vector<std::string>{"CAM-20000"});
    CHECK(found(office, "camera 24999") == std::vector<std::string>{"CAM-24999"});
    CHECK(found(office, "camera 10000").empty());
    CHECK(indexMemory(database) == usual);
    CHECK(store::searchIndexProblems(database).empty());
    {
        store::UnitOfWork work(database);
        projection.insert(RecordKind::Device, journal::namedId("LOA-1"), store::RecordState::Born,
                          std::nullopt, valuesOf(named("LOA-1", "Loa")));
        CHECK(found(office, "loa") == std::vector<std::string>{"LOA-1"}); // nothing waits any more
        work.commit();
    }
}
