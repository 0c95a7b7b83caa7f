// bench-readiness FOLDER [SITES]: the readiness board of a country of 10,599 (or so many) sites
// with 25 devices, 5 faults and 12 checks each, against one full scan of the device, fault and
// check tables. FOLDER keeps nothing.
#include "core/register/meetings/readiness_board.h"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/country_register.h"
#include "bench/measure.h"
#include "bench/yardsticks/bare_scan.h"

namespace {

using namespace dongbo;
namespace fs = std::filesystem;

int run(const fs::path& folder, std::size_t sites)
{
    const auto path = folder / "readiness-country.dongbo";
    bench::makeCountry(path, sites, bench::Evidence::Checked);
    {
        constexpr int runs = 5;
        bench::BareScan scan(path, {"device", "fault", "site_check"});
        Register::Options options;
        options.readOnly = true;
        auto reg = Register::open(path, options);
        std::vector<double> ours;
        std::vector<double> theirs;
        Board board;
        for (int i = 0; i < runs; ++i) {
            theirs.push_back(bench::costOf([&] { scan.run(); }).cpu);
            ours.push_back(
                bench::costOf([&] { board = readBoard(reg, std::nullopt, reg.now()); }).cpu);
        }
        bench::printLine("readiness board of a country", bench::quantile(ours, 0.5),
                         bench::quantile(theirs, 0.5), "s", 2,
                         "CPU, median of 5; every column of device, fault and check; " +
                             std::to_string(board.sites.size()) + " sites, " +
                             std::to_string(board.count(Readiness::Ready)) + " ready, " +
                             std::to_string(board.count(Readiness::AtRisk)) + " at risk, " +
                             std::to_string(board.count(Readiness::NotReady)) + " not ready, " +
                             std::to_string(board.count(Readiness::Unknown)) + " unknown");
    }
    bench::removeRegister(path);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        if (argc != 2 && argc != 3) {
            return 2;
        }
        return run(argv[1], argc == 3 ? std::stoul(argv[2]) : bench::countrySites);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
