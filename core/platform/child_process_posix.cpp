#include "core/domain/error.h"
#include "core/platform/child_process.h"
#include "core/platform/open_file.h"
#include "core/platform/temporary_file.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

extern char** environ; // NOLINT(readability-redundant-declaration): not in every unistd.h

namespace dongbo::platform {

namespace {

constexpr int childInput = 3;

std::string systemSays(const char* call, int code)
{
    return std::string(call) + ": " + std::generic_category().message(code);
}

/// A pipe; closes its ends on destruction.
struct Pipe
{
    Pipe()
    {
        int ends[2] = {-1, -1};
        if (::pipe2(ends, O_CLOEXEC) != 0) {
            throw Error(Error::Kind::Unreadable, {"readers.no_reader", {}},
                        systemSays("pipe", errno));
        }
        out = ends[0];
        in = ends[1];
#ifdef F_SETPIPE_SZ
        ::fcntl(in, F_SETPIPE_SZ, 256 * 1024); // fewer context switches; may fail
#endif
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe()
    {
        ::close(in);
        if (out >= 0) {
            ::close(out);
        }
    }
    int out = -1;
    int in = -1;
};

class PosixChild final : public ChildProcess
{
public:
    PosixChild(pid_t process, int pipe)
        : m_process(process)
        , m_pipe(pipe)
    {}
    PosixChild(const PosixChild&) = delete;
    PosixChild& operator=(const PosixChild&) = delete;
    ~PosixChild() override
    {
        ::close(m_pipe);
        if (m_process > 0) {
            ::kill(m_process, SIGKILL);
            reap();
        }
    }

    std::optional<std::size_t> read(char* out, std::size_t size, int milliseconds) override
    {
        pollfd ready{m_pipe, POLLIN, 0};
        if (::poll(&ready, 1, milliseconds) <= 0) {
            return {};
        }
        const auto got = ::read(m_pipe, out, size);
        if (got < 0) {
            if (errno == EINTR || errno == EAGAIN) {
                return {};
            }
            throw Error(Error::Kind::Unreadable, {"readers.no_reader", {}},
                        systemSays("read", errno));
        }
        return static_cast<std::size_t>(got);
    }

    void kill() override
    {
        if (m_process > 0) {
            ::kill(m_process, SIGKILL);
        }
    }

    std::optional<ChildEnd> ended(int milliseconds) override
    {
        int status = 0;
        for (auto left = std::chrono::microseconds(std::chrono::milliseconds(milliseconds));;) {
            const auto got = ::waitpid(m_process, &status, WNOHANG);
            if (got == m_process || (got < 0 && errno != EINTR)) {
                break;
            }
            if (left.count() <= 0) {
                return {};
            }
            constexpr std::chrono::microseconds pause{500};
            std::this_thread::sleep_for(pause);
            left -= pause;
        }
        m_process = -1;
        if (WIFEXITED(status)) {
            return ChildEnd::Finished;
        }
        const int signal = WTERMSIG(status);
        if (signal == SIGXCPU) {
            return ChildEnd::OutOfTime;
        }
        return signal == SIGKILL || signal == SIGTERM || signal == SIGINT || signal == SIGHUP
                   ? ChildEnd::Killed
                   : ChildEnd::Crashed;
    }

private:
    void reap()
    {
        while (::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
        }
        m_process = -1;
    }

