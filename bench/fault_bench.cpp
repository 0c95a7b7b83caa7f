// Reporting a fault durably, against write + fsync of the number of bytes it added to the
// register's log. Usage: bench-fault FOLDER [RUNS]

#include "core/register/base/find.h"
#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/measure.h"
#include "bench/yardsticks/write_and_sync.h"

namespace {

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

template <typename F> double microseconds(const F& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
        .count();
}

} // namespace

int main(int argc, char** argv)
{
    const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
    const int runs = argc > 2 ? std::stoi(argv[2]) : 300;
    const auto path = folder / "fault.dongbo";
    std::filesystem::remove(path);
    dongbo::Register::InitOptions options;
    options.units = "vu-ban-2021";
    auto reg = dongbo::Register::init(path, options);
    std::vector<dongbo::DeviceId> devices;
    for (int i = 0; i < 20; ++i) {
        dongbo::Device device;
        device.name = "Camera hội nghị " + std::to_string(i);
        device.type = dongbo::DeviceType::Camera;
        device.site = dongbo::findSite(reg, "Đại An");
        devices.push_back(dongbo::addDevice(reg, device, "")->id);
    }
    reg.database().checkpoint();
    auto log = path;
    log += "-wal";
    const auto before = std::filesystem::file_size(log);
    std::vector<double> ours;
    const auto report = [&](int i) {
        dongbo::FaultDraft draft;
        draft.device = devices[static_cast<std::size_t>(i) % devices.size()];
        draft.symptom = "camera mờ";
        draft.severity = dongbo::Severity::Degraded;
        if (!dongbo::reportFault(reg, draft)) {
            std::puts("not reported");
            std::exit(1);
        }
    };
    report(0);
    const auto bytes = std::filesystem::file_size(log) - before;
    dongbo::bench::WriteAndSync yardstick((folder / "fault.yardstick").string(), bytes);
    std::vector<double> theirs;
    std::vector<double> ourCpu; // beside it: waiting for the disk and for other programs is no part
    std::vector<double> theirCpu;
    for (int i = 1; i <= runs; ++i) { // alternating, so that both see the same machine load
        ourCpu.push_back(
            dongbo::bench::threadCpu([&] { ours.push_back(microseconds([&] { report(i); })); }));
        theirCpu.push_back(dongbo::bench::threadCpu(
            [&] { theirs.push_back(microseconds([&] { yardstick.once(); })); }));
    }
    std::printf(
        "fault\t%.0f us\t%.0f us\t%.2f\t1.5\t%zu bytes, median of %d; CPU %.0f and %.0f us\n",
        median(ours), median(theirs), median(ours) / median(theirs),
        static_cast<std::size_t>(bytes), runs, median(ourCpu) * 1e6, median(theirCpu) * 1e6);
    return 0;
}
