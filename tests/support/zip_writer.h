#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::test {

/// Writes ZIP files byte by byte, so that a test can make invalid ones.
class ZipWriter
{
public:
    enum class Packing
    {
        Stored,
        Deflated
    };

    /// A valid part.
    ZipWriter& add(std::string_view name, std::string_view content,
                   Packing packing = Packing::Deflated);
    /// A part that declares `size` and `crc` whatever `deflated` contains; `flags` as in the format
    /// (1 is "encrypted").
    ZipWriter& addRaw(std::string_view name, std::string_view deflated, std::uint32_t crc,
                      std::uint32_t size, std::uint16_t flags = 0);
    /// Another name for the data of the last part.
    ZipWriter& addOverlapping(std::string_view name);

    /// The whole file; `claimedEntries` other than the true number falsifies the end record.
    [[nodiscard]] std::string finish(int claimedEntries = -1) const;

private:
    struct Entry
    {
        std::string name;
        std::uint16_t flags = 0, method = 0;
        std::uint32_t crc = 0, packed = 0, size = 0, offset = 0;
    };

    void put(Entry entry, std::string_view bytes);

    std::string m_bytes;
    std::vector<Entry> m_entries;
};

/// CRC-32 of the bytes, continuing from that of the preceding bytes (0 at the beginning).
[[nodiscard]] std::uint32_t crcOf(std::string_view bytes, std::uint32_t before);

/// Raw deflate of `before`, `times` × `unit`, `after`, without holding it inflated in memory.
[[nodiscard]] std::string deflatedRepeat(std::string_view before, std::string_view unit,
                                         std::size_t times, std::string_view after);

} // namespace dongbo::test
