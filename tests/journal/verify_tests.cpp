#include "core/journal/read/verify.h"
#include "core/journal/undo/undo.h"
#include "core/store/file/statement.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::Office;

namespace {

/// Changes the register as another program could.
void tamper(Office& office, const char* sql)
{
    office.database.impl().execute(sql);
}

std::string findings(Office& office, const std::string& check)
{
    for (const auto& one : journal::verify(office.database).checks) {
        if (one.name == check) {
            return one.detail();
        }
    }
    return "no such check";
}

struct Sample : Office
{
    Sample()
        : Office("a")
    {
        Site site;
        site.name = "Đại An";
        const auto place = create(site);
        Device device;
        device.code = "CAM-1";
        device.name = "Máy quay";
        device.site = SiteId{place};
        id = create(device);
        edit<Device>(id, [](Device& d) { d.notes = "đã lau"; });
        Fault fault;
        fault.number = "SC-1";
        fault.device = DeviceId{id};
        create(fault);
    }
    RecordId id;
};

} // namespace

TEST_CASE("Verify: a sound register passes every check", "[journal]")
{
    Sample office;
    const auto result = journal::verify(office.database);
    CHECK(result.ok);
    CHECK(result.checks.size() == 12);
    for (const auto& check : result.checks) {
        CHECK(check.detail() == "");
    }
    CHECK(result.digest.size() == 64);
    CHECK(result.operations == 8);
}

TEST_CASE("Verify: a value that the journal does not say is named", "[journal]")
{
    Sample office;
    tamper(office, "UPDATE device SET cost = 5");
    CHECK(findings(office, "replay").find("field=cost") != std::string::npos);
    CHECK(findings(office, "replay").find(office.id.text()) != std::string::npos);
}

TEST_CASE("Verify: stamps, states, births and search words are held to the journal", "[journal]")
{
    const auto* sql =
        GENERATE(as<const char*>{}, "UPDATE device SET state = 2", "UPDATE device SET birth = 1",
                 "UPDATE cell SET op = 1", "DELETE FROM cell",
                 "INSERT INTO cell VALUES (zeroblob(16), 1, 1)", "UPDATE device SET words = 'khac'",
                 "UPDATE found SET words = 'khac'", "DELETE FROM found", "DELETE FROM fault",
                 "UPDATE device SET code_key = x'00'", "UPDATE change_set SET actor_name = 'khac'",
                 "UPDATE change_set SET undone = 1",
                 "INSERT INTO vendor (id, state, name) VALUES (zeroblob(16), 1, 'ma')");
    Sample office;
    INFO(sql);
    tamper(office, sql);
    CHECK(findings(office, "replay") != "");
}

TEST_CASE("Verify: a changed, missing or added operation breaks the chain", "[journal]")
{
    const auto* sql =
        GENERATE(as<const char*>{}, "UPDATE op SET wall_ms = wall_ms + 1 WHERE no = 4",
                 "UPDATE op SET payload = x'00' WHERE no = 4", "DELETE FROM op WHERE no = 8",
                 "DELETE FROM op WHERE no = 3", "UPDATE op SET hash = zeroblob(32) WHERE no = 8",
                 "UPDATE op SET seq = 90 WHERE no = 8", "UPDATE op SET kind = 65541 WHERE no = 4",
                 // operations of devices said to be of vendors, which have fewer fields
                 "UPDATE op SET kind = 4 WHERE kind = 5", "UPDATE op SET flags = 2 WHERE no = 4");
    Sample office;
    INFO(sql);
    tamper(office, "PRAGMA foreign_keys = OFF");
    tamper(office, "DROP TRIGGER op_no_update");
    tamper(office, "DROP TRIGGER op_no_delete");
    tamper(office, sql);
    const auto result = journal::verify(office.database);
    CHECK_FALSE(result.ok);
    const bool isLast = std::string_view(sql).find("DELETE FROM op WHERE no = 8") == 0;
    // the last operation of a chain can be cut off unseen by the chain, but not by the records
    CHECK(findings(office, isLast ? "replay" : "chain") != "");
    CHECK(findings(office, "schema").find("op_no_delete") != std::string::npos);
}

TEST_CASE("Verify: foreign triggers, views and changed tables are named", "[journal]")
{
    const auto* sql = GENERATE(as<const char*>{}, "CREATE VIEW them AS SELECT 1",
                               "CREATE TRIGGER them AFTER INSERT ON op BEGIN SELECT 1; END",
                               "CREATE TABLE them (x)", "ALTER TABLE node ADD COLUMN them TEXT");
    Sample office;
    tamper(office, sql);
    CHECK(findings(office, "schema") != "");
}

TEST_CASE("Verify: a search index that lost its words is named", "[journal]")
{
    Sample office;
    tamper(office, "INSERT INTO device_words (device_words) VALUES ('delete-all')");
    CHECK(findings(office, "search").find("device_words") != std::string::npos);
}

TEST_CASE("Verify: a reference to nothing is named", "[journal]")
{
    Sample office;
    tamper(office, "PRAGMA foreign_keys = OFF");
    tamper(office, "DELETE FROM site");
    CHECK(findings(office, "references").find("device") != std::string::npos);
}

TEST_CASE("Verify: an attachment whose bytes changed is named", "[journal]")
{
    Sample office;
    tamper(office, "INSERT INTO blob VALUES ('abc', x'00')");
    CHECK(findings(office, "attachments").find("abc") != std::string::npos);
}

TEST_CASE("Verify: a register whose node is unknown says so", "[journal]")
{
    Sample office;
    tamper(office, "UPDATE meta SET v = zeroblob(16) WHERE k = 'node'");
    CHECK(findings(office, "node") != "");
}
