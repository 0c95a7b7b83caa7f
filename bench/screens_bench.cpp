// bench-screens REGISTER: interactive latency of a list: the first hits for every letter typed
// into the search box, a sorted and filtered page, and the last page.
#include "core/store/file/database.h"
#include "core/store/journal/change_log.h"
#include "core/store/queries/device_list.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/overview_queries.h"
#include "core/store/search/search.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>
#include <random>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/measure.h"
#include "bench/yardsticks/bare_page.h"

namespace {

using namespace dongbo;

/// Sample of devices that search words are taken from: one in every so many of the list.
std::vector<store::DeviceRow> someDevices(store::Database& database, std::size_t& all)
{
    std::vector<store::DeviceRow> some;
    all = 0;
    store::DeviceFilter filter;
    filter.includeAll = true;
    store::forEachDevice(database, filter, store::DeviceOrder::Name,
                         [&](const store::DeviceRow& row) {
                             if (all++ % 911 == 0) {
                                 some.push_back(row);
                             }
                         });
    return some;
}

/// Plausible search texts.
std::string wordsFor(const store::DeviceRow& row, std::uint64_t way)
{
    const auto code = row.device.code.value_or("");
    const auto name = row.device.name.value_or("");
    const auto maker = row.device.maker.value_or("");
    const auto serial = row.device.serial.value_or("XQ7AB12");
    switch (way % 8) {
    case 0:
        return code;
    case 1:
        return name;
    case 2:
        return maker + " " + row.device.model.value_or("");
    case 3:
        return serial;
    case 4:
        return row.site;
    case 5:
        return maker + " " + row.unit;
    case 6:
        return serial.substr(serial.size() / 3);
    default:
        return row.custodian + " " + name;
    }
}

void typeEverything(store::Database& database)
{
    std::mt19937_64 random(20211103);
    std::size_t all = 0;
    const auto devices = someDevices(database, all);
    std::vector<double> times;
    double slowest = 0;
    std::string slowestText;
    for (int i = 0; i < 400; ++i) {
        const auto text = wordsFor(devices[random() % devices.size()], random());
        for (std::size_t n = 1; n <= text.size(); ++n) {
            if (n < text.size() && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) {
                continue; // inside a multi-byte letter
            }
            const auto typed = text.substr(0, n);
            const double ms = 1e3 * bench::threadCpu([&] {
                                  if (store::searchDevices(database, typed, 50).size() > 50) {
                                      throw std::runtime_error("too many hits");
                                  }
                              });
            times.push_back(ms);
            if (ms > slowest) {
                slowest = ms;
                slowestText = typed;
            }
        }
    }
    char note[300] = {};
    std::snprintf(note, sizeof note, "CPU; %zu keys, 50 hits a page; slowest %.1f ms at '%s'",
                  times.size(), slowest, slowestText.c_str());
    const auto name = "keystroke at " + std::to_string(all);
    bench::printLine((name + ", median").c_str(), bench::quantile(times, 0.5), 0, "ms", 5, note);
    bench::printLine((name + ", p99").c_str(), bench::quantile(times, 0.99), 0, "ms", 16,
                     "one frame");
}

void page(store::Database& database, const bench::BarePage& bare, bench::BarePage::End end,
          const char* name)
{
    store::DeviceFilter filter;
    filter.condition = Condition::Broken;
    store::DevicePage wanted;
    wanted.isBackward = end == bench::BarePage::End::Last;
    std::vector<double> ours, theirs;
    std::size_t rows = 0, bytes = 0;
    for (int i = 0; i < 101; ++i) {
        ours.push_back(
            1e3 * bench::threadCpu([&] {
                rows = store::devicePage(database, filter, store::DeviceOrder::Code, wanted).size();
            }));
        theirs.push_back(1e3 * bench::threadCpu([&] { bytes = bare.read(end); }));
    }
    char note[300] = {};
    std::snprintf(note, sizeof note,
                  "CPU, median of 101; %zu rows, %zu bytes; 90 %% within %.2f ms", rows, bytes,
                  bench::quantile(ours, 0.9));
    bench::printLine(name, bench::quantile(ours, 0.5), bench::quantile(theirs, 0.5), "ms", 2, note);
}

/// A whole list as numbers, in the worker; and one screen of its rows, on the GUI thread.
void wholeList(store::Database& database, const char* name, const store::DeviceFilter& filter,
               store::DeviceSort sort)
{
    std::vector<double> times;
    std::vector<store::DeviceNumber> numbers;
    for (int i = 0; i < 5; ++i) {
        times.push_back(1e3 * bench::threadCpu(
                                  [&] { numbers = store::deviceNumbers(database, filter, sort); }));
    }
    char note[300] = {};
    std::snprintf(note, sizeof note, "CPU of a worker, median of 5; %zu rows", numbers.size());
    bench::printLine(name, bench::quantile(times, 0.5), 0, "ms", 3000, note);
    if (numbers.empty()) {
        return;
    }
    times.clear();
    std::mt19937_64 random(7);
    constexpr std::size_t rows = 64;
    for (int i = 0; i < 101; ++i) {
        const auto from = numbers.size() <= rows ? 0 : random() % (numbers.size() - rows);
        const std::span<const store::DeviceNumber> part(numbers.data() + from,
                                                        std::min(rows, numbers.size()));
        times.push_back(1e3 * bench::threadCpu([&] {
                            if (store::deviceRows(database, part).size() != part.size()) {
                                throw std::runtime_error("rows are missing");
                            }
                        }));
    }
    std::snprintf(note, sizeof note, "CPU of the GUI thread, 95 of 101; 64 rows anywhere");
    bench::printLine((std::string(name) + ", a screenful").c_str(), bench::quantile(times, 0.95), 0,
                     "ms", 16, note);
}

void wholeLists(store::Database& database)
{
    wholeList(database, "whole list by site", {}, {fieldOf<&Device::site>, false});
    wholeList(database, "whole list by name", {}, {fieldOf<&Device::name>, true});
    wholeList(database, "whole list by cost", {}, {fieldOf<&Device::cost>, true});
    store::DeviceFilter words;
    words.text = "camera";
    wholeList(database, "whole list of 'camera' by site", words, {fieldOf<&Device::site>, false});
    std::vector<double> times;
    for (int i = 0; i < 3; ++i) {
        times.push_back(1e3 * bench::threadCpu([&] {
                            if (store::tallyDevices(database, {}, {}, {}).count == 0) {
                                throw std::runtime_error("nothing counted");
                            }
                        }));
    }
    bench::printLine("counts and sums of the list", bench::quantile(times, 0.5), 0, "ms", 3000,
                     "CPU of a worker, median of 3");
}

/// Queries of the overview and the journal over a whole register, in a worker.
void wholeRegister(store::Database& database)
{
    const auto today = dayOf(Instant{1'621'000'000'000});
    const auto time = [](const char* name, const std::function<std::size_t()>& work) {
        std::vector<double> times;
        std::size_t found = 0;
        for (int i = 0; i < 5; ++i) {
            times.push_back(1e3 * bench::threadCpu([&] { found = work(); }));
        }
        char note[200] = {};
        std::snprintf(note, sizeof note, "CPU of a worker, median of 5; %zu found", found);
        bench::printLine(name, bench::quantile(times, 0.5), 0, "ms", 3000, note);
    };
    time("overview: devices by state and age", [&] {
        return static_cast<std::size_t>(store::deviceHealth(database, today, 90).devices);
    });
    time("overview: newest evidence of every site",
         [&] { return store::newestEvidence(database).size(); });
    time("overview: faults and repairs of twelve months", [&] {
        const auto last = store::monthOf(today);
        const store::Month first{last.year - 1, last.month};
        return store::faultsByMonth(database, first, last).size() +
               store::repairsByMonth(database, first, last).size();
    });
    time("journal: heads of all change-sets", [&] {
        std::size_t heads = 0;
        store::forEachChange(database, {}, {}, [&](const store::ChangeHead&) { ++heads; });
        return heads;
    });
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 2) {
        std::fputs("usage: bench-screens REGISTER\n", stderr);
        return 2;
    }
    try {
        auto database = store::Database::open(arguments[1]);
        typeEverything(database);
        wholeLists(database);
        wholeRegister(database);
        const bench::BarePage bare(arguments[1]);
        page(database, bare, bench::BarePage::End::First, "list page, broken ones by code");
        page(database, bare, bench::BarePage::End::Last, "list page, the last one");
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
