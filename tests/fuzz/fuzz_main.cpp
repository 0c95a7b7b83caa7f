// fuzz_readers [--seconds N] [--seed S] [FORMAT...] | --replay FILE...
// Reads mutated lists in this process, built with sanitizers. Any result but a list or a reading
// Error, and any run longer than allowed for the list's size, is a failure.
#include "tests/fuzz/seeds.h"
#include "tests/support/reading.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sanitizer/common_interface_defs.h>
#include <string>
#include <string_view>
#include <vector>

extern "C" const char* __asan_default_options() // NOLINT: the sanitizer's own name
{
    return "max_allocation_size_mb=300:allocator_may_return_null=0:detect_leaks=1";
}

namespace {

using dongbo::Error;
using dongbo::test::Random;
using dongbo::test::SeedList;

constexpr double mostSeconds = 5; ///< CPU time limit for one small list, under sanitizers

/// The current input, saved when the sanitizer aborts.
struct Current
{
    std::string bytes;
    std::string name;
} current;

void keepCurrent()
{
    std::ofstream(current.name, std::ios::binary) << current.bytes;
    std::fprintf(stderr, "fuzz_readers: kept as %s\n", current.name.c_str());
}

double cpuNow()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Whether reading ended in an allowed way.
bool endsWell(std::string bytes, std::string name)
{
    current = {std::move(bytes), std::move(name)};
    const auto start = cpuNow();
    bool isWell = true;
    try {
        const auto list = dongbo::test::readBytes(current.bytes);
        for (std::size_t i = 0; i < list->sheets().size(); ++i) {
            list->forEachRow(i, [](const dongbo::importers::Row& /*row*/) { return true; });
        }
    } catch (const Error& error) {
        // malformed frames are a bug of the reader, not of the file
        isWell = error.message().code != "readers.stream_broken" &&
                 error.message().code != "readers.bug";
        if (!isWell) {
            std::fprintf(stderr, "fuzz_readers: %s\n", error.what());
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "fuzz_readers: %s\n", error.what());
        isWell = false;
    }
    if (cpuNow() - start > mostSeconds) {
        std::fprintf(stderr, "fuzz_readers: took %.1f s\n", cpuNow() - start);
        isWell = false;
    }
    if (!isWell) {
        keepCurrent();
    }
    return isWell;
}

std::string changed(const SeedList& seed, const std::vector<SeedList>& all, Random& random)
{
    if (random() % 4 == 0) { // the file unchanged
        auto bytes = seed.bytes();
        dongbo::test::changeText(bytes, all[random() % all.size()].bytes(), random);
        return bytes;
    }
    auto list = seed;
    auto piece = list.pieces.begin();
    std::advance(piece, random() % list.pieces.size());
    if (list.format == "xls") {
        dongbo::test::changeRecords(piece->second, random);
    } else {
        dongbo::test::changeText(piece->second, all[random() % all.size()].pieces.begin()->second,
                                 random);
    }
    return list.bytes();
}

bool fuzz(const std::string& format, double seconds, unsigned seed)
{
    const auto all = dongbo::test::seedLists();
    std::vector<SeedList> own;
    std::copy_if(all.begin(), all.end(), std::back_inserter(own),
                 [&format](const SeedList& list) { return list.format == format; });
    for (const auto& list : own) {
        if (dongbo::test::readBytes(list.bytes())->sheets().empty()) {
            std::fprintf(stderr, "fuzz_readers: the %s to start from is not read\n",
                         format.c_str());
            return false;
        }
    }
    Random random(seed);
    const auto end = cpuNow() + seconds;
    std::uint64_t times = 0;
    const auto name = "crash-" + format + "-" + std::to_string(seed);
    while (cpuNow() < end) {
        for (int i = 0; i < 16; ++i, ++times) {
            if (!endsWell(changed(own[random() % own.size()], all, random), name)) {
                return false;
            }
        }
    }
    std::printf("%-5s seed %u: %llu lists in %.0f s\n", format.c_str(), seed,
                static_cast<unsigned long long>(times), seconds);
    std::fflush(stdout);
    return true;
}

bool replay(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return endsWell({std::istreambuf_iterator<char>(in), {}}, "crash-" + path.filename().string());
}

bool replayCorpus()
{
    bool isWell = true;
    for (const auto& entry : std::filesystem::directory_iterator(FUZZ_CORPUS)) {
        isWell = replay(entry.path()) && isWell;
    }
    return isWell;
}

} // namespace

int main(int count, char** arguments)
{
    __sanitizer_set_death_callback(keepCurrent);
    const std::vector<std::string> words(arguments + 1, arguments + count);
    if (!words.empty() && words[0] == "--replay") {
        return std::all_of(words.begin() + 1, words.end(), replay) ? 0 : 1;
    }
    double seconds =
        std::getenv("DONGBO_LONG") != nullptr ? 60 : 8; // NOLINT(concurrency-mt-unsafe)
    auto seed = std::random_device()();
    std::vector<std::string> formats;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--seconds" && i + 1 < words.size()) {
            seconds = std::atof(words[++i].c_str());
        } else if (words[i] == "--seed" && i + 1 < words.size()) {
            seed = static_cast<unsigned>(std::strtoul(words[++i].c_str(), nullptr, 10));
        } else {
            formats.push_back(words[i]);
        }
    }
    if (formats.empty()) {
        formats = {"xlsx", "xls", "ods", "xml", "html", "csv"};
    }
    bool isWell = replayCorpus();
    for (const auto& format : formats) {
        isWell = isWell && fuzz(format, seconds, seed);
    }
    return isWell ? 0 : 1;
}
