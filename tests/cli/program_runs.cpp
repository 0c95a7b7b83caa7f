#include "tests/cli/program_runs.h"

#include "core/domain/system_time.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace dongbo::tests {

namespace {

std::filesystem::path program()
{
    const char* folder = std::getenv("DONGBO_BIN");
    REQUIRE(folder != nullptr);
    return std::filesystem::path(folder) / "dongbo-cli";
}

std::string read(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::filesystem::path freshPath(const char* what)
{
    static std::atomic<int> count{0};
    return std::filesystem::temp_directory_path() /
           ("dongbo-cli-" + std::to_string(getpid()) + "-" + std::to_string(count++) + what);
}

void redirect(const std::filesystem::path& path, int descriptor)
{
    const int file = open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666);
    if (file < 0 || dup2(file, descriptor) < 0) {
        _exit(125);
    }
}

Running startProgram(const Words& words,
                     const std::vector<std::pair<std::string, std::string>>& environment,
                     const std::function<void()>& inChild)
{
    const auto path = program();
    const auto out = freshPath(".out");
    const auto err = freshPath(".err");
    std::vector<char*> arguments{const_cast<char*>(path.c_str())};
    for (const auto& word : words) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    const int pid = fork();
    REQUIRE(pid >= 0);
    if (pid == 0) {
        redirect(out, STDOUT_FILENO);
        redirect(err, STDERR_FILENO);
        const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
        dup2(nothing, STDIN_FILENO);
        for (const char* name : {"DONGBO_REGISTER", "DONGBO_LANG", "DONGBO_AS", "NO_COLOR"}) {
            unsetenv(name);
        }
        for (const auto& [name, value] : environment) {
            setenv(name.c_str(), value.c_str(), 1);
        }
        if (inChild) {
            inChild();
        }
        execv(path.c_str(), arguments.data());
        _exit(126);
    }
    return {pid, out, err};
}

} // namespace

nlohmann::json Answer::json() const
{
    INFO(out << err);
    auto parsed = nlohmann::json::parse(out, nullptr, false);
    REQUIRE_FALSE(parsed.is_discarded());
    return parsed;
}

Running::Running(int pid, std::filesystem::path out, std::filesystem::path err)
    : m_pid(pid)
    , m_out(std::move(out))
    , m_err(std::move(err))
{}

Running::Running(Running&& other) noexcept
    : m_pid(std::exchange(other.m_pid, 0))
    , m_out(std::move(other.m_out))
    , m_err(std::move(other.m_err))
{}

Running::~Running()
{
    if (m_pid > 0) {
        kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
    }
    std::error_code ignored;
    std::filesystem::remove(m_out, ignored);
    std::filesystem::remove(m_err, ignored);
}

void Running::signal(int number) const
{
    kill(m_pid, number);
}

std::string Running::errSoFar() const
{
    return read(m_err);
}

Answer Running::wait()
{
    int status = 0;
    REQUIRE(waitpid(m_pid, &status, 0) == m_pid);
    m_pid = 0;
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), read(m_out), read(m_err)};
}

Office::Office(Register which)
    : m_folder(freshPath(""))
{
    std::filesystem::create_directory(m_folder);
    if (which == Register::Made) {
        const auto made = run({"init", "--units", "vu-ban-2021"});
        INFO(made.err);
        REQUIRE(made.exit == 0);
    }
}

Office::~Office()
{
    std::error_code ignored;
    std::filesystem::permissions(m_folder, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(m_folder, ignored);
}

std::string Office::write(const std::string& name, const std::string& bytes) const
{
    const auto path = m_folder / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
}

Running Office::start(const Words& words, const std::function<void()>& inChild) const
{
    Words all{"--register", file().string()};
    all.insert(all.end(), words.begin(), words.end());
    const Instant minute{systemNow().unixMs + 60'000LL * m_started++};
    return startProgram(all, {{"DONGBO_CLOCK", isoText(minute)}}, inChild);
}

Answer Office::run(const Words& words) const
{
    return start(words).wait();
}

nlohmann::json Office::json(const Words& words) const
{
    Words all = words;
    all.insert(all.end(), {"--format", "json"});
    const auto answer = run(all);
    INFO(answer.err);
    REQUIRE(answer.exit == 0);
    return answer.json();
}

std::string Office::addDevice(const std::string& type, const std::string& name) const
{
    return json({"device", "add", "--site", "Đại An", "--type", type, "--name", name, "--condition",
                 "good"})["device"]["code"];
}

std::string Office::reportFault(const std::string& device, const std::string& symptom) const
{
    return json({"fault", "report", "--device", device, "--symptom", symptom})["fault"]["number"];
}

std::string Office::digest() const
{
    return json({"verify"})["digest"];
}

bool eventually(const std::function<bool()>& condition)
{
    const auto longest = std::chrono::steady_clock::now() + std::chrono::minutes(2);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > longest) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

Answer runProgram(const Words& words,
                  const std::vector<std::pair<std::string, std::string>>& environment)
{
    return startProgram(words, environment, {}).wait();
}

} // namespace dongbo::tests
