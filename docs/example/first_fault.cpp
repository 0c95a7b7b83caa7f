// Makes a register, adds a device to a site, reports a fault and lists what is open.
//   first_fault new.dongbo

#include "core/register/devices.h"
#include "core/register/faults.h"
#include "core/register/find.h"
#include "core/register/register.h"
#include "core/store/fault_queries.h"
#include "core/text/wording.h"

#include <cstdlib>
#include <iostream>

namespace {

/// What a person typed wrongly comes back as values; here it only ends the example.
template <typename T> T orStop(const dongbo::Checked<T>& answer)
{
    if (!answer) {
        for (const auto& problem : answer.problems()) {
            std::cerr << dongbo::text::say(dongbo::Language::Vietnamese, problem) << "\n";
        }
        std::exit(2);
    }
    return *answer;
}

void run(const char* path)
{
    dongbo::Register::InitOptions options;
    options.units = "vu-ban-2021";
    auto reg = dongbo::Register::init(path, options);

    dongbo::Device screen;
    screen.type = dongbo::DeviceType::Screen;
    screen.name = "Ti vi 55 inch";
    screen.site = dongbo::findSite(reg, "dai an"); // as people type it: no marks needed
    screen.cost = dongbo::Money{12'500'000};
    const auto added = orStop(dongbo::addDevice(reg, screen, "mua năm 2021"));
    std::cout << added.number << "\n"; // DAN-SCR-0001

    dongbo::FaultDraft fault;
    fault.device = added.id;
    fault.symptom = "màn hình không lên";
    fault.severity = dongbo::Severity::Blocking;
    orStop(dongbo::reportFault(reg, fault));

    for (const auto& row : dongbo::store::faults(reg.database(), {})) {
        std::cout << row.fault.number.value_or("") << "  " << row.deviceCode << "  "
                  << row.fault.symptom.value_or("") << "\n";
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "first_fault FILE\n";
        return 2;
    }
    try {
        run(argv[1]);
        return 0;
    } catch (const dongbo::Error& error) { // the world failed: a file, a disk, a lock
        std::cerr << dongbo::text::say(dongbo::Language::Vietnamese, error.message()) << "\n";
        return 3;
    }
}
