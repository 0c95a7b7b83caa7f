#include "tests/support/zip_writer.h"

#include <zlib.h>

#include <stdexcept>

namespace dongbo::test {

namespace {

void put16(std::string& out, std::uint32_t value)
{
    out.push_back(static_cast<char>(value));
    out.push_back(static_cast<char>(value >> 8));
}

void put32(std::string& out, std::uint32_t value)
{
    put16(out, value);
    put16(out, value >> 16);
}

std::string deflated(std::string_view content, int flush)
{
    z_stream stream = {};
    if (deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("deflateInit2");
    }
    std::string in(content);
    std::string out(deflateBound(&stream, static_cast<uLong>(in.size())) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, flush);
    out.erase(static_cast<std::size_t>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace

void ZipWriter::put(Entry entry, std::string_view bytes)
{
    entry.offset = static_cast<std::uint32_t>(m_bytes.size());
    entry.packed = static_cast<std::uint32_t>(bytes.size());
    m_bytes += "PK\3\4";
    put16(m_bytes, 20);
    put16(m_bytes, entry.flags);
    put16(m_bytes, entry.method);
    put32(m_bytes, 0x58210000); // 2024-01-01
    put32(m_bytes, entry.crc);
    put32(m_bytes, entry.packed);
    put32(m_bytes, entry.size);
    put16(m_bytes, static_cast<std::uint32_t>(entry.name.size()));
    put16(m_bytes, 0);
    m_bytes += entry.name;
    m_bytes += bytes;
    m_entries.push_back(std::move(entry));
}

ZipWriter& ZipWriter::add(std::string_view name, std::string_view content, Packing packing)
{
    Entry entry{std::string(name), 0, 0, crcOf(content, 0), 0, 0, 0};
    entry.method = packing == Packing::Deflated ? 8 : 0;
    entry.size = static_cast<std::uint32_t>(content.size());
    put(std::move(entry),
        packing == Packing::Deflated ? deflated(content, Z_FINISH) : std::string(content));
    return *this;
}

ZipWriter& ZipWriter::addRaw(std::string_view name, std::string_view bytes, std::uint32_t crc,
                             std::uint32_t size, std::uint16_t flags)
{
    put({std::string(name), flags, 8, crc, 0, size, 0}, bytes);
    return *this;
}

ZipWriter& ZipWriter::addOverlapping(std::string_view name)
{
    auto entry = m_entries.back();
    entry.name = name;
    m_entries.push_back(std::move(entry));
    return *this;
}

std::string ZipWriter::finish(int claimedEntries) const
{
    std::string out = m_bytes;
    for (const auto& entry : m_entries) {
        out += "PK\1\2";
        put16(out, 20);
        put16(out, 20);
        put16(out, entry.flags);
        put16(out, entry.method);
        put32(out, 0x58210000);
        put32(out, entry.crc);
        put32(out, entry.packed);
        put32(out, entry.size);
        put16(out, static_cast<std::uint32_t>(entry.name.size()));
        out.append(12, '\0');
        put32(out, entry.offset);
        out += entry.name;
    }
    const auto directory = static_cast<std::uint32_t>(out.size() - m_bytes.size());
    const auto count = claimedEntries < 0 ? static_cast<std::uint32_t>(m_entries.size())
                                          : static_cast<std::uint32_t>(claimedEntries);
    out += "PK\5\6";
    put32(out, 0);
    put16(out, count);
    put16(out, count);
    put32(out, directory);
    put32(out, static_cast<std::uint32_t>(m_bytes.size()));
    put16(out, 0);
    return out;
}

std::uint32_t crcOf(std::string_view bytes, std::uint32_t before)
{
    const std::string copy(bytes);
    return static_cast<std::uint32_t>(
        crc32(before, reinterpret_cast<const Bytef*>(copy.data()), static_cast<uInt>(copy.size())));
}

std::string deflatedRepeat(std::string_view before, std::string_view unit, std::size_t times,
                           std::string_view after)
{
    auto out = deflated(before, Z_FULL_FLUSH);
    const auto piece = deflated(unit, Z_FULL_FLUSH);
    for (std::size_t i = 0; i < times; ++i) {
        out += piece;
    }
    return out + deflated(after, Z_FINISH);
}

} // namespace dongbo::test
