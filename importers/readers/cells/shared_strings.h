#pragma once

#include "importers/grid/limits.h"
#include "importers/readers/cells/fonts.h"
#include "importers/readers/xml/tag_scanner.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// A text with the font of its first run, 0 for the cell's own font.
struct RichText
{
    std::string_view text;
    std::uint16_t font = 0;
};

/// Reads <si> or <is>, plain or in runs, without phonetic guides. Reusable for many texts.
class RichTextReader
{
public:
    RichTextReader(Fonts& fonts, const Limits& limits)
        : m_fonts(fonts)
        , m_limits(limits)
    {}
    /// Call it after the element's Open; reads to its Close. The text lives until the next call.
    /// Throws Error{TooLarge} past cell_characters.
    RichText read(TagScanner& scanner);

private:
    Fonts& m_fonts;
    const Limits& m_limits;
    std::string m_text;
    std::string m_fontName;
};

/// A workbook's shared strings: texts in blocks of 1 MiB at stable addresses, and four bytes each
/// to find them. Declared counts and sizes are ignored.
class SharedStrings
{
public:
    /// Reads the part. Throws Error{TooLarge} past shared_string_bytes or cell_characters.
    void read(TagScanner& scanner, Fonts& fonts, const Limits& limits);

    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }
    /// Lives as long as the object; index < size().
    [[nodiscard]] RichText at(std::uint64_t index) const;
    /// Stores a copy under the next index. Throws Error{TooLarge} past shared_string_bytes.
    void add(const RichText& text, const Limits& limits);

private:
    static constexpr std::size_t blockBytes = 1U << 20;
    static constexpr std::size_t pageEntries = 1U << 16;

    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_used = blockBytes; ///< of the last block
    std::vector<std::unique_ptr<std::uint32_t[]>> m_pages;
    std::uint64_t m_size = 0;
    std::uint64_t m_bytes = 0;
};

} // namespace dongbo::importers
