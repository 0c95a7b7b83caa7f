#include "tests/cli/many_calls.h"

#include "cli/program.h"

#include <catch2/catch.hpp>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dongbo::tests {

namespace {

/// A file in memory.
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
        std::string all(static_cast<std::size_t>(::lseek(m_file, 0, SEEK_END)), '\0');
        std::size_t at = 0;
        for (ssize_t got = 1; at < all.size() && got > 0;) {
            got = ::pread(m_file, all.data() + at, all.size() - at, static_cast<off_t>(at));
            at += static_cast<std::size_t>(std::max<ssize_t>(0, got));
        }
        return all;
    }
    /// Standard output or standard error of this process goes here from now on.
    void take(int descriptor) const { ::dup2(m_file, descriptor); }

private:
    int m_file;
};

/// exit, bytes of out, bytes of err
using Head = std::array<std::int64_t, 3>;

void put(int file, const void* bytes, std::size_t size)
{
    if (::write(file, bytes, size) != static_cast<ssize_t>(size)) {
        ::_exit(125);
    }
}

[[noreturn]] void answerAll(const std::vector<Words>& calls, std::size_t from, int told)
{
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, STDIN_FILENO);
    for (const char* name : {"DONGBO_REGISTER", "DONGBO_LANG", "DONGBO_AS", "NO_COLOR"}) {
        ::unsetenv(name);
    }
    for (std::size_t i = from; i < calls.size(); ++i) {
        const Kept out;
        const Kept err;
        out.take(STDOUT_FILENO);
        err.take(STDERR_FILENO);
        const int exit = cli::runProgram(calls[i]);
        const auto said = out.bytes();
        const auto complained = err.bytes();
        const Head head{exit, static_cast<std::int64_t>(said.size()),
                        static_cast<std::int64_t>(complained.size())};
        put(told, head.data(), sizeof head);
        put(told, said.data(), said.size());
        put(told, complained.data(), complained.size());
    }
    ::_exit(0);
}

void takeAnswers(const std::string& told, std::vector<Answer>& answers)
{
    for (std::size_t at = 0; at + sizeof(Head) <= told.size();) {
        Head head{};
        told.copy(reinterpret_cast<char*>(head.data()), sizeof head, at);
        at += sizeof head;
        const auto out = static_cast<std::size_t>(head[1]);
        const auto err = static_cast<std::size_t>(head[2]);
        if (at + out + err > told.size()) {
            return; // it ended while it told this one
        }
        answers.push_back(
            {static_cast<int>(head[0]), told.substr(at, out), told.substr(at + out, err)});
        at += out + err;
    }
}

} // namespace

std::vector<Answer> runInOneProcess(const std::vector<Words>& calls)
{
    std::vector<Answer> answers;
    while (answers.size() < calls.size()) {
        const Kept told;
        const auto child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            answerAll(calls, answers.size(), told.file());
        }
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        takeAnswers(told.bytes(), answers);
        if (answers.size() < calls.size()) {
            const int exit = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
            answers.push_back({exit, {}, "ended the process that answered"});
        }
    }
    return answers;
}

} // namespace dongbo::tests
