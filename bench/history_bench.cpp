// bench-history FOLDER: the history of a device among 10⁶ field changes, against a bare scan of
// its rows.

#include "core/journal/read/history.h"
#include "core/store/journal/op_table.h"
#include "core/store/projection/projection.h"

#include <iostream>
#include <random>

#include "bench/changes_register.h"
#include "bench/measure.h"
#include "bench/yardsticks/bare_history.h"

using namespace dongbo; // NOLINT(google-build-using-namespace): a program

int main(int argc, char** argv)
{
    const auto path = bench::changesRegister(argc > 1 ? argv[1] : ".");
    auto database = store::Database::open(path);
    bench::BareHistory bare(path.string());
    std::vector<RecordId> devices;
    store::Projection(database).forEach(
        RecordKind::Device,
        [&](const RecordId& id, const store::ProjectedRecord&) { devices.push_back(id); });
    constexpr std::size_t deviceCount = 2000;
    std::mt19937 random(5);
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<double> ratios;
    std::size_t entries = 0;
    std::size_t bytes = 0;
    for (int round = 0; round < 7; ++round) { // alternating, so that all see the same load
        std::vector<RecordId> chosen;
        for (std::size_t i = 0; i < deviceCount; ++i) {
            chosen.push_back(devices[random() % devices.size()]);
        }
        ours.push_back(bench::threadCpu([&] {
                           for (const auto& id : chosen) {
                               entries += journal::history(database, RecordKind::Device, id).size();
                           }
                       }) /
                       deviceCount * 1e6);
        theirs.push_back(bench::threadCpu([&] {
                             for (const auto& id : chosen) {
                                 bytes += bare.read(id.bytes);
                             }
                         }) /
                         deviceCount * 1e6);
        ratios.push_back(ours.back() / theirs.back());
    }
    std::cerr << store::OpTable(database).count() << " operations, "
              << entries / ours.size() / deviceCount << " entries a device, "
              << bytes / ours.size() / deviceCount << " bytes\n";
    bench::printLine("history of a device", bench::quantile(ours, 0.5),
                     bench::quantile(theirs, 0.5), "us", 2,
                     "CPU, 10^6 field changes, ratios " + bench::spread(ratios, "%.2f"));
}
