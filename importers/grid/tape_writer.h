#pragma once

#include "importers/grid/cell_sink.h"
#include "importers/grid/limits.h"
#include "importers/grid/text_arena.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// Receives finished frames: a pipe, or a CellTapeBuilder directly.
class ByteOut
{
public:
    virtual ~ByteOut() = default;
    virtual void write(std::string_view bytes) = 0;
};

/// Writes a list as tape frames. A text that occurs a second time in a sheet is added to a bounded
/// dictionary (4 MiB) and referred to by index from then on: unique serials cost no memory, and
/// makers, units and notes are not repeated.
class TapeWriter final : public CellSink
{
public:
    TapeWriter(ByteOut& out, const Limits& limits);

    void beginWorkbook(std::string_view format) override;
    void font(std::string_view name) override;
    void beginSheet(std::string_view name, bool hidden) override;
    /// Throws Error{TooLarge} past cells, row_bytes or tape_bytes.
    void row(const Row& row) override;
    void endSheet(std::span<const Merge> merges,
                  std::span<const std::uint32_t> hiddenColumns) override;
    void endWorkbook() override;

    /// Ends the stream with an error; nothing may follow.
    void failure(const Error& error);
    void progress(std::uint64_t done, std::uint64_t total);

private:
    void putCell(const Cell& cell);
    void putTextValue(std::string_view text, std::size_t tagAt);
    void putNumberValue(double number, std::size_t tagAt);
    void finishFrame(std::uint8_t kind);
    void flush();

    struct Place
    {
        std::string_view text;
        std::uint32_t hash = 0;
    };

    ByteOut& m_out;
    const Limits& m_limits;
    std::string m_body;
    std::string m_frames;
    std::uint64_t m_written = 0;
    std::uint64_t m_cells = 0;
    std::uint32_t m_lastRow = 0;
    std::uint32_t m_lastColumn = 0;
    std::uint16_t m_lastFont = 0;
    std::vector<Place> m_places;
    std::vector<std::uint32_t> m_slots; ///< open addressing: 0 or index into m_places + 1
    std::vector<std::uint32_t> m_met;   ///< hashes of texts seen once; entries may be overwritten
    TextArena m_texts;
};

} // namespace dongbo::importers
