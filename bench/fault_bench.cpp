// Reporting a fault and editing a device durably, each against write + fsync of the number of bytes
// it added to the register's log. Usage: bench-fault FOLDER [RUNS]

#include "core/register/base/find.h"
#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
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

/// One line: `act` RUNS times, alternating with the yardstick, so that both see the same machine.
void measure(const char* name, dongbo::Register& reg, const std::filesystem::path& path, int runs,
             const std::function<void(int)>& act)
{
    auto log = path;
    log += "-wal";
    reg.database().checkpoint();
    const auto before = std::filesystem::file_size(log);
    act(0);
    const auto bytes = static_cast<std::size_t>(std::filesystem::file_size(log) - before);
    auto beside = path;
    beside += ".yardstick";
    dongbo::bench::WriteAndSync yardstick(beside.string(), bytes);
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<double> ourCpu; // beside it: waiting for the disk and for other programs is no part
    std::vector<double> theirCpu;
    for (int i = 1; i <= runs; ++i) {
        ourCpu.push_back(
            dongbo::bench::threadCpu([&] { ours.push_back(microseconds([&] { act(i); })); }));
        theirCpu.push_back(dongbo::bench::threadCpu(
            [&] { theirs.push_back(microseconds([&] { yardstick.once(); })); }));
    }
    std::printf("%s\t%.0f us\t%.0f us\t%.2f\t1.5\t%zu bytes, median of %d; CPU %.0f and %.0f us\n",
                name, median(ours), median(theirs), median(ours) / median(theirs), bytes, runs,
                median(ourCpu) * 1e6, median(theirCpu) * 1e6);
}

void require(bool done, const char* what)
{
    if (!done) {
        std::puts(what);
        std::exit(1);
    }
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
    const auto deviceOf = [&](int i) {
        return devices[static_cast<std::size_t>(i) % devices.size()];
    };
    measure("fault", reg, path, runs, [&](int i) {
        dongbo::FaultDraft draft;
        draft.device = deviceOf(i);
        draft.symptom = "camera mờ";
        draft.severity = dongbo::Severity::Degraded;
        require(static_cast<bool>(dongbo::reportFault(reg, draft)), "not reported");
    });
    measure("edit", reg, path, runs, [&](int i) {
        const auto edited = dongbo::editDevice(
            reg, deviceOf(i),
            {dongbo::fieldEdit(&dongbo::Device::location,
                               std::optional<std::string>("Phòng họp " + std::to_string(i)))},
            "");
        require(edited && edited->conflicts.empty(), "not edited");
    });
    return 0;
}
