#include "importers/grid/tape_store.h"

#include <algorithm>
#include <cstring>

namespace dongbo::importers {

void TapeStore::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (m_used == blockBytes) {
            const bool full = m_size + blockBytes > m_memoryBytes;
            if (full && !m_file) {
                m_file = platform::TemporaryFile::create();
            }
            if (m_file) {
                for (const auto& block : m_blocks) {
                    m_file->append({block.get(), blockBytes});
                }
                m_blocks.resize(std::min<std::size_t>(m_blocks.size(), 1));
            }
            if (!m_file || m_blocks.empty()) {
                m_blocks.push_back(std::unique_ptr<char[]>(new char[blockBytes])); // NOLINT: unset
            }
            m_used = 0;
        }
        const auto part = std::min(bytes.size(), blockBytes - m_used);
        std::memcpy(m_blocks.back().get() + m_used, bytes.data(), part);
        m_used += part;
        m_size += part;
        bytes.remove_prefix(part);
    }
}

void TapeStore::finish()
{
    if (m_file && !m_blocks.empty()) {
        m_file->append({m_blocks.front().get(), m_used});
        m_blocks.clear();
        m_used = blockBytes;
    }
}

std::size_t TapeStore::readAt(std::uint64_t offset, char* out, std::size_t size) const
{
    if (m_file) {
        return m_file->readAt(offset, out, size);
    }
    std::size_t got = 0;
    while (got < size && offset < m_size) {
        const auto within = static_cast<std::size_t>(offset % blockBytes);
        const auto part = static_cast<std::size_t>(
            std::min<std::uint64_t>({size - got, blockBytes - within, m_size - offset}));
        std::memcpy(out + got,
                    m_blocks[static_cast<std::size_t>(offset / blockBytes)].get() + within, part);
        got += part;
        offset += part;
    }
    return got;
}

} // namespace dongbo::importers
