// Offices that exchange their operations in every order, and a check whether the check itself can
// fail. `--seed N` replays one seed, `--seeds N` runs that many, `--bugs` (in the planted build)
// wants every planted mistake caught.

#include "core/journal/time/planted_bugs.h"
#include "tests/simulation/world.h"

#include <sqlite3.h>

#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <mutex>
#include <thread>

using namespace dongbo; // NOLINT(google-build-using-namespace): a program

namespace {

struct Finding
{
    std::uint64_t seed = 0;
    std::string what;
};

/// Runs seeds first … first + count - 1 on all processors; stops at the first batch that finds
/// something and gives its lowest seed.
std::optional<Finding> run(std::uint64_t first, std::uint64_t count)
{
    std::atomic<std::uint64_t> next{first / simulation::batch};
    const auto lastBatch = (first + count - 1) / simulation::batch;
    std::mutex guard;
    std::optional<Finding> found;
    const auto work = [&] {
        for (;;) {
            const auto batch = next++;
            {
                const std::lock_guard lock(guard);
                if (batch > lastBatch || found) {
                    return;
                }
            }
            simulation::Registers registers;
            for (std::uint64_t i = 0; i < simulation::batch; ++i) {
                const auto seed = batch * simulation::batch + i;
                if (seed < first || seed >= first + count) {
                    continue;
                }
                if (auto wrong = simulation::live(registers, seed)) {
                    const std::lock_guard lock(guard);
                    if (!found || seed < found->seed) {
                        found = Finding{seed, *wrong};
                    }
                    return;
                }
            }
        }
    };
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < std::max(2U, std::thread::hardware_concurrency()); ++i) {
        workers.emplace_back(work);
    }
    for (auto& worker : workers) {
        worker.join();
    }
    return found;
}

#ifdef DONGBO_PLANTED_BUGS
int catchBugs()
{
    using journal::Bug;
    struct Planted
    {
        Bug bug;
        const char* name;
        std::uint64_t seeds; ///< within which it must be caught
    };
    static constexpr Planted all[] = {
        {Bug::WrongTieBreak, "wrong tie-break", 300},    {Bug::DroppedStamp, "dropped stamp", 100},
        {Bug::ParkedForgotten, "parked forgotten", 100}, {Bug::StubMissing, "stub missing", 100},
        {Bug::CounterReset, "counter reset", 100},       {Bug::UndoMarkLost, "undo mark lost", 500},
    };
    int survived = 0;
    for (const auto& planted : all) {
        journal::plantedBug = planted.bug;
        const auto found = run(0, planted.seeds);
        if (found) {
            std::cout << "caught   " << planted.name << " at seed " << found->seed << ": "
                      << found->what << "\n";
        } else {
            ++survived;
            std::cout << "SURVIVED " << planted.name << " through " << planted.seeds << " seeds\n";
        }
        std::cout.flush();
    }
    journal::plantedBug = Bug::None;
    if (const auto found = run(0, 30)) {
        std::cout << "without a bug, seed " << found->seed << ": " << found->what << "\n";
        ++survived;
    }
    return survived == 0 ? 0 : 1;
}
#endif

std::uint64_t number(const char* text)
{
    std::uint64_t out = 0;
    std::from_chars(text, text + std::strlen(text), out);
    return out;
}

} // namespace

int main(int argc, char** argv)
{
    // threads share nothing here: without this they would queue for SQLite's memory statistics
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    std::uint64_t first = 0;
    std::uint64_t count =
        std::getenv("DONGBO_LONG") != nullptr ? 40'000 : 2'000; // NOLINT(concurrency-mt-unsafe)
    for (int i = 1; i < argc; ++i) {
        const std::string_view option = argv[i];
        if (option == "--seed" && i + 1 < argc) {
            first = number(argv[++i]);
            count = 1;
        } else if (option == "--first" && i + 1 < argc) {
            first = number(argv[++i]);
        } else if (option == "--seeds" && i + 1 < argc) {
            count = number(argv[++i]);
        } else if (option == "--bugs") {
#ifdef DONGBO_PLANTED_BUGS
            return catchBugs();
#else
            std::cerr << "no bugs are planted in this build\n";
            return 2;
#endif
        }
    }
    const auto start = std::chrono::steady_clock::now();
    const auto found = run(first, count);
    const auto seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (found) {
        std::cout << "seed " << found->seed << ": " << found->what << "\nreplay with --seed "
                  << found->seed << "\n";
        return 1;
    }
    std::cout << "seeds " << first << " to " << first + count - 1 << ": all copies agree with each "
              << "other and with the model (" << static_cast<int>(seconds) << " s)\n";
    return 0;
}
