#include "core/platform/fence.h"

#include <catch2/catch.hpp>

#include <cerrno>
#include <fcntl.h>
#include <functional>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

// What a reader compromised by a hostile list could still do. Each attempt runs in a child process
// that has sandboxed itself as dongbo-reader does.

namespace dongbo::importers::test {

namespace {

constexpr int refused = 10;
constexpr int allowed = 11;
constexpr int unfenced = 12;
constexpr int filesOnly = 13;

/// Runs `attempt` (true: it succeeded) in the sandbox; returns how the child terminated.
int behindTheFence(const std::function<bool()>& attempt)
{
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const auto fence = platform::fenceSelf();
        if (fence == platform::Fence::None) {
            ::_exit(unfenced);
        }
        const bool succeeded = attempt();
        ::_exit(succeeded ? allowed : fence == platform::Fence::Calls ? refused : filesOnly);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status);
}

bool isFenceHere()
{
    return behindTheFence([] { return true; }) == allowed;
}

} // namespace

TEST_CASE("Fence: a sandboxed process opens no file, socket, process or program", "[importers]")
{
    if (!isFenceHere()) {
        WARN("neither seccomp nor landlock here: only the limits of confineSelf hold");
        return;
    }
    CHECK(behindTheFence([] { return ::open("/etc/passwd", O_RDONLY) >= 0; }) == refused);
    CHECK(behindTheFence([] { return ::open("/tmp/x", O_CREAT | O_WRONLY, 0600) >= 0; }) ==
          refused);
    CHECK(behindTheFence([] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; }) == refused);
    CHECK(behindTheFence([] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }) == refused);
    CHECK(behindTheFence([] {
              const pid_t child = ::fork();
              if (child == 0) {
                  ::_exit(0);
              }
              return child >= 0;
          }) == refused);
    CHECK(behindTheFence([] {
              ::execl("/bin/true", "true", nullptr);
              return false; // the process would be replaced, and end with 0
          }) == refused);
    CHECK(behindTheFence([] { return ::unlink("/tmp/dongbo-nothing") == 0 || errno != EPERM; }) ==
          refused);
    CHECK(behindTheFence([] { return ::kill(::getppid(), 0) == 0; }) == refused);
    CHECK(behindTheFence([] {
              return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
          }) == refused);
}

TEST_CASE("Fence: system calls needed for reading still work", "[importers]")
{
    if (!isFenceHere()) {
        return;
    }
    int ends[2] = {-1, -1};
    REQUIRE(::pipe(ends) == 0);
    const int file = ::open("/proc/self/exe", O_RDONLY);
    REQUIRE(file >= 0);
    CHECK(behindTheFence([&] {
              std::string large(std::size_t{8} * 1024 * 1024, 'x');
              return ::pread(file, large.data(), large.size(), 100) > 0 &&
                     ::write(ends[1], large.data(), 16) == 16;
          }) == allowed);
    CHECK(behindTheFence([] {
              try {
                  throw std::string("an error on the way");
              } catch (const std::string& text) {
                  return !text.empty();
              }
          }) == allowed);
    ::close(file);
    ::close(ends[0]);
    ::close(ends[1]);
}

} // namespace dongbo::importers::test
