#include "core/journal/arrivals.h"
#include "core/journal/digest.h"
#include "core/journal/verify.h"
#include "core/store/internal/statement.h"
#include "core/store/settings.h"
#include "tests/support/folder.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

namespace {

/// What tests/fixtures/registers/README.md says of it.
constexpr const char* digestOfKept =
    "12ef49637dd235892768e11a04f654dd8afd534402a59011984868d541654ed8";

std::filesystem::path unpackKept(const std::filesystem::path& folder)
{
    const char* source = std::getenv("DONGBO_SOURCE"); // NOLINT(concurrency-mt-unsafe): a test
    REQUIRE(source != nullptr);
    const auto packed =
        std::filesystem::path(source) / "tests/fixtures/registers/sample-0.2.dongbo.gz";
    auto* in = gzopen(packed.c_str(), "rb");
    REQUIRE(in != nullptr);
    auto path = folder / "kept.dongbo";
    std::ofstream out(path, std::ios::binary);
    std::array<char, 1 << 16> piece{};
    for (int got = gzread(in, piece.data(), piece.size()); got > 0;
         got = gzread(in, piece.data(), piece.size())) {
        out.write(piece.data(), got);
    }
    REQUIRE(gzclose(in) == Z_OK);
    REQUIRE(out.flush());
    return path;
}

} // namespace

TEST_CASE("Covers: a register written by 0.2 gets them when it is opened, and loses nothing",
          "[journal]")
{
    const test::Folder folder;
    auto database = store::Database::open(unpackKept(folder.path));
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
    CHECK(result.digest == digestOfKept);
    // what is written from now on is held to more than what 0.2 wrote
    std::uint32_t oldest = 99;
    store::OpTable(database).forEach(
        0, [&](const store::OpRow& row) { oldest = std::min(oldest, row.schemaVersion); });
    CHECK(oldest == 1);
}
