#include "importers/readers/container/compound_file.h"

#include "importers/grid/limits.h"
#include "importers/readers/container/little_endian.h"

#include <algorithm>
#include <array>
#include <string>

namespace dongbo::importers {

namespace {

constexpr std::uint32_t lastSector = 0xFFFFFFFA; ///< greater numbers are markers, not sectors
constexpr std::uint32_t noEntry = 0xFFFFFFFF;
constexpr std::size_t headerBytes = 512;
constexpr std::size_t entryBytes = 128;
constexpr std::size_t tableInHeader = 109;
constexpr std::size_t mostRootEntries = 4096;

Error broken(const char* what)
{
    return unreadable("readers.broken_ole", what);
}

/// A chain of sectors as a contiguous file.
class SectorStream final : public InputFile
{
public:
    /// Sector n begins at base + n << shift of `in`.
    SectorStream(const InputFile& in, std::uint64_t base, unsigned shift,
                 std::vector<std::uint32_t> sectors, std::uint64_t size)
        : m_in(in)
        , m_base(base)
        , m_shift(shift)
        , m_sectors(std::move(sectors))
        , m_size(std::min(size, static_cast<std::uint64_t>(m_sectors.size()) << shift))
    {}

    [[nodiscard]] std::uint64_t size() const override { return m_size; }

