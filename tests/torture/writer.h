#pragma once

#include "core/store/file/database.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dongbo::torture {

/// What the writer says once a change-set is on disk.
struct Acknowledged
{
    std::uint8_t changeSet[16];
    std::uint32_t operations; ///< without the header
};

/// The child: opens the register and writes change-sets of one to twenty records, saying each on
/// standard output when it is acknowledged; `count` of them, or for ever when empty.
int runWriter(const char* path, const char* seed, const char* count);

/// A running child and the pipe it speaks through.
class Writer
{
public:
    Writer(const std::filesystem::path& path, const std::string& seed, const std::string& count);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer();

    /// Until it has acknowledged something, or ended.
    void waitForFirst();
    void kill();
    /// Reads to the end; gives what was said, whole messages only.
    std::vector<Acknowledged> acknowledged();
    /// Waits for its end; the exit status, or -1 when a signal ended it.
    int wait();

private:
    int m_pid = 0;
    int m_pipe = -1;
};

/// Ends this process by a signal when it has computed for so long: a loop that never ends. Time of
/// the processor, so that a machine with other work fails nothing; who waits for ever is ctest's.
void endAfterCpuSeconds(unsigned seconds);

/// A new register with a node and two sites.
void makeRegister(const std::filesystem::path& path);

/// A folder that goes when the test does.
struct Folder
{
    enum class Where
    {
        Disk,
        Memory ///< where the system keeps files in memory; else on disk
    };
    explicit Folder(Where where = Where::Disk);
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path path;
};

} // namespace dongbo::torture
