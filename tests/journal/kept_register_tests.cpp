#include "core/journal/chain/arrivals.h"
#include "core/journal/chain/digest.h"
#include "core/journal/read/verify.h"
#include "core/store/file/settings.h"
#include "core/store/file/statement.h"
#include "tests/support/folder.h"
#include "tests/support/kept_register.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

TEST_CASE("Covers: a register written by 0.2 gets them when it is opened, and loses nothing",
          "[journal]")
{
    const test::Folder folder;
    auto database = store::Database::open(test::unpackKept(folder.path));
    CHECK(journal::Arrivals::check(database) == journal::Arrivals::State::NotYet);
    const test::SetClock clock(1'800'000'000'000);
    journal::SeededIds ids("kept");
    journal::Journal journal(database, clock, ids);
    journal.complete();
    CHECK(journal.isComplete());
    CHECK(journal::Arrivals::check(database) == journal::Arrivals::State::Matches);
    CHECK(store::settingsCover(database) == store::SettingsCover::Matches);
    const auto result = journal::verify(database);
    for (const auto& check : result.checks) {
        INFO(check.name << ": " << check.detail());
        CHECK(check.ok);
    }
    CHECK(result.digest == test::digestOfKept);
    // what is written from now on is held to more than what 0.2 wrote
    std::uint32_t oldest = 99;
    store::OpTable(database).forEach(
        0, [&](const store::OpRow& row) { oldest = std::min(oldest, row.schemaVersion); });
    CHECK(oldest == 1);
}