    std::size_t readAt(std::uint64_t offset, char* out, std::size_t size) const override
    {
        std::size_t got = 0;
        while (got < size && offset + got < m_size) {
            const auto at = offset + got;
            const auto within = at & ((std::uint64_t{1} << m_shift) - 1);
            auto index = static_cast<std::size_t>(at >> m_shift);
            const auto from = m_base + (std::uint64_t{m_sectors[index]} << m_shift) + within;
            // neighbours in the chain are mostly contiguous in the file: one read for all of them
            std::uint64_t run = (std::uint64_t{1} << m_shift) - within;
            while (run < size - got && index + 1 < m_sectors.size() &&
                   m_sectors[index + 1] == m_sectors[index] + 1) {
                run += std::uint64_t{1} << m_shift;
                ++index;
            }
            const auto wanted =
                std::min({run, static_cast<std::uint64_t>(size - got), m_size - at});
            const auto part = m_in.readAt(from, out + got, static_cast<std::size_t>(wanted));
            got += part;
            if (part < wanted) {
                break;
            }
        }
        return got;
    }

private:
    const InputFile& m_in;
    std::uint64_t m_base;
    unsigned m_shift;
    std::vector<std::uint32_t> m_sectors;
    std::uint64_t m_size;
};

void appendTable(const InputFile& in, std::uint64_t offset, std::size_t bytes,
                 std::vector<std::uint32_t>& table)
{
    std::string block(bytes, '\0');
    block.resize(in.readAt(offset, block.data(), block.size()));
    for (std::size_t at = 0; at + 4 <= block.size(); at += 4) {
        table.push_back(number32(block, at));
    }
}

/// Sectors from `first` on, at most so many, up to the first invalid number.
std::vector<std::uint32_t> chainIn(const std::vector<std::uint32_t>& next, std::uint32_t first,
                                   std::uint64_t count, std::uint64_t atMost)
{
    std::vector<std::uint32_t> sectors;
    std::vector<bool> met(static_cast<std::size_t>(count));
    for (auto at = first; at < count && sectors.size() < atMost;) {
        if (met[at]) {
            throw broken("chain of sectors in a circle");
        }
        met[at] = true;
        sectors.push_back(at);
        at = at < next.size() ? next[at] : noEntry;
    }
    return sectors;
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether the entry's name (UTF-16, its length with the final zero at 64) is that ASCII word.
bool isNamed(std::string_view raw, std::string_view name)
{
    if (number16(raw, 64) != 2 * (name.size() + 1)) {
        return false;
    }
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (lowered(raw[2 * i]) != lowered(name[i]) || raw[2 * i + 1] != '\0') {
            return false;
        }
    }
    return true;
}

} // namespace

CompoundFile::CompoundFile(const InputFile& file)
    : m_file(file)
{
    const auto header = file.head(headerBytes);
    if (header.size() < headerBytes || !isOne(header)) {
        throw broken("header");
    }
    m_shift = number16(header, 30);
    m_miniShift = number16(header, 32);
    if ((m_shift != 9 && m_shift != 12) || m_miniShift != 6) {
        throw broken("sector size");
    }
    const auto sector = std::uint64_t{1} << m_shift;
    m_sectors = file.size() <= sector ? 0 : (file.size() - 1) / sector;
    m_firstMiniTable = number32(header, 60);
    m_miniBelow = number32(header, 56);
    readTable(header);
    auto directory = chain(number32(header, 48), m_sectors);
    if (directory.empty()) {
        throw broken("directory");
    }
    const auto size = static_cast<std::uint64_t>(directory.size()) << m_shift;
    m_directory = std::make_unique<SectorStream>(file, sector, m_shift, std::move(directory), size);
}

/// Reads the sector allocation table. Its own sectors are listed in the header and, for large
/// files, in further sectors.
void CompoundFile::readTable(std::string_view header)
{
    std::vector<std::uint32_t> places;
    for (std::size_t i = 0; i < tableInHeader; ++i) {
        places.push_back(number32(header, 76 + 4 * i));
    }
    const auto sector = std::size_t{1} << m_shift;
    auto more = number32(header, 68);
    for (std::uint64_t seen = 0; more < lastSector && more < m_sectors && seen < m_sectors;
         ++seen) {
        appendTable(m_file, (std::uint64_t{more} + 1) << m_shift, sector, places);
        if (places.empty() || places.size() > m_sectors + tableInHeader + sector / 4) {
            break;
        }
        more = places.back();
        places.pop_back();
    }
    for (const auto place : places) {
        if (place < m_sectors && m_next.size() < m_sectors) {
            appendTable(m_file, (std::uint64_t{place} + 1) << m_shift, sector, m_next);
        }
    }
}

std::vector<std::uint32_t> CompoundFile::chain(std::uint32_t first, std::uint64_t atMost) const
{
    return chainIn(m_next, first, m_sectors, atMost);
}

std::optional<CompoundFile::Entry> CompoundFile::entry(std::uint64_t index,
                                                       std::string_view name) const
{
    std::array<char, entryBytes> bytes{};
    if (index >= m_directory->size() / entryBytes ||
        m_directory->readAt(index * entryBytes, bytes.data(), bytes.size()) < bytes.size()) {
        return {};
    }
    const std::string_view raw(bytes.data(), bytes.size());
    Entry entry;
    entry.isStream = raw[66] == 2;
    entry.nameMatches = isNamed(raw, name);
    entry.left = number32(raw, 68);
    entry.right = number32(raw, 72);
    entry.child = number32(raw, 76);
    entry.firstSector = number32(raw, 116);
    entry.size = m_shift == 9 ? number32(raw, 120) : number64(raw, 120);
    return entry;
}

std::optional<CompoundFile::Entry> CompoundFile::childOfRoot(std::string_view name) const
{
    const auto root = entry(0, name);
    std::vector<std::uint32_t> open{root ? root->child : noEntry};
    for (std::size_t seen = 0; !open.empty() && seen < mostRootEntries; ++seen) {
        const auto found = entry(open.back(), name);
        open.pop_back();
        if (!found) {
            continue;
        }
        if (found->isStream && found->nameMatches) {
            return found;
        }
        open.push_back(found->left);
        open.push_back(found->right);
    }
    return {};
}

std::optional<CompoundFile::Entry> CompoundFile::anyEntry(std::string_view name) const
{
    const auto count = m_directory->size() / entryBytes;
    for (std::uint64_t i = 0; i < count; ++i) {
        if (const auto found = entry(i, name); found && found->nameMatches) {
            return found;
        }
    }
    return {};
}

bool CompoundFile::has(std::string_view name) const
{
    return anyEntry(name).has_value();
}

std::unique_ptr<InputFile> CompoundFile::stream(std::string_view name) const
{
    auto found = childOfRoot(name);
    if (!found) {
        found = anyEntry(name);
    }
    return found && found->isStream ? open(*found) : nullptr;
}

std::unique_ptr<InputFile> CompoundFile::open(const Entry& entry) const
{
    if (entry.size >= m_miniBelow) {
        const auto need = std::min(m_sectors, (entry.size >> m_shift) + 1);
        return std::make_unique<SectorStream>(m_file, std::uint64_t{1} << m_shift, m_shift,
                                              chain(entry.firstSector, need), entry.size);
    }
    openMini();
    const auto need = (entry.size >> m_miniShift) + 1;
    return std::make_unique<SectorStream>(
        *m_mini, 0, m_miniShift,
        chainIn(m_miniNext, entry.firstSector, m_mini->size() >> m_miniShift, need), entry.size);
}

/// Small streams are stored in sectors of their own within the root's stream.
void CompoundFile::openMini() const
{
    if (m_mini) {
        return;
    }
    const auto root = entry(0, "");
    const auto sector = std::size_t{1} << m_shift;
    m_mini = std::make_unique<SectorStream>(m_file, sector, m_shift,
                                            root ? chain(root->firstSector, m_sectors)
                                                 : std::vector<std::uint32_t>(),
                                            root ? root->size : 0);
    for (const auto place : chain(m_firstMiniTable, m_sectors)) {
        appendTable(m_file, (std::uint64_t{place} + 1) << m_shift, sector, m_miniNext);
    }
}

} // namespace dongbo::importers
