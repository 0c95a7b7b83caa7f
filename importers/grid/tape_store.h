#pragma once

#include "core/platform/temporary_file.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// An append-only byte store with random reads: in memory up to `memoryBytes`, beyond that entirely
/// in a TemporaryFile.
class TapeStore
{
public:
    static constexpr std::uint64_t defaultMemoryBytes = 16U << 20;

    explicit TapeStore(std::uint64_t memoryBytes = defaultMemoryBytes)
        : m_memoryBytes(memoryBytes)
    {}

    /// Throws as TemporaryFile does.
    void append(std::string_view bytes);
    /// Call it once after the last append, before reading.
    void finish();
    /// Bytes read, fewer than `size` only at the end.
    std::size_t readAt(std::uint64_t offset, char* out, std::size_t size) const;

    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] bool isInFile() const { return m_file != nullptr; }

private:
    static constexpr std::size_t blockBytes = 256U << 10;

    std::uint64_t m_memoryBytes;
    std::uint64_t m_size = 0;
    std::vector<std::unique_ptr<char[]>> m_blocks; ///< with a file: one block, not yet written
    std::size_t m_used = blockBytes;               ///< of the last block
    std::unique_ptr<platform::TemporaryFile> m_file;
};

} // namespace dongbo::importers
