// bench-import LIST [RUNS] [REGISTER]: a list imported into a new register, durable and searchable,
// against reading it and inserting the same rows by SQLite's C interface, alternating. REGISTER
// (default import.dongbo here) is kept for other benches.
#include "core/register/base/register.h"
#include "core/register/upkeep/backups.h"
#include "importers/proposal/apply/import_list.h"
#include "importers/reader_process/read_list.h"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/measure.h"
#include "bench/yardsticks/bare_import.h"

namespace {

using namespace dongbo;
namespace fs = std::filesystem;

void removeRegister(const fs::path& path)
{
    for (const char* end : {"", "-wal", "-shm"}) {
        fs::remove(fs::path(path).concat(end));
    }
}

std::uint64_t importOnce(const fs::path& list, const fs::path& path)
{
    auto reg = Register::open(path, {});
    const auto workbook = importers::readList(list);
    const auto proposal = importers::importList(reg, importers::describeFile(list, *workbook), {});
    return proposal.changeSet ? proposal.summary.devices : 0;
}

std::uint64_t readOnce(const fs::path& list)
{
    const auto workbook = importers::readList(list);
    std::uint64_t cells = 0;
    for (std::size_t i = 0; i < workbook->sheets().size(); ++i) {
        workbook->forEachRow(i, [&cells](const importers::Row& row) {
            cells += row.cells.size();
            return true;
        });
    }
    return cells;
}

int run(const fs::path& list, int runs, const fs::path& path)
{
    auto empty = path;
    empty += ".empty";
    auto bare = path;
    bare += ".bare";
    removeRegister(empty);
    {
        Register::InitOptions options;
        options.units = "vu-ban-2021";
        auto reg = Register::init(empty, options);
        chooseBackups(reg, false, {}); // measured is the import, not the copy made before it
        reg.database().checkpoint();
    }
    std::vector<double> ours, wall, theirs, reading, inserting;
    std::uint64_t devices = 0;
    double peak = 0, childPeak = 0;
    for (int i = 0; i < runs; ++i) {
        removeRegister(path);
        fs::copy_file(empty, path);
        const auto cost = bench::costOf([&] { devices = importOnce(list, path); });
        if (devices == 0) {
            std::fputs("nothing was imported\n", stderr);
            return 1;
        }
        if (i == 0) { // before the yardstick allocates memory of its own
            peak = bench::peakMiB();
            childPeak = bench::childPeakMiB();
        }
        ours.push_back(cost.cpu);
        wall.push_back(cost.wall);
        reading.push_back(bench::costOf([&] { readOnce(list); }).cpu);
        removeRegister(bare);
        fs::copy_file(empty, bare);
        inserting.push_back(bench::insertBare(path, bare));
        theirs.push_back(reading.back() + inserting.back());
    }
    removeRegister(bare);
    removeRegister(empty);
    char note[300] = {};
    std::snprintf(note, sizeof note,
                  "CPU, median of %d; ours %s s, yardstick %s s (reading %.2f, inserting %.2f); "
                  "wall %.2f s; %.1f us a device",
                  runs, bench::spread(ours, "%.2f").c_str(), bench::spread(theirs, "%.2f").c_str(),
                  bench::quantile(reading, 0.5), bench::quantile(inserting, 0.5),
                  bench::quantile(wall, 0.5),
                  bench::quantile(ours, 0.5) / static_cast<double>(devices) * 1e6);
    const auto ending = list.extension().string();
    const auto name =
        "import " + std::to_string(devices) + (ending == ".xlsx" ? std::string{} : " " + ending);
    bench::printLine(name.c_str(), bench::quantile(ours, 0.5), bench::quantile(theirs, 0.5), "s",
                     1.5, note);
    std::snprintf(note, sizeof note, "peak of the importing process; its reader: %.0f MiB",
                  childPeak);
    bench::printLine((name + " memory").c_str(), peak, 0, "MiB", 256, note);
    return 0;
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 2 || count > 4) {
        std::fputs("usage: bench-import LIST [RUNS] [REGISTER]\n", stderr);
        return 2;
    }
    try {
        return run(arguments[1], count > 2 ? std::stoi(arguments[2]) : 5,
                   count > 3 ? arguments[3] : "import.dongbo");
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
