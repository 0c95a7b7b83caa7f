// bench-past FOLDER: a whole past register of 10⁶ field changes, against the bare insertion of its
// rows.

#include "core/journal/chain/digest.h"
#include "core/journal/fold/replay.h"
#include "core/store/health/backup.h"

#include <iostream>

#include "bench/changes_register.h"
#include "bench/measure.h"
#include "bench/yardsticks/bare_past.h"

using namespace dongbo; // NOLINT(google-build-using-namespace): a program

int main(int argc, char** argv)
{
    const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
    const auto path = bench::changesRegister(folder);
    auto database = store::Database::open(path);
    const auto rows = folder / "register-past.dongbo";
    std::filesystem::remove(rows);
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<double> ratios;
    for (int round = 0; round < 5; ++round) {
        auto past = store::Database::inMemory();
        ours.push_back(bench::threadCpu([&] { journal::replay(database, past, std::nullopt); }));
        if (round == 0) {
            if (journal::digest(past) != journal::digest(database)) {
                std::cerr << "the past register is not the register\n";
                return 1;
            }
            store::copyVerified(past, rows);
        }
        theirs.push_back(bench::barePast(rows.string()));
        ratios.push_back(ours.back() / theirs.back());
    }
    std::filesystem::remove(rows);
    bench::printLine("a whole past register", bench::quantile(ours, 0.5),
                     bench::quantile(theirs, 0.5), "s", 2,
                     "CPU, 10^6 field changes, ratios " + bench::spread(ratios, "%.2f"));
}
