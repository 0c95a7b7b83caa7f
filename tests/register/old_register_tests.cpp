#include "core/journal/read/verify.h"
#include "core/register/upkeep/backups.h"
#include "core/store/file/migrations.h"
#include "core/store/journal/op_table.h"
#include "tests/support/folder.h"
#include "tests/support/kept_register.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <map>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test reads better so

namespace {

std::map<std::string, std::string> contentOf(const std::filesystem::path& folder)
{
    std::map<std::string, std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        all[entry.path().filename().string()] =
            std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    }
    return all;
}

/// Every operation as it was chained.
std::vector<store::Hash> historyOf(store::Database& database)
{
    std::vector<store::Hash> all;
    store::OpTable(database).forEach(0, [&](const store::OpRow& row) { all.push_back(row.hash); });
    return all;
}

} // namespace

TEST_CASE("Upgrade: a register of 0.2 is read without being changed", "[register][upgrade]")
{
    const test::Folder folder;
    const auto path = test::unpackKept(folder.path);
    const auto before = contentOf(folder.path);
    {
        store::Database::Options options;
        options.access = store::Database::Access::ReadOnly;
        auto database = store::Database::open(path, options);
        CHECK(database.schemaVersion() == store::newestSchema());
        CHECK(store::OpTable(database).count() > 1000);
    }
    CHECK(contentOf(folder.path) == before);
}

TEST_CASE("Upgrade: a register of 0.2 keeps its history and has a verified backup",
          "[register][upgrade]")
{
    const test::Folder folder;
    const auto path = test::unpackKept(folder.path);
    std::vector<store::Hash> history;
    {
        store::Database::Options options;
        options.access = store::Database::Access::ReadOnly;
        auto database = store::Database::open(path, options);
        history = historyOf(database);
    }
    const test::FakeClock clock;
    Register::Options options;
    options.clock = &clock;
    {
        auto reg = Register::open(path, options);
        CHECK(reg.isWritable());
        CHECK(reg.database().schemaVersion() == store::newestSchema());
        auto now = historyOf(reg.database());
        REQUIRE(now.size() >= history.size());
        now.resize(history.size());
        CHECK(now == history);
        const auto check = journal::verify(reg.database());
        for (const auto& one : check.checks) {
            INFO(one.name << ": " << one.detail());
            CHECK(one.ok);
        }
        const auto state = backupState(reg);
        REQUIRE(state.newest);
        CHECK(state.newest->reason == store::BackupReason::Upgrade);
        CHECK(dayOf(state.newest->at) == *parseIsoDate("2021-05-11")); // by the clock it was given
        // what was backed up is the old file, and could be restored
        const auto trial = tryBackup(state.newest->path, nullptr);
        CHECK(trial.check.ok);
        CHECK(trial.check.operations == static_cast<std::int64_t>(history.size()));
    }
    auto again = Register::open(path, options); // nothing more to do
    CHECK(store::backupsIn(store::defaultBackupFolder(path), path).size() == 1);
    CHECK(again.isWritable());
}
