// Makes a register, imports a list, reports a fault, lists what is open, and takes the fault back.
//   first_fault new.dongbo list.xlsx          (DONGBO_BIN: the folder of dongbo-reader)
#include <cstdlib>
#include <dongbo/changes.h>
#include <dongbo/devices.h>
#include <dongbo/faults.h>
#include <dongbo/lists.h>
#include <dongbo/register.h>
#include <dongbo/text.h>
#include <iostream>

namespace {

/// What a person typed wrongly comes back as values; here it only ends the example.
template <typename T> T orStop(const dongbo::Checked<T>& answer)
{
    for (const auto& problem : answer.problems()) {
        std::cerr << dongbo::text::say(dongbo::Language::Vietnamese, problem) << "\n";
    }
    return answer ? *answer : (std::exit(2), *answer);
}

void run(const char* path, const char* list)
{
    dongbo::Register::InitOptions options;
    options.units = "vu-ban-2021";
    auto reg = dongbo::Register::init(path, options);

    const auto workbook = dongbo::importers::readList(list);
    const auto done =
        dongbo::importers::importList(reg, dongbo::importers::describeFile(list, *workbook), {});
    std::cout << done.summary.devices << " devices\n";

    dongbo::FaultDraft fault;
    fault.site = dongbo::findSite(reg, "dai an"); // as people type it: no marks needed
    fault.about = dongbo::FaultAbout::Line;
    fault.symptom = "mất mạng";
    const auto reported = orStop(dongbo::reportFault(reg, fault));
    for (const auto& row : dongbo::store::faults(reg.database(), {})) {
        std::cout << row.fault.number.value_or("") << "  " << row.site << "\n";
    }

    (void)dongbo::undoChange(reg, reported.changeSet, dongbo::journal::DependantRule::Refuse,
                             "ví dụ");
    std::cout << dongbo::store::countFaults(reg.database(), {}) << " open\n";
}

} // namespace

int main(int argc, char** argv)
try {
    return argc == 3 ? (run(argv[1], argv[2]), 0) : 2;
} catch (const dongbo::Error& error) { // a file, a disk, a lock
    std::cerr << dongbo::text::say(dongbo::Language::Vietnamese, error.message()) << "\n";
    return 3;
}
