#include "tests/torture/program.h"

#include "cli/program.h"
#include "core/domain/system_time.h"
#include "tests/torture/writer.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dongbo::torture {

namespace {

/// What the child tells at its end.
struct Report
{
    std::uint64_t calls = 0;
    std::uint64_t requests = 0;
    bool hasStruck = false;
};

/// A file in memory that a child can write to.
class Kept
{
public:
    Kept()
        : m_file(::memfd_create("kept", 0))
    {
        REQUIRE(m_file >= 0);
    }
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;
    ~Kept() { ::close(m_file); }

    [[nodiscard]] int file() const { return m_file; }
    [[nodiscard]] std::string bytes() const
    {
        std::string all;
        char piece[4096];
        ssize_t got = 0;
        while ((got = ::pread(m_file, piece, sizeof piece, static_cast<off_t>(all.size()))) > 0) {
            all.append(piece, static_cast<std::size_t>(got));
        }
        return all;
    }

private:
    int m_file;
};

std::uint64_t number(const char* text)
{
    return std::strtoull(text, nullptr, 10);
}

} // namespace

ProgramEnd runProgram(const std::vector<std::string>& words, const std::filesystem::path& folder,
                      const std::filesystem::path& temporary, const Trouble& trouble)
{
    const Kept out;
    const Kept err;
    const Kept told;
    std::vector<std::string> all{"torture_tests",
                                 "--program",
                                 std::to_string(told.file()),
                                 trouble.folder.string(),
                                 std::to_string(static_cast<int>(trouble.disk.kind)),
                                 std::to_string(trouble.disk.at),
                                 std::to_string(trouble.disk.error),
                                 std::to_string(static_cast<int>(trouble.disk.goesOn)),
                                 std::to_string(trouble.memory.at),
                                 std::to_string(static_cast<int>(trouble.memory.goesOn))};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (auto& word : all) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    // after whatever programs started by this test have recorded; one moment for all, because some
    // papers say how long ago something was, and the long run takes an hour
    static const Instant later{systemNow().unixMs + 2LL * 24 * 60 * 60 * 1000};
    const auto clock = isoText(later);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const int nothing = ::open("/dev/null", O_RDONLY);
        ::dup2(nothing, STDIN_FILENO);
        ::dup2(out.file(), STDOUT_FILENO);
        ::dup2(err.file(), STDERR_FILENO);
        ::setenv("TMPDIR", temporary.c_str(), 1);
        for (const char* name : {"DONGBO_REGISTER", "DONGBO_LANG", "DONGBO_AS", "NO_COLOR"}) {
            ::unsetenv(name);
        }
        ::setenv("DONGBO_CLOCK", clock.c_str(), 1);
        endAfterCpuSeconds(60);
        ::alarm(20 * 60); // one that waits for itself takes no processor time
        if (::chdir(folder.c_str()) == 0) {
            ::execv("/proc/self/exe", arguments.data());
        }
        ::_exit(126);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    ProgramEnd end;
    end.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    end.out = out.bytes();
    end.err = err.bytes();
    Report report;
    const auto bytes = told.bytes();
    if (bytes.size() >= sizeof report) {
        std::memcpy(&report, bytes.data(), sizeof report);
        end.traces.resize((bytes.size() - sizeof report) / sizeof(std::uint64_t));
        std::memcpy(end.traces.data(), bytes.data() + sizeof report,
                    end.traces.size() * sizeof(std::uint64_t));
    }
    end.calls = report.calls;
    end.requests = report.requests;
    end.hasStruck = report.hasStruck || end.wasKilled();
    return end;
}

int programMain(int argc, char** argv)
{
    constexpr int before = 10; // words of ours
    if (argc < before) {
        return 125;
    }
    const int told = static_cast<int>(number(argv[2]));
    const Fault fault{static_cast<Fault::Kind>(number(argv[4])), number(argv[5]),
                      static_cast<int>(number(argv[6])), number(argv[7]) != 0};
    const Scarcity scarcity{number(argv[8]), number(argv[9]) != 0};
    const std::vector<std::string> words(argv + before, argv + argc);
    watchMemoryOfSqlite();
    arm(argv[3], fault);
    startScarcity(scarcity);
    const int exit = cli::runProgram(words);
    Report report;
    report.requests = endScarcity();
    report.calls = disarm();
    report.hasStruck = hasStruck();
    const auto calls = std::as_bytes(traces());
    const bool isTold =
        ::write(told, &report, sizeof report) == sizeof report &&
        ::write(told, calls.data(), calls.size()) == static_cast<ssize_t>(calls.size());
    return isTold ? exit : 125;
}

} // namespace dongbo::torture
