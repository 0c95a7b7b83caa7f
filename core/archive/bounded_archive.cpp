#include "core/archive/bounded_archive.h"

namespace dongbo::archive {

Reader::Reader(std::string_view bytes, Bounds bounds)
    : m_bytes(bytes)
    , m_bounds(bounds)
{
    if (bytes.size() > bounds.bytes) {
        damaged("archive too large");
    }
}

void Reader::finish() const
{
    if (remaining() != 0) {
        damaged("trailing bytes");
    }
}

void Reader::damaged(const char* why)
{
    throw Error(Error::Kind::Unreadable, {"archive.damaged", {}}, why);
}

void Reader::newer()
{
    throw Error(Error::Kind::NewerSchema, {"archive.newer", {}});
}

void Reader::enter()
{
    if (++m_depth > m_bounds.depth) {
        damaged("nested too deep");
    }
}

std::uint64_t Reader::varint()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (m_at == m_bytes.size()) {
            damaged("truncated");
        }
        const auto byte = static_cast<std::uint8_t>(m_bytes[m_at++]);
        const std::uint64_t bits = byte & 0x7Fu;
        if (shift == 63 && bits > 1) {
            damaged("number too long");
        }
        value |= bits << shift;
        if ((byte & 0x80u) == 0) {
            if (byte == 0 && shift != 0) {
                damaged("number not in its shortest form");
            }
            return value;
        }
    }
    damaged("number too long");
}

void Reader::get(bool& value)
{
    if (m_at == m_bytes.size()) {
        damaged("truncated");
    }
    const char byte = m_bytes[m_at++];
    if (byte != '\0' && byte != '\1') {
        damaged("invalid boolean");
    }
    value = byte == '\1';
}

void Reader::get(std::string& value)
{
    const std::uint64_t size = varint();
    if (size > m_bounds.textBytes || size > remaining()) {
        damaged("text longer than its bytes");
    }
    value.assign(m_bytes.substr(m_at, size));
    m_at += size;
}

void Reader::get(RecordId& id)
{
    if (remaining() < id.bytes.size()) {
        damaged("truncated");
    }
    std::memcpy(id.bytes.data(), m_bytes.data() + m_at, id.bytes.size());
    m_at += id.bytes.size();
}

} // namespace dongbo::archive
