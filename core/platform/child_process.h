#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

namespace dongbo::platform {

/// An input file opened for a child process to read. (On Windows: an inheritable HANDLE.)
class OpenedInput
{
public:
    /// Throws Error{NotFound} when there is no such file, Error{Unreadable} when it is not a
    /// regular file or not readable.
    explicit OpenedInput(const std::filesystem::path& path);
    /// The given bytes, stored in an unnamed temporary file. Throws Error{ReadOnly, Full}.
    [[nodiscard]] static OpenedInput holding(std::string_view bytes);
    ~OpenedInput();
    OpenedInput(const OpenedInput&) = delete;
    OpenedInput& operator=(const OpenedInput&) = delete;

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] std::uint64_t size() const { return m_size; }

private:
    OpenedInput(int descriptor, std::uint64_t size)
        : m_descriptor(descriptor)
        , m_size(size)
    {}

    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

/// How a child process terminated.
enum class ChildEnd
{
    Finished,  ///< exited, with any status
    OutOfTime, ///< terminated by the system for exceeding its CPU time limit
    Killed,    ///< by a signal of this process or another
    Crashed
};

/// A child process whose only descriptors are one open input file and a pipe to this process.
class ChildProcess
{
public:
    virtual ~ChildProcess() = default; ///< kills and reaps a running child

    /// Starts `program` with the input as descriptor 3, "3" as its one argument, and its standard
    /// output as the pipe read below. The child starts in its own process group and inherits no
    /// other descriptor. Throws Error{NotFound} when the program cannot be started.
    [[nodiscard]] static std::unique_ptr<ChildProcess> start(const std::filesystem::path& program,
                                                             const OpenedInput& input);

    /// Waits up to `milliseconds` for bytes: the number received, 0 at the end of the stream,
    /// absent on timeout.
    [[nodiscard]] virtual std::optional<std::size_t> read(char* out, std::size_t size,
                                                          int milliseconds) = 0;
    virtual void kill() = 0;
    /// Waits up to `milliseconds` for the child to terminate; absent while it runs. Call it after
    /// the end of the stream or kill().
    [[nodiscard]] virtual std::optional<ChildEnd> ended(int milliseconds) = 0;
};

/// Resource limits a process sets on itself before it reads untrusted bytes: CPU time, address
/// space, no core file, no further files or processes, and on Linux no new privileges and
/// termination with its parent. In builds with an address sanitizer the address space is unlimited.
/// (On Windows: a job object.)
void confineSelf(std::uint64_t cpuSeconds, std::uint64_t memoryBytes);

} // namespace dongbo::platform
