#pragma once

#include "importers/readers/container/input_file.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// The streams of a compound file (OLE 2), the container of .xls and other old office files. A
/// broken chain makes its stream shorter than declared, which the stream's reader detects.
class CompoundFile
{
public:
    /// `file` must outlive the object. Throws Error{Unreadable} "readers.broken_ole" when the
    /// header or the directory is invalid, also later when a chain is circular.
    explicit CompoundFile(const InputFile& file);

    [[nodiscard]] static bool isOne(std::string_view head)
    {
        return head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    }

    /// The root's stream of that name, ignoring case; absent when there is none. Streams of
    /// embedded objects are searched only if the root's own tree has none of that name.
    [[nodiscard]] std::unique_ptr<InputFile> stream(std::string_view name) const;
    /// Whether the root itself, not an embedded object, has a stream of that name.
    [[nodiscard]] bool isInRoot(std::string_view name) const
    {
        return childOfRoot(name).has_value();
    }
    /// Whether any entry, at any depth, has that name.
    [[nodiscard]] bool has(std::string_view name) const;

private:
    struct Entry
    {
        bool isStream = false;
        bool nameMatches = false;
        std::uint32_t left = 0, right = 0, child = 0;
        std::uint32_t firstSector = 0;
        std::uint64_t size = 0;
    };

    void readTable(std::string_view header);
    [[nodiscard]] std::vector<std::uint32_t> chain(std::uint32_t first, std::uint64_t atMost) const;
    [[nodiscard]] std::optional<Entry> entry(std::uint64_t index, std::string_view name) const;
    [[nodiscard]] std::optional<Entry> childOfRoot(std::string_view name) const;
    [[nodiscard]] std::optional<Entry> anyEntry(std::string_view name) const;
    [[nodiscard]] std::unique_ptr<InputFile> open(const Entry& entry) const;
    void openMini() const;

    const InputFile& m_file;
    unsigned m_shift = 9;
    unsigned m_miniShift = 6;
    std::uint64_t m_sectors = 0; ///< that fit in the file, the last one possibly partial
    std::uint32_t m_firstMiniTable = 0;
    std::uint64_t m_miniBelow = 4096;
    std::vector<std::uint32_t> m_next; ///< of each sector
    std::unique_ptr<InputFile> m_directory;
    mutable std::vector<std::uint32_t> m_miniNext;
    mutable std::unique_ptr<InputFile> m_mini;
};

} // namespace dongbo::importers
