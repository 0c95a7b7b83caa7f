#pragma once

#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// Stores copies of texts at stable addresses, in blocks, without one allocation each.
class TextArena
{
public:
    /// A copy that lives until clear() or the arena's end.
    std::string_view keep(std::string_view text)
    {
        if (text.empty()) {
            return {};
        }
        if (m_left < text.size()) {
            grow(text.size());
        }
        std::memcpy(m_next, text.data(), text.size());
        const std::string_view copy(m_next, text.size());
        m_next += text.size();
        m_left -= text.size();
        m_used += text.size();
        return copy;
    }

    /// Bytes stored since the last clear().
    [[nodiscard]] std::size_t used() const { return m_used; }

    /// Discards all texts; the first block is reused.
    void clear()
    {
        m_used = 0;
        if (m_blocks.empty()) {
            return;
        }
        m_blocks.resize(1);
        m_next = m_blocks.front().get();
        m_left = m_firstSize;
    }

private:
    void grow(std::size_t atLeast)
    {
        constexpr std::size_t blockSize = 64 * 1024;
        const auto size = atLeast > blockSize ? atLeast : blockSize;
        m_blocks.push_back(
            std::unique_ptr<char[]>(new char[size])); // NOLINT: intentionally not zeroed
        m_next = m_blocks.back().get();
        m_left = size;
        if (m_blocks.size() == 1) {
            m_firstSize = size;
        }
    }

    std::vector<std::unique_ptr<char[]>> m_blocks;
    char* m_next = nullptr;
    std::size_t m_left = 0;
    std::size_t m_used = 0;
    std::size_t m_firstSize = 0;
};

} // namespace dongbo::importers
