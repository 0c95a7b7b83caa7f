#pragma once

#include <nlohmann/json.hpp>

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// Drives the real dongbo-cli as a child process, the way a shell or a script does.
namespace dongbo::tests {

struct Answer
{
    int exit = -1; ///< -signal when it was killed
    std::string out;
    std::string err;

    /// The answer as JSON; fails the test when it is none.
    [[nodiscard]] nlohmann::json json() const;
};

/// A running child. Waiting twice is a mistake; not waiting at all kills it.
class Running
{
public:
    Running(int pid, std::filesystem::path out, std::filesystem::path err);
    Running(Running&& other) noexcept;
    Running& operator=(Running&&) = delete;
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running();

    void signal(int number) const;
    [[nodiscard]] std::string errSoFar() const;
    [[nodiscard]] Answer wait();

private:
    int m_pid;
    std::filesystem::path m_out;
    std::filesystem::path m_err;
};

using Words = std::vector<std::string>;

/// A folder of its own with a register in it (made by `init --units vu-ban-2021` unless told not
/// to); both go away at the end.
class Office
{
public:
    enum class Register
    {
        Made,
        NotMade
    };
    explicit Office(Register which = Register::Made);
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;
    ~Office();

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] std::filesystem::path file() const { return m_folder / "so.dongbo"; }
    /// Writes a file into the folder; gives its path.
    [[nodiscard]] std::string write(const std::string& name, const std::string& bytes) const;

    /// dongbo-cli --register <file> words…
    [[nodiscard]] Answer run(const Words& words) const;
    /// The same with --format json; fails the test unless it exits with 0.
    [[nodiscard]] nlohmann::json json(const Words& words) const;
    /// `inChild` runs in the child before the program starts. Each program starts a minute after
    /// the one before it (DONGBO_CLOCK), so that their order in time does not hang on their speed.
    [[nodiscard]] Running start(const Words& words,
                                const std::function<void()>& inChild = {}) const;

    /// Adds a device at "Đại An"; gives its code.
    [[nodiscard]] std::string addDevice(const std::string& type, const std::string& name) const;
    /// Reports a fault of the device; gives its number.
    [[nodiscard]] std::string reportFault(const std::string& device,
                                          const std::string& symptom) const;
    /// What the register says, as 64 hex digits.
    [[nodiscard]] std::string digest() const;

private:
    std::filesystem::path m_folder;
    mutable std::atomic<int> m_started{0};
};

/// Waits for something that must come, however slow the machine is; false after two minutes.
[[nodiscard]] bool eventually(const std::function<bool()>& condition);

/// Runs dongbo-cli with exactly these words and this environment on top of the test's.
[[nodiscard]] Answer
runProgram(const Words& words,
           const std::vector<std::pair<std::string, std::string>>& environment = {});

} // namespace dongbo::tests
