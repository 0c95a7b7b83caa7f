#include "importers/readers/xls/biff_records.h"

#include "importers/grid/limits.h"
#include "importers/grid/utf8.h"
#include "importers/readers/container/little_endian.h"

#include <algorithm>
#include <cstring>

namespace dongbo::importers {

namespace {

constexpr std::size_t headBytes = 4;
constexpr std::size_t blockBytes = 128U << 10; ///< more than the longest record

Error endsEarly()
{
    return unreadable("readers.broken_xls", "text or table ends early");
}

} // namespace

BiffRecords::BiffRecords(const InputFile& stream)
    : m_stream(stream)
    , m_buffer(blockBytes)
{}

void BiffRecords::seek(std::uint64_t offset)
{
    m_bufferAt = offset;
    m_at = m_size = 0;
}

/// Ensures that so many bytes are in the buffer from m_at on.
bool BiffRecords::need(std::size_t bytes)
{
    if (m_size - m_at >= bytes) {
        return true;
    }
    std::memmove(m_buffer.data(), m_buffer.data() + m_at, m_size - m_at);
    m_bufferAt += m_at;
    m_size -= m_at;
    m_at = 0;
    m_size +=
        m_stream.readAt(m_bufferAt + m_size, m_buffer.data() + m_size, m_buffer.size() - m_size);
    return m_size >= bytes;
}

bool BiffRecords::next()
{
    if (!need(headBytes)) {
        return false;
    }
    const auto length = number16({m_buffer.data(), m_size}, m_at + 2);
    if (!need(headBytes + length)) {
        return false;
    }
    m_id = number16({m_buffer.data(), m_size}, m_at);
    m_recordAt = m_bufferAt + m_at;
    m_body = {m_buffer.data() + m_at + headBytes, length};
    if (m_cipher) {
        decrypt(m_buffer.data() + m_at + headBytes, length);
    }
    m_at += headBytes + length;
    return true;
}

/// Some records are stored unencrypted; of a sheet's BOUNDSHEET only the offset is.
void BiffRecords::decrypt(char* body, std::size_t size)
{
    constexpr std::uint16_t readable[] = {biff::begin, biff::filePass, 0x00E1, 0x0138,
                                          0x0194,      0x0195,         0x0196};
    if (std::find(std::begin(readable), std::end(readable), m_id) != std::end(readable)) {
        return;
    }
    const auto skipped = m_id == biff::boundSheet ? std::min<std::size_t>(4, size) : 0;
    m_cipher->begin(size);
    m_cipher->decrypt(body + skipped, size - skipped, m_recordAt + headBytes + skipped);
}

bool BiffRecords::nextIf(std::uint16_t id)
{
    return need(headBytes) && number16({m_buffer.data(), m_size}, m_at) == id && next();
}

BiffCursor::BiffCursor(BiffRecords& records, std::size_t skipped)
    : m_records(records)
    , m_left(records.body())
{
    skip(skipped);
}

bool BiffCursor::more()
{
    while (m_left.empty()) {
        if (!m_records.nextIf(biff::continued)) {
            return false;
        }
        m_left = m_records.body();
    }
    return true;
}

std::uint8_t BiffCursor::byte()
{
    if (m_left.empty() && !more()) {
        throw endsEarly();
    }
    const auto value = static_cast<unsigned char>(m_left.front());
    m_left.remove_prefix(1);
    return value;
}

std::uint16_t BiffCursor::word()
{
    const unsigned low = byte();
    return static_cast<std::uint16_t>(low | (static_cast<unsigned>(byte()) << 8U));
}

std::uint32_t BiffCursor::number()
{
    const std::uint32_t low = word();
    return low | (static_cast<std::uint32_t>(word()) << 16U);
}

void BiffCursor::skip(std::uint64_t bytes)
{
    while (bytes > 0) {
        if (m_left.empty() && !more()) {
            throw endsEarly();
        }
        const auto part = std::min<std::uint64_t>(bytes, m_left.size());
        m_left.remove_prefix(static_cast<std::size_t>(part));
        bytes -= part;
    }
}

BiffCursor::Text BiffCursor::unicode(std::size_t count, std::string& out)
{
    constexpr unsigned wideBit = 1, phoneticBit = 4, richBit = 8;
    const unsigned flags = byte();
    const std::uint64_t runs = (flags & richBit) != 0 ? word() : 0;
    const std::uint64_t phonetic = (flags & phoneticBit) != 0 ? number() : 0;
    characters(count, (flags & wideBit) != 0, out);
    Text text;
    if (runs > 0) {
        text.hasFirstRun = word() == 0;
        text.firstFont = word();
        skip((runs - 1) * 4);
    }
    skip(phonetic);
    return text;
}

/// Where text continues in a CONTINUE record, that record states the character width again.
void BiffCursor::characters(std::size_t count, bool wide, std::string& out)
{
    char32_t high = 0;
    while (count > 0) {
        if (m_left.empty()) {
            if (!more()) {
                throw endsEarly();
            }
            wide = (byte() & 1U) != 0;
            continue;
        }
        if (!wide) {
            const auto part = std::min(count, m_left.size());
            for (const char c : m_left.substr(0, part)) {
                appendUtf8(out, static_cast<unsigned char>(c));
            }
            m_left.remove_prefix(part);
            count -= part;
            continue;
        }
        const char32_t unit = word();
        --count;
        if (high != 0) {
            const bool pairs = unit >= 0xDC00 && unit <= 0xDFFF;
            appendUtf8(out, pairs ? 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00) : 0xFFFD);
            high = 0;
            if (pairs) {
                continue;
            }
        }
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            high = unit;
        } else {
            appendUtf8(out, unit);
        }
    }
    if (high != 0) {
        appendUtf8(out, 0xFFFD);
    }
}

} // namespace dongbo::importers
