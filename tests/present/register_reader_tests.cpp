#include "gui/present/register_reader.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;
using present::JobContext;
using present::RegisterReader;

namespace {

/// Reads a number and keeps it.
struct Counter
{
    FakeShell shell;
    RegisterReader reader{shell};
    std::vector<int> read;
    std::vector<bool> busy;

    Counter()
    {
        reader.onBusy([this](bool isBusy) { busy.push_back(isBusy); });
    }
    void start(int number)
    {
        reader.read<int>([number](Register&, JobContext&) { return number; },
                         [this](int result) { read.push_back(result); });
    }
};

} // namespace

TEST_CASE("Register reader: only the newest of several requests is taken", "[present]")
{
    Counter counter;
    counter.start(1);
    counter.start(2);
    counter.start(3);
    CHECK(counter.reader.isReading());
    counter.shell.settle();
    CHECK(counter.read == std::vector<int>{3});
    CHECK(counter.busy == std::vector<bool>{true, false});
    CHECK_FALSE(counter.reader.isStale());
}

TEST_CASE("Register reader: a cancelled request is not taken and nobody waits any more",
          "[present]")
{
    Counter counter;
    counter.start(1);
    counter.reader.cancel();
    counter.shell.settle();
    CHECK(counter.read.empty());
    CHECK(counter.busy == std::vector<bool>{true, false});
}

TEST_CASE("Register reader: what takes no time is read at once, on the window's connection",
          "[present]")
{
    Counter counter;
    counter.start(1);
    counter.reader.read<int>(
        RegisterReader::Where::Here,
        [&](Register& reg, JobContext&) { return &reg == &counter.shell.reg() ? 2 : -1; },
        [&](int result) { counter.read.push_back(result); });
    CHECK(counter.read == std::vector<int>{2});
    counter.shell.settle();
    CHECK(counter.read == std::vector<int>{2}); // the older one was cancelled
}

TEST_CASE("Register reader: a failure is told once and leaves what is shown stale", "[present]")
{
    Counter counter;
    const auto fail = [](Register&, JobContext&) -> int {
        throw Error(Error::Kind::Corrupt, {"find.gone", {{"kind", "x"}, {"id", "y"}}});
    };
    const auto take = [&](int result) { counter.read.push_back(result); };
    counter.reader.read<int>(fail, take);
    counter.shell.settle();
    CHECK(counter.read.empty());
    CHECK(counter.reader.isStale());
    REQUIRE(counter.shell.banners.size() == 1);
    CHECK(counter.shell.banners[0].tone == present::BannerTone::Warn); // no change has failed
    std::string told;
    counter.reader.onFailure([&](const Error& error) { told = error.message().code; });
    counter.reader.read<int>(fail, take);
    counter.shell.settle();
    CHECK(told == "find.gone");
    CHECK(counter.shell.banners.size() == 1);
}

TEST_CASE("Register reader: follows the register in sight, and reads once when it comes back",
          "[present]")
{
    Counter counter;
    int asked = 0;
    counter.reader.follow([&] { counter.start(++asked); });
    auto& session = counter.shell.session();
    session.announceChange();
    session.setLanguage(Language::English);
    CHECK(asked == 2);
    counter.reader.setInSight(false);
    session.announceChange();
    session.announceChange();
    CHECK(asked == 2);
    CHECK(counter.reader.isStale());
    counter.reader.setInSight(true);
    CHECK(asked == 3);
    counter.shell.settle();
    counter.reader.setInSight(false);
    counter.reader.setInSight(true);
    CHECK(asked == 3); // nothing has changed meanwhile
}

TEST_CASE("Register reader: one that is destroyed while reading is not told of the end",
          "[present]")
{
    FakeShell shell;
    bool isTold = false;
    {
        RegisterReader reader(shell);
        reader.read<int>([](Register&, JobContext&) { return 1; }, [&](int) { isTold = true; });
    }
    shell.settle();
    CHECK_FALSE(isTold);
}
