#pragma once

#include "importers/grid/limits.h"
#include "importers/grid/text_arena.h"
#include "importers/grid/workbook.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

// The cell tape is a sequence of frames: varint length, one byte of FrameKind, body. Varints are
// little-endian groups of seven bits. A text is a varint length and its UTF-8. The same frames
// travel through the pipe from dongbo-reader; a row's frame is stored unchanged once validated.
//
// Row body: varint rows since the last one (>= 1) · varint (cells << 1 | hidden) · cells.
// Cell: one byte = kind (3 bits) | formula | next column | same font as the cell before | form (2),
//       then varint columns skipped unless "next column", varint font unless "same font", value:
//   Text, Error  form 0 text · 1 text, added to the dictionary · 2 varint dictionary index
//   Number, Date form 0 zigzag varint of a whole number · 1 eight bytes IEEE, little-endian
//   Bool         form is the value
// Dictionary and last row are reset at each sheet, so that a sheet can be read independently.

enum class FrameKind : std::uint8_t
{
    Workbook = 1,   ///< text format
    Font = 2,       ///< text name
    BeginSheet = 3, ///< byte hidden · text name
    Row = 4,
    EndSheet = 5, ///< varint n · n × 4 varint merges · varint m · m varint hidden columns
    End = 6,      ///< varint cells, as a checksum
    Failure = 7,  ///< byte kind · text code · varint n · n × (text name, text value)
    Progress = 8  ///< varint bytes done · varint total bytes
};

namespace tape {

inline constexpr std::uint8_t formulaBit = 1U << 3;
inline constexpr std::uint8_t nextColumnBit = 1U << 4;
inline constexpr std::uint8_t sameFontBit = 1U << 5;
inline constexpr unsigned formShift = 6;
inline constexpr std::uint8_t formPlain = 0, formSecond = 1, formReference = 2;

inline constexpr std::size_t dictionaryPlaces = 65536;
inline constexpr std::size_t dictionaryBytes = 4U << 20;
inline constexpr std::size_t nameBytes = 4096; ///< longest sheet or font name stored

/// The longest frame: a full row of cells of maximum size and its text.
[[nodiscard]] inline std::uint64_t frameBytes(const Limits& limits)
{
    return limits.rowBytes + limits.columns * 24 + limits.merges * 12 + 64 * 1024;
}

inline void putVarint(std::string& out, std::uint64_t value)
{
    std::array<char, 10> bytes; // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
    std::size_t size = 0;
    while (value >= 0x80) {
        bytes[size++] = static_cast<char>(value | 0x80U);
        value >>= 7;
    }
    bytes[size++] = static_cast<char>(value);
    out.append(bytes.data(), size);
}

inline void putText(std::string& out, std::string_view text)
{
    putVarint(out, text.size());
    out.append(text);
}

/// Parses the output of the functions above; every read returns whether enough bytes were there.
class Reader
{
public:
    explicit Reader(std::string_view bytes)
        : m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {}

    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] std::size_t remaining() const { return static_cast<std::size_t>(m_end - m_at); }
    [[nodiscard]] const char* position() const { return m_at; }

    [[nodiscard]] bool byte(std::uint8_t& out)
    {
        if (m_at == m_end) {
            return false;
        }
        out = static_cast<std::uint8_t>(*m_at++);
        return true;
    }

    [[nodiscard]] bool varint(std::uint64_t& out)
    {
        out = 0;
        for (unsigned shift = 0; shift < 64 && m_at != m_end; shift += 7) {
            const auto byte = static_cast<std::uint8_t>(*m_at++);
            if (shift == 63 && byte > 1) {
                return false;
            }
            out |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool bytes(std::uint64_t size, std::string_view& out)
    {
        if (size > remaining()) {
            return false;
        }
        out = {m_at, static_cast<std::size_t>(size)};
        m_at += size;
        return true;
    }

    [[nodiscard]] bool text(std::string_view& out)
    {
        std::uint64_t size = 0;
        return varint(size) && bytes(size, out);
    }

private:
    const char* m_at;
    const char* m_end;
};

} // namespace tape

/// Decodes untrusted row bodies into cells: it protects the program from a forged pipe. One per
/// sheet.
class RowDecoder
{
public:
    enum class Trust
    {
        None, ///< from the pipe: texts are validated too
        Kept  ///< from our own tape: lengths and positions are still validated
    };

    RowDecoder(const Limits& limits, Trust trust)
        : m_limits(limits)
        , m_trust(trust)
    {}

    /// Starts the next sheet.
    void reset();
    /// The row of a Row frame's body, or absent when the bytes violate the format or the limits.
    /// Views live until the next call (texts of the dictionary until reset).
    /// `fonts` is the number of fonts declared so far.
    [[nodiscard]] const Row* decode(std::string_view body, std::size_t fonts);

private:
    bool decodeCell(tape::Reader& in, std::size_t fonts);
    bool decodeText(tape::Reader& in, std::uint8_t form, Cell& cell);
    static bool decodeNumber(tape::Reader& in, std::uint8_t form, Cell& cell);

    const Limits& m_limits;
    Trust m_trust;
    std::vector<Cell> m_cells;
    Row m_row;
    std::uint32_t m_lastRow = 0;
    std::uint32_t m_lastColumn = 0;
    std::uint16_t m_lastFont = 0;
    std::vector<std::string_view> m_places;
    TextArena m_texts;
};

} // namespace dongbo::importers
