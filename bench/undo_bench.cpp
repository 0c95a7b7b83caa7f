// bench-undo LIST [RUNS] [REGISTER]: a list imported into a new register, undone and redone,
// alternating, told of progress and cancelled once; cost of undo and redo against the import
// itself. REGISTER (default undo.dongbo here) is removed at the end.
#include "core/journal/chain/digest.h"
#include "core/register/base/register.h"
#include "core/register/corrections/changes.h"
#include "core/register/upkeep/backups.h"
#include "importers/proposal/apply/import_list.h"
#include "importers/reader_process/read_list.h"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/measure.h"

namespace {

using namespace dongbo;
namespace fs = std::filesystem;

void removeRegister(const fs::path& path)
{
    for (const char* end : {"", "-wal", "-shm"}) {
        fs::remove(fs::path(path).concat(end));
    }
}

/// Whether an undo that is cancelled after its first steps ends as cancelled.
bool isCancelled(Register& reg, const ChangeSetId& changeSet)
{
    int steps = 0;
    try {
        (void)undoChange(reg, changeSet, journal::DependantRule::Refuse, "",
                         [&](std::size_t, std::size_t) {
                             if (++steps == 3) {
                                 throw Error(Error::Kind::Cancelled, {"store.cancelled", {}});
                             }
                         });
    } catch (const Error& error) {
        return error.kind() == Error::Kind::Cancelled;
    }
    return false;
}

int run(const fs::path& list, int runs, const fs::path& path)
{
    std::size_t told = 0; // how often undo and redo told how far they are
    std::vector<double> writing, undoing, redoing;
    std::uint64_t devices = 0;
    double peak = 0;
    for (int i = 0; i < runs; ++i) {
        removeRegister(path);
        Register::InitOptions options;
        options.units = "vu-ban-2021";
        {
            auto fresh = Register::init(path, options);
            chooseBackups(fresh, false, {}); // measured is the import, not the copy made before it
        }
        std::optional<ChangeSetId> changeSet;
        writing.push_back(bench::costOf([&] {
                              auto reg = Register::open(path, {});
                              const auto workbook = importers::readList(list);
                              const auto proposal = importers::importList(
                                  reg, importers::describeFile(list, *workbook), {});
                              changeSet = proposal.changeSet;
                              devices = proposal.summary.devices;
                          }).cpu);
        if (!changeSet) {
            std::fputs("nothing was imported\n", stderr);
            return 1;
        }
        auto reg = Register::open(path, {});
        const auto before = journal::digest(reg.database());
        if (!isCancelled(reg, *changeSet) || journal::digest(reg.database()) != before) {
            std::fputs("cancelled half-way, something was undone\n", stderr);
            return 1;
        }
        const auto progress = [&](std::size_t, std::size_t) { ++told; };
        undoing.push_back(bench::costOf([&] {
                              (void)undoChange(reg, *changeSet, journal::DependantRule::Refuse, "",
                                               progress);
                          }).cpu);
        redoing.push_back(bench::costOf([&] {
                              (void)redoChange(reg, *changeSet, journal::BasisRule::Refuse, "",
                                               progress);
                          }).cpu);
        if (journal::digest(reg.database()) != before) {
            std::fputs("redone, the register is not what it was\n", stderr);
            return 1;
        }
        peak = bench::peakMiB();
    }
    removeRegister(path);
    char note[200] = {};
    const auto tell = [&](const char* what, const std::vector<double>& ours) {
        std::snprintf(note, sizeof note,
                      "CPU, median of %d; ours %s s, import %s s; %.1f us a device", runs,
                      bench::spread(ours, "%.2f").c_str(), bench::spread(writing, "%.2f").c_str(),
                      bench::quantile(ours, 0.5) / static_cast<double>(devices) * 1e6);
        const auto name = what + (" an import of " + std::to_string(devices));
        bench::printLine(name.c_str(), bench::quantile(ours, 0.5), bench::quantile(writing, 0.5),
                         "s", 1, note);
    };
    tell("undo", undoing);
    tell("redo", redoing);
    std::snprintf(note, sizeof note,
                  "peak of import, undo and redo; progress told %zu times, a cancelled undo left "
                  "nothing",
                  told / static_cast<std::size_t>(runs));
    bench::printLine(("undo " + std::to_string(devices) + " memory").c_str(), peak, 0, "MiB", 256,
                     note);
    return 0;
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 2 || count > 4) {
        std::fputs("usage: bench-undo LIST [RUNS] [REGISTER]\n", stderr);
        return 2;
    }
    try {
        return run(arguments[1], count > 2 ? std::stoi(arguments[2]) : 3,
                   count > 3 ? arguments[3] : "undo.dongbo");
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