    pid_t m_process;
    int m_pipe;
};

/// Arguments of posix_spawn, destroyed together.
struct SpawnPlan
{
    SpawnPlan()
    {
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawnattr_init(&attributes);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;
    ~SpawnPlan()
    {
        ::posix_spawn_file_actions_destroy(&actions);
        ::posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
};

void planDescriptors(SpawnPlan& plan, int input, int output)
{
    ::posix_spawn_file_actions_addopen(&plan.actions, 0, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&plan.actions, output, 1);
    ::posix_spawn_file_actions_adddup2(&plan.actions, input, childInput);
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 34)
    ::posix_spawn_file_actions_addclosefrom_np(&plan.actions, childInput + 1);
#endif
}

void planSignals(SpawnPlan& plan)
{
    sigset_t none;
    ::sigemptyset(&none);
    ::posix_spawnattr_setsigmask(&plan.attributes, &none);
    sigset_t usual;
    ::sigemptyset(&usual);
    for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGXCPU}) {
        ::sigaddset(&usual, signal);
    }
    ::posix_spawnattr_setsigdefault(&plan.attributes, &usual);
    // its own group: Ctrl-C is handled by this process, which then terminates the child
    ::posix_spawnattr_setpgroup(&plan.attributes, 0);
    ::posix_spawnattr_setflags(&plan.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                                     POSIX_SPAWN_SETPGROUP);
}

} // namespace

OpenedInput::OpenedInput(const std::filesystem::path& path)
{
    // never blocks on a pipe without a writer; it is rejected below
    m_descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (m_descriptor < 0) {
        const bool missing = errno == ENOENT || errno == ENOTDIR;
        throw Error(
            missing ? Error::Kind::NotFound : Error::Kind::Unreadable,
            {missing ? "readers.not_found" : "readers.cannot_open", {{"path", path.string()}}},
            systemSays("open", errno));
    }
    const auto size = sizeOfFile(m_descriptor);
    if (!size) {
        ::close(m_descriptor);
        throw Error(Error::Kind::Unreadable, {"readers.not_a_file", {{"path", path.string()}}},
                    "not a regular file");
    }
    m_size = *size;
}

OpenedInput OpenedInput::holding(std::string_view bytes)
{
    const auto file = TemporaryFile::create();
    file->append(bytes);
    const int descriptor = ::fcntl(file->descriptor(), F_DUPFD_CLOEXEC, 3);
    if (descriptor < 0) {
        throw Error(Error::Kind::ReadOnly, {"readers.temporary_refused", {}},
                    systemSays("fcntl", errno));
    }
    return {descriptor, bytes.size()};
}

OpenedInput::~OpenedInput()
{
    ::close(m_descriptor);
}

std::unique_ptr<ChildProcess> ChildProcess::start(const std::filesystem::path& program,
                                                  const OpenedInput& input)
{
    Pipe pipe;
    // move away from the numbers they get in the child
    const int source = ::fcntl(input.descriptor(), F_DUPFD_CLOEXEC, 10);
    const int sink = ::fcntl(pipe.in, F_DUPFD_CLOEXEC, 10);
    SpawnPlan plan;
    planDescriptors(plan, source, sink);
    planSignals(plan);
    std::string name = program.string();
    std::string argument = std::to_string(childInput);
    char* arguments[] = {name.data(), argument.data(), nullptr};
    pid_t process = -1;
    const int fault = source < 0 || sink < 0 ? errno
                                             : ::posix_spawn(&process, name.c_str(), &plan.actions,
                                                             &plan.attributes, arguments, environ);
    ::close(source);
    ::close(sink);
    if (fault != 0) {
        throw Error(Error::Kind::NotFound, {"readers.no_reader", {}},
                    systemSays(("posix_spawn " + name).c_str(), fault));
    }
    const int out = pipe.out;
    pipe.out = -1;
    return std::make_unique<PosixChild>(process, out);
}

void confineSelf(std::uint64_t cpuSeconds, std::uint64_t memoryBytes)
{
    const auto limit = [](auto what, std::uint64_t most) {
        const rlimit both{static_cast<rlim_t>(most), static_cast<rlim_t>(most)};
        ::setrlimit(what, &both);
    };
    // one second between SIGXCPU, which identifies the reason, and SIGKILL
    const rlimit cpu{static_cast<rlim_t>(cpuSeconds), static_cast<rlim_t>(cpuSeconds + 1)};
    ::setrlimit(RLIMIT_CPU, &cpu);
#if !defined(__SANITIZE_ADDRESS__)
    limit(RLIMIT_AS, memoryBytes);
#else
    static_cast<void>(memoryBytes);
#endif
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_NOFILE, 16);
#ifdef __linux__
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
#endif
}

} // namespace dongbo::platform
