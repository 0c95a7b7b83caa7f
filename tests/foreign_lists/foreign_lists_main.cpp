// foreign-lists [--files] FOLDER: reads every file below the folder through dongbo-reader, as the
// product does, and prints how they ended: read, or refused and why, what the dearest cost.
//   --files   a line for every file too: ending, processor seconds, MiB, cells, path
// Exit status 1 when a reader crashed, hung or took more than it may; 2 for wrong usage.
#include "core/domain/error.h"
#include "importers/reader_process/read_list.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;
using dongbo::Error;

constexpr double mostCpu = 10.5; ///< what the reader allows itself for small lists, and a little
constexpr double mostMiB = 512;

/// How one file ended; travels through a pipe from the process that tried it.
struct Ending
{
    std::array<char, 64> code{}; ///< "read" or the Error's
    std::array<char, 16> format{};
    double cpu = 0, wall = 0, mib = 0;
    std::uint64_t cells = 0;
    bool isNamed = false; ///< refused as something that is no list we could read
};

template <std::size_t size> void put(std::array<char, size>& out, std::string_view text)
{
    text.copy(out.data(), size - 1);
}

/// What is no readable list: other things, protected ones, and formats honestly left out.
bool isNamed(const Error& error)
{
    const std::string_view code = error.message().code;
    return error.kind() == Error::Kind::Encrypted || code.starts_with("readers.foreign_") ||
           code.starts_with("readers.not_yet_") || code == "readers.old_excel" ||
           code == "readers.old_exchange" || code == "readers.empty" ||
           code == "readers.no_workbook";
}

Ending tried(const fs::path& path)
{
    Ending ending;
    const auto start = std::chrono::steady_clock::now();
    try {
        const auto list = dongbo::importers::readList(path);
        put(ending.code, "read");
        put(ending.format, list->format());
        for (std::size_t i = 0; i < list->sheets().size(); ++i) {
            list->forEachRow(i, [&ending](const dongbo::importers::Row& row) {
                ending.cells += row.cells.size();
                return true;
            });
        }
    } catch (const Error& error) {
        put(ending.code, error.message().code);
        ending.isNamed = isNamed(error);
    }
    rusage use = {};
    ::getrusage(RUSAGE_CHILDREN, &use);
    ending.cpu = static_cast<double>(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
                 static_cast<double>(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
    ending.mib = static_cast<double>(use.ru_maxrss) / 1024;
    ending.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return ending;
}

/// In a process of its own, so that its children's cost is this file's alone and nothing that goes
/// wrong ends the run. Nothing when that process did not answer completely.
std::optional<Ending> triedApart(const fs::path& path)
{
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) {
        return {};
    }
    const pid_t process = ::fork();
    if (process == 0) {
        const auto ending = tried(path);
        const bool sent = ::write(pipe[1], &ending, sizeof(ending)) == sizeof(ending);
        ::_exit(sent ? 0 : 1);
    }
    ::close(pipe[1]);
    Ending ending;
    const bool whole = process > 0 && ::read(pipe[0], &ending, sizeof(ending)) == sizeof(ending);
    ::close(pipe[0]);
    int status = 0;
    ::waitpid(process, &status, 0);
    return whole ? std::optional{ending} : std::nullopt;
}

struct Tally
{
    int files = 0, read = 0, named = 0, refused = 0, broken = 0;
    double cpu = 0, mib = 0;
};

bool isBroken(const Ending& ending)
{
    const std::string_view code = ending.code.data();
    return code == "readers.reader_died" || code == "readers.bug" ||
           code == "readers.stream_broken" || code == "readers.no_reader" ||
           code == "readers.limit_cpu_seconds" || ending.mib > mostMiB ||
           (ending.cpu > mostCpu && code != "read");
}

std::string kindOf(const fs::path& path)
{
    auto kind = path.extension().string();
    std::transform(kind.begin(), kind.end(), kind.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return kind.empty() ? "(none)" : kind.substr(0, 12);
}

int run(const fs::path& folder, bool withFiles)
{
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    std::map<std::string, Tally> kinds;
    std::map<std::string, int> reasons;
    int broken = 0;
    for (const auto& path : paths) {
        auto ending = triedApart(path);
        if (!ending) {
            ending.emplace();
            put(ending->code, "readers.bug");
        }
        for (auto* tally : {&kinds[kindOf(path)], &kinds["~all"]}) {
            ++tally->files;
            const bool isRead = std::strcmp(ending->code.data(), "read") == 0;
            tally->read += isRead ? 1 : 0;
            tally->named += ending->isNamed ? 1 : 0;
            tally->refused += !isRead && !ending->isNamed ? 1 : 0;
            tally->broken += isBroken(*ending) ? 1 : 0;
            tally->cpu = std::max(tally->cpu, ending->cpu);
            tally->mib = std::max(tally->mib, ending->mib);
        }
        ++reasons[ending->code.data()];
        broken += isBroken(*ending) ? 1 : 0;
        if (withFiles || isBroken(*ending)) {
            std::printf("%-34s %-8s %6.2f s %5.0f MiB %9llu cells  %s\n", ending->code.data(),
                        ending->format.data(), ending->cpu, ending->mib,
                        static_cast<unsigned long long>(ending->cells), path.c_str());
        }
    }
    std::printf("\n%-12s %6s %6s %14s %8s %7s %8s %10s %10s\n", "kind", "files", "read",
                "named as other", "refused", "broken", "read, %", "worst CPU", "worst MiB");
    for (const auto& [kind, tally] : kinds) {
        const int lists = tally.files - tally.named;
        std::printf("%-12s %6d %6d %14d %8d %7d %8.1f %8.2f s %10.0f\n",
                    kind == "~all" ? "all" : kind.c_str(), tally.files, tally.read, tally.named,
                    tally.refused, tally.broken, lists == 0 ? 100.0 : 100.0 * tally.read / lists,
                    tally.cpu, tally.mib);
    }
    std::printf("\n%-40s %6s\n", "ending", "files");
    for (const auto& [code, count] : reasons) {
        std::printf("%-40s %6d\n", code.c_str(), count);
    }
    std::printf(
        "\nread, %%: of the files that are not named as something else. broken: crash, hang "
        "or past the limits.\n");
    return broken == 0 ? 0 : 1;
}

} // namespace

int main(int count, char** arguments)
{
    const bool withFiles = count == 3 && std::string_view(arguments[1]) == "--files";
    const char* folder = count == 2 || withFiles ? arguments[count - 1] : "";
    if (!fs::is_directory(folder)) {
        std::fputs("usage: foreign-lists [--files] FOLDER\n", stderr);
        return 2;
    }
    return run(folder, withFiles);
}
