#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

namespace dongbo::importers {

/// An input file opened for a child to read. (Windows twin: an inheritable HANDLE.)
class OpenedInput
{
public:
    /// Throws Error{NotFound} when there is no such file, Error{Unreadable} when it is no regular
    /// file or may not be read.
    explicit OpenedInput(const std::filesystem::path& path);
    /// Bytes of ours, kept in a temporary file without a name. Throws Error{ReadOnly, Full}.
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

/// How a child ended.
enum class ChildEnd
{
    Finished,  ///< of its own accord, whatever its status
    OutOfTime, ///< the system ended it for using more processor time than it set itself
    Killed,    ///< by us or by somebody else's hand
    Crashed
};

/// A program running beside us that can see one open file and write to us, nothing else.
class ChildProcess
{
public:
    virtual ~ChildProcess() = default; ///< kills and reaps a child that still runs

    /// Starts `program` with the input as descriptor 3, "3" as its one argument, and its standard
    /// output as the pipe read below. The child starts in a process group of its own with no other
    /// descriptor of ours. Throws Error{NotFound} when the program cannot be started.
    [[nodiscard]] static std::unique_ptr<ChildProcess> start(const std::filesystem::path& program,
                                                             const OpenedInput& input);

    /// Waits up to `milliseconds` for bytes: how many came, 0 at the end of the stream, nothing
    /// when none came in time.
    [[nodiscard]] virtual std::optional<std::size_t> read(char* out, std::size_t size,
                                                          int milliseconds) = 0;
    virtual void kill() = 0;
    /// Waits up to `milliseconds` for the child's end; nothing when it still runs. To be called
    /// when the stream has ended or after kill().
    [[nodiscard]] virtual std::optional<ChildEnd> ended(int milliseconds) = 0;
};

/// Where the running program itself lies; empty when the system does not tell.
[[nodiscard]] std::filesystem::path runningProgram();

/// Limits a process sets on itself before it touches a foreign byte: processor time, address space,
/// no core file, no further files or processes, and on Linux no new privileges and an end together
/// with its parent. In builds with an address sanitizer the address space stays unlimited.
/// (Windows twin: a job object.)
void confineSelf(std::uint64_t cpuSeconds, std::uint64_t memoryBytes);

} // namespace dongbo::importers
