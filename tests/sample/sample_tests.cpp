#include "core/journal/chain/digest.h"
#include "core/register/base/register.h"
#include "core/register/planning/plans.h"
#include "core/register/planning/situation.h"
#include "core/register/records/simple_records.h"
#include "core/store/queries/fault_queries.h"
#include "importers/recognise/words/vocabulary.h"
#include "importers/sample/sample.h"
#include "tests/support/sample_register.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace dongbo;
using namespace dongbo::importers;

namespace {

/// A place of the test's own in the system's temporary folder.
struct Scratch
{
    explicit Scratch(const std::string& name)
        : path(std::filesystem::temp_directory_path() / name)
    {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~Scratch() { std::filesystem::remove_all(path); }
    std::filesystem::path path;
};

} // namespace

TEST_CASE("Sample: lists and history give the same register twice, counted as its maker says")
{
    const Scratch scratch("dongbo_sample_tests");
    const auto one = scratch.path / "one.dongbo";
    const auto two = scratch.path / "two.dongbo";
    const auto result = makeSample(one, {});
    (void)makeSample(two, {});
    auto first = Register::open(one, {});
    auto second = Register::open(two, {});
    CHECK(journal::digest(first.database()) == journal::digest(second.database()));
    store::FaultFilter all;
    all.scope = store::FaultScope::All;
    CHECK(store::countFaults(first.database(), all) == 255);

    const char* source = std::getenv("DONGBO_SOURCE");
    REQUIRE(source != nullptr);
    std::ifstream file(std::filesystem::path(source) / "data/sample/expected.tsv");
    std::ostringstream text;
    text << file.rdbuf();
    const auto expected = text.str();
    std::size_t at = 0;
    for (const auto& row : tableRows(expected)) {
        REQUIRE(at < result.imports.size());
        const auto& done = result.imports[at++];
        const auto number = [&](std::size_t i) { return std::stoull(std::string(row[i])); };
        INFO(done.fileName);
        CHECK(done.fileName == row[0]);
        CHECK(done.summary.created == number(2));
        CHECK(done.summary.updated == number(3));
        CHECK(done.summary.unchanged == number(4));
        CHECK(done.summary.setAside == number(5));
        CHECK(done.summary.notData == number(6));
        CHECK(done.summary.devices == number(7));
        CHECK(static_cast<std::uint64_t>(done.summary.totalCost) == number(8));
    }
    CHECK(at == result.imports.size());
}

TEST_CASE("Sample: standards of two tiers, prices of two years, a plan carried out by two thirds",
          "[sample]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    const auto consistency = evaluateSites(reg, {});
    CHECK(consistency.read.situation.standards.size() == 2);
    CHECK(consistency.sites.size() == 19);
    CHECK(consistency.counts.withoutStandard == 0);
    const auto everything = simpleRecords(reg, RecordKind::Price, {});
    CHECK(everything.size() == 14);
    for (const auto& row : everything) {
        const auto price = recordOf<PriceEntry>(row.values);
        CHECK(price.day);
        CHECK(price.source.value_or("").starts_with("K: ")); // each with its grade
    }
    CHECK(simpleRecords(reg, RecordKind::Quota, {}).size() == 4);

    const auto plan = findPlan(reg, "Mua sắm, điều chuyển 2023");
    const auto progress = progressOf(reg, plan);
    CHECK(progress.lines.size() == 12);
    CHECK(progress.finished == 8);
    CHECK(progress.spent == Money{19'050'000}); // a mixer that came, a screen on order
    // the day after it was approved nothing had been done
    auto then = reg.asOf(*parseIsoDate("2023-03-15"));
    CHECK(progressOf(then, findPlan(then, "Mua sắm, điều chuyển 2023")).finished == 0);
    auto before = reg.asOf(*parseIsoDate("2021-06-01"));
    CHECK(evaluateSites(before, {}).read.situation.standards.size() == 1);
}

TEST_CASE(
    "Sample: lists tell specs, so that rooms meet, fall short or lack, by the standard of the day",
    "[sample]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    const auto shares = [](const Consistency& all) {
        std::int64_t places = 0;
        for (const auto count : all.counts.positions) {
            places += count;
        }
        return std::pair{all.counts.positions, places};
    };
    const auto now = evaluateSites(reg, {});
    const auto [states, places] = shares(now);
    const auto of = [&states = states](planning::NeedState state) {
        return states[static_cast<std::size_t>(state)];
    };
    CHECK(of(planning::NeedState::Unknown) * 20 < places); // three communes wrote none
    CHECK(of(planning::NeedState::Unknown) > 0);
    CHECK(of(planning::NeedState::BelowSpec) * 20 > places);
    CHECK(of(planning::NeedState::Broken) > 0);
    CHECK(of(planning::NeedState::Missing) > 0);
    CHECK(of(planning::NeedState::Substitute) > 0);
    CHECK(of(planning::NeedState::Met) * 10 > places * 8);
    CHECK(now.counts.able > 0);
    CHECK(now.counts.able < now.counts.sites);

    // the commune's standard of 2023 asks for more than that of 2021: the same devices, a day apart
    auto last = reg.asOf(*parseIsoDate("2022-12-31"));
    auto first = reg.asOf(*parseIsoDate("2023-01-01"));
    const auto old = evaluateSites(last, {{}, {}, std::string("commune")});
    const auto raised = evaluateSites(first, {{}, {}, std::string("commune")});
    CHECK(old.standardOf(old.sites.front()).set.name == "Bộ thiết bị khởi đầu cho điểm cầu xã");
    CHECK(raised.standardOf(raised.sites.front()).set.name == "Bộ thiết bị điểm cầu xã 2023");
    CHECK(shares(raised).second == shares(old).second + 2 * 18); // a second screen, a third micro
    CHECK(raised.counts.able < old.counts.able);
}

TEST_CASE(
    "Sample: killed while it is made, nothing bears its name, and the next one leaves nothing",
    "[sample]")
{
    const Scratch scratch("dongbo_sample_kill_tests");
    const auto path = scratch.path / "mau.dongbo";
    const auto files = [&] {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(scratch.path)) {
            names.push_back(entry.path().filename().string());
        }
        return names;
    };
    const auto child = ::fork();
    if (child == 0) {
        (void)makeSample(path, [](std::size_t done, std::size_t) {
            if (done == 20) {
                ::raise(SIGKILL);
            }
        });
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK_FALSE(files().empty()); // it was at work
    CHECK_FALSE(std::filesystem::exists(path));
    (void)makeSample(path, {});
    CHECK(files() == std::vector<std::string>{"mau.dongbo"});
}

TEST_CASE("Sample: opened without a clock it goes on from the last day of its history", "[sample]")
{
    test::SampleRegister sample;
    const auto last = *parseIsoInstant("2024-05-10T15:27:00+07:00");
    CHECK(sample.reg.now() >= last);
    CHECK(sample.reg.today() == *parseIsoDate("2024-05-11"));
    // the hour of the day is the machine's
    constexpr std::int64_t dayMs = 24LL * 3600 * 1000;
    const auto shift = sample.reg.database().numberSetting("clock_shift_ms");
    CHECK(shift % dayMs == 0);
    const auto before = SystemClock().now().unixMs + shift;
    const auto shown = sample.reg.now().unixMs;
    CHECK(before <= shown);
    CHECK(shown <= SystemClock().now().unixMs + shift);
    const auto past = sample.reg.asOf(*parseIsoDate("2022-05-11"));
    CHECK(past.today() == *parseIsoDate("2022-05-11"));
    CHECK(past.now().unixMs - last.unixMs <= 2LL * 24 * 3600 * 1000);
}
