#include "tests/support/compound_writer.h"

#include <cstdint>
#include <cstring>

namespace dongbo::test {

namespace {

constexpr std::size_t sector = 512, miniSector = 64, miniBelow = 4096;
constexpr unsigned long endOfChain = 0xFFFFFFFEUL, freeSector = 0xFFFFFFFFUL,
                        tableSector = 0xFFFFFFFDUL, moreSector = 0xFFFFFFFCUL;
constexpr std::size_t inHeader = 109, inMore = 127; ///< sector numbers listed there

std::string padded(std::string bytes, std::size_t to)
{
    bytes.resize((bytes.size() + to - 1) / to * to, '\0');
    return bytes;
}

/// Appends a chain of `count` entries at the table's end; returns its first entry.
std::size_t addChain(std::vector<unsigned long>& table, std::size_t count)
{
    const auto first = table.size();
    for (std::size_t i = 1; i < count; ++i) {
        table.push_back(table.size() + 1);
    }
    if (count > 0) {
        table.push_back(endOfChain);
    }
    return first;
}

std::string tableBytes(std::vector<unsigned long> table)
{
    std::string bytes;
    while (table.size() % (sector / 4) != 0) {
        table.push_back(freeSector);
    }
    for (const auto next : table) {
        bytes += low32(next);
    }
    return bytes;
}

std::string entry(std::string_view name, char type, unsigned long right, unsigned long child,
                  unsigned long first, std::size_t size)
{
    std::string bytes;
    for (const char c : name) {
        bytes += {c, '\0'};
    }
    bytes.resize(64, '\0');
    bytes += low16(static_cast<unsigned>(2 * (name.size() + 1)));
    bytes += {type, '\1'};
    bytes += low32(freeSector) + low32(right) + low32(child) + std::string(36, '\0') +
             low32(first) + low32(size) + low32(0);
    return bytes;
}

} // namespace

std::string low16(unsigned value)
{
    return {static_cast<char>(value & 0xFFU), static_cast<char>((value >> 8U) & 0xFFU)};
}

std::string low32(unsigned long value)
{
    return low16(static_cast<unsigned>(value & 0xFFFFU)) +
           low16(static_cast<unsigned>((value >> 16U) & 0xFFFFU));
}

std::string low64(double value)
{
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof(bits));
    return low32(bits & 0xFFFFFFFFUL) + low32(bits >> 32U);
}

std::string compoundFile(const std::vector<std::pair<std::string, std::string>>& streams)
{
    std::vector<unsigned long> table, miniTable;
    std::string data, mini, entries;
    for (std::size_t i = 0; i < streams.size(); ++i) {
        const auto& [name, bytes] = streams[i];
        const auto right = i + 1 < streams.size() ? i + 2 : freeSector;
        std::size_t first = 0;
        if (bytes.size() < miniBelow) {
            const auto small = padded(bytes, miniSector);
            first = addChain(miniTable, small.size() / miniSector);
            mini += small;
        } else {
            const auto whole = padded(bytes, sector);
            first = addChain(table, whole.size() / sector);
            data += whole;
        }
        entries += entry(name, 2, right, freeSector, first, bytes.size());
    }
    const auto miniSize = mini.size();
    mini = padded(mini, sector);
    const auto miniAt = addChain(table, mini.size() / sector);
    const auto miniTableText = miniTable.empty() ? std::string() : tableBytes(miniTable);
    const auto miniTableAt = addChain(table, miniTableText.size() / sector);
    entries = entry("Root Entry", 5, freeSector, streams.empty() ? freeSector : 1,
                    miniSize == 0 ? endOfChain : miniAt, miniSize) +
              entries;
    entries = padded(entries, sector);
    const auto directoryAt = addChain(table, entries.size() / sector);
    // the table covers its own sectors too, and those that continue its list past the header
    std::size_t tableSectors = 1;
    std::size_t moreSectors = 0;
    while (tableSectors * (sector / 4) < table.size() + tableSectors + moreSectors) {
        ++tableSectors;
        moreSectors =
            tableSectors <= inHeader ? 0 : (tableSectors - inHeader + inMore - 1) / inMore;
    }
    const auto tableAt = table.size();
    const auto moreAt = tableAt + tableSectors;
    table.insert(table.end(), tableSectors, tableSector);
    table.insert(table.end(), moreSectors, moreSector);
    std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0') + low16(0x3E) +
                         low16(3) + low16(0xFFFE) + low16(9) + low16(6) + std::string(10, '\0') +
                         low32(tableSectors) + low32(directoryAt) + low32(0) + low32(miniBelow) +
                         low32(miniTable.empty() ? endOfChain : miniTableAt) +
                         low32(miniTableText.size() / sector) +
                         low32(moreSectors == 0 ? endOfChain : moreAt) + low32(moreSectors);
    const auto placeOf = [&](std::size_t i) {
        return low32(i < tableSectors ? tableAt + i : freeSector);
    };
    for (std::size_t i = 0; i < inHeader; ++i) {
        header += placeOf(i);
    }
    std::string more;
    for (std::size_t one = 0; one < moreSectors; ++one) {
        for (std::size_t i = 0; i < inMore; ++i) {
            more += placeOf(inHeader + one * inMore + i);
        }
        more += low32(one + 1 < moreSectors ? moreAt + one + 1 : endOfChain);
    }
    return header + data + mini + miniTableText + entries + tableBytes(table) + more;
}

} // namespace dongbo::test
