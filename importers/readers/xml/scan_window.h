#pragma once

#include "importers/grid/limits.h"
#include "importers/readers/container/byte_source.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace dongbo::importers {

/// The part of a text of tags that a scanner looks at: what is read of the source and not passed
/// yet. Views into it hold until the next fill.
class ScanWindow
{
public:
    ScanWindow(std::unique_ptr<ByteSource> source, const Limits& limits)
        : m_source(std::move(source))
        , m_limits(limits)
        , m_buffer(2 * blockBytes)
    {}

    /// Reads more bytes behind those seen; false at the end of the source. Throws Error{TooLarge}
    /// when nothing was passed for token_bytes.
    bool fill();

    [[nodiscard]] const char* begin() const { return m_buffer.data() + m_at; }
    [[nodiscard]] const char* end() const { return m_buffer.data() + m_size; }
    [[nodiscard]] std::size_t size() const { return m_size - m_at; }
    [[nodiscard]] std::string_view seen() const { return {begin(), size()}; }
    /// The first such byte at or behind `from`; null when none is seen.
    [[nodiscard]] const char* find(char wanted, const char* from) const
    {
        return static_cast<const char*>(
            std::memchr(from, wanted, static_cast<std::size_t>(end() - from)));
    }

    void pass(std::size_t bytes) { m_at += bytes; }
    void passTo(const char* at) { m_at = static_cast<std::size_t>(at - m_buffer.data()); }
    /// Passes everything up to and with the terminator; false: the source ended first.
    bool passOver(std::string_view terminator);
    /// Reads on until so many bytes are seen; false when the source has fewer.
    bool see(std::size_t bytes)
    {
        while (size() < bytes && fill()) {
        }
        return size() >= bytes;
    }

    /// Bytes passed so far.
    [[nodiscard]] std::uint64_t passed() const { return m_passed + m_at; }

private:
    static constexpr std::size_t blockBytes = 64U << 10;

    std::unique_ptr<ByteSource> m_source;
    const Limits& m_limits;
    std::vector<char> m_buffer;
    std::size_t m_at = 0;   ///< fill() keeps everything from here
    std::size_t m_size = 0; ///< bytes in the buffer
    std::uint64_t m_passed = 0;
    bool m_isOver = false; ///< end of the source
};

} // namespace dongbo::importers
