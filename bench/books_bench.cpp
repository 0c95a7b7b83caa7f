// bench-books FOLDER [DEVICES]: a register of 265,000 (or so many) fixed assets; a year's wear
// charged against one scan of the devices and the same rows written; that year undone. FOLDER keeps
// nothing.
#include "core/journal/chain/hash.h"
#include "core/journal/write/journal.h"
#include "core/register/books/wear.h"
#include "core/register/corrections/changes.h"
#include "core/register/upkeep/backups.h"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "bench/measure.h"
#include "bench/yardsticks/bare_wear.h"

namespace {

using namespace dongbo;
namespace fs = std::filesystem;

constexpr std::size_t countryDevices = 265'000;
constexpr int year = 2020;

void fill(const fs::path& path, std::size_t devices)
{
    auto database = store::Database::open(path);
    SystemClock clock;
    journal::SeededIds ids("bench-books");
    journal::Journal journal(database, clock, ids);
    journal::Actor actor;
    actor.name = "Người đo";
    std::mt19937_64 random(17);
    store::UnitOfWork work(database);
    journal::Action action(journal, actor, {"did.imported", {}}, "");
    Site site;
    site.name = "site";
    const SiteId here{action.create(site)};
    for (std::size_t i = 0; i < devices; ++i) {
        Device device;
        device.code = "D-" + std::to_string(i);
        device.type = static_cast<DeviceType>(1 + random() % 18);
        device.name = "Thiết bị";
        device.site = here;
        device.cost = Money{10'000'000 + static_cast<std::int64_t>(random() % 40'000'000)};
        device.inUseYear = 2018 + static_cast<std::int64_t>(random() % 3);
        device.quantity = 1;
        action.create(device);
    }
    work.commit();
}

void removeRegister(const fs::path& path)
{
    for (const char* end : {"", "-wal", "-shm"}) {
        fs::remove(fs::path(path).concat(end));
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("bench-books FOLDER [DEVICES]\n", stderr);
        return 2;
    }
    try {
        const fs::path folder(argv[1]);
        const auto devices = argc > 2 ? std::stoul(argv[2]) : countryDevices;
        const auto path = folder / "books.dongbo";
        const auto bare = folder / "books-bare.dongbo";
        removeRegister(path);
        removeRegister(bare);
        {
            auto reg = Register::init(path, {});
            chooseBackups(reg, false, {});
        }
        fill(path, devices);
        {
            auto database = store::Database::open(path);
            database.checkpoint();
        }
        fs::copy_file(path, bare, fs::copy_options::overwrite_existing);
        auto reg = Register::open(path, {});
        std::optional<ChangeSetId> changeSet;
        std::int64_t charged = 0;
        // the years before are opening balances; the second year is what a run is every year
        const auto ours = bench::costOf([&] {
            const auto run = runWear(reg, {year, "", "", checks::IfUnlikely::Write});
            changeSet = run ? run->changeSet : std::nullopt;
            charged = run ? run->all.devices : 0;
        });
        reg.database().checkpoint();
        std::size_t rows = 0;
        const auto theirs = bench::costOf([&] { rows = bench::scanAndWriteWear(path, bare); });
        bench::printLine("a year's wear", ours.cpu, theirs.cpu, "s", 3,
                         "CPU; " + std::to_string(charged) + " devices, " + std::to_string(rows) +
                             " rows; one scan and the same rows and operations by SQLite; peak " +
                             std::to_string(static_cast<int>(bench::peakMiB())) + " MiB");
        if (changeSet) {
            const auto undone = bench::costOf(
                [&] { (void)undoChange(reg, *changeSet, journal::DependantRule::Refuse, ""); });
            bench::printLine("a year's wear undone", undone.cpu, ours.cpu, "s", 1,
                             "CPU; against charging it");
        }
        removeRegister(path);
        removeRegister(bare);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench-books: %s\n", error.what());
        return 1;
    }
    return 0;
}
