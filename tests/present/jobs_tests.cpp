#include "gui/present/jobs.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace dongbo::present;
using dongbo::Error;
using dongbo::test::QueuedUi;

TEST_CASE("Jobs: the result of the work arrives on the GUI thread", "[present]")
{
    QueuedUi ui;
    Jobs jobs(ui);
    const auto here = std::this_thread::get_id();
    int result = 0;
    std::thread::id workedOn;
    std::thread::id endedOn;
    jobs.start({"",
                [&](JobContext&) {
                    result = 42;
                    workedOn = std::this_thread::get_id();
                },
                [&](const JobEnd& end) {
                    CHECK(end.isDone());
                    endedOn = std::this_thread::get_id();
                },
                {}});
    ui.runWhile([&] { return jobs.isBusy(); });
    CHECK(result == 42);
    CHECK(workedOn != here);
    CHECK(endedOn == here);
}

TEST_CASE("Jobs: a cancelled job ends with Cancelled, a broken one with its error", "[present]")
{
    QueuedUi ui;
    Jobs jobs(ui);
    std::optional<JobEnd> cancelled;
    std::optional<JobEnd> broken;
    const auto id = jobs.start({"đọc",
                                [](JobContext& context) {
                                    for (;;) {
                                        context.progress(1, 2);
                                        std::this_thread::yield();
                                    }
                                },
                                [&](const JobEnd& end) { cancelled = end; },
                                {}});
    CHECK(jobs.shown().size() == 1);
    jobs.cancel(id);
    jobs.start({"",
                [](JobContext&) { throw std::runtime_error("xx"); },
                [&](const JobEnd& end) { broken = end; },
                {}});
    ui.runWhile([&] { return jobs.isBusy(); });
    REQUIRE(cancelled);
    CHECK(cancelled->isCancelled());
    REQUIRE(broken);
    CHECK(broken->error->kind() == Error::Kind::Bug);
}

TEST_CASE("Jobs: of a newest-wins job only the last end is delivered", "[present]")
{
    QueuedUi ui;
    Jobs jobs(ui);
    LatestJob latest(jobs);
    std::vector<int> ended;
    for (int turn = 1; turn <= 3; ++turn) {
        latest.start(
            {"", [](JobContext&) {}, [&, turn](const JobEnd&) { ended.push_back(turn); }, {}});
    }
    ui.runWhile([&] { return jobs.isBusy(); });
    CHECK(ended == std::vector<int>{3});
}

TEST_CASE("Jobs: destroying them stops and waits, and nothing is called afterwards", "[present]")
{
    QueuedUi ui;
    std::atomic<bool> stopped = false;
    bool ended = false;
    {
        Jobs jobs(ui);
        jobs.start({"",
                    [&](JobContext& context) {
                        while (!context.stop().stop_requested()) {
                            std::this_thread::yield();
                        }
                        stopped = true;
                    },
                    [&](const JobEnd&) { ended = true; },
                    {}});
    }
    ui.runWhile([] { return false; });
    CHECK(stopped);
    CHECK_FALSE(ended);
}

TEST_CASE("Jobs: what the work held is freed in the worker, before its end is told", "[present]")
{
    struct Held
    {
        std::atomic<bool>& isFreed;
        std::thread::id& by;
        ~Held()
        {
            by = std::this_thread::get_id();
            isFreed = true;
        }
    };
    QueuedUi ui;
    Jobs jobs(ui);
    std::atomic<bool> isFreed = false;
    std::thread::id freedBy;
    bool wasFreedAtEnd = false;
    auto held = std::shared_ptr<Held>(new Held{isFreed, freedBy});
    jobs.start({"",
                [held = std::move(held)](JobContext&) {},
                [&](const JobEnd&) { wasFreedAtEnd = isFreed; },
                {}});
    ui.runWhile([&] { return jobs.isBusy(); });
    CHECK(wasFreedAtEnd);
    CHECK(freedBy != std::this_thread::get_id());
}
