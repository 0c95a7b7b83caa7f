#pragma once

#include "importers/grid/limits.h"
#include "importers/grid/tape_format.h"
#include "importers/grid/tape_store.h"
#include "importers/grid/tape_writer.h"
#include "importers/grid/workbook.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// A list kept as tape frames; made by CellTapeBuilder. Walking it needs one window of 256 KiB (or
/// the longest row) and the sheet's dictionary (at most 4 MiB of text), whatever the list's size.
class CellTape final : public Workbook
{
public:
    [[nodiscard]] std::string_view format() const override { return m_format; }
    [[nodiscard]] const std::vector<std::string>& fonts() const override { return m_fonts; }
    [[nodiscard]] const std::vector<Sheet>& sheets() const override { return m_sheets; }
    void forEachRow(std::size_t sheet, const std::function<bool(const Row&)>& visit) const override;

    /// Bytes of the tape, and whether they had to go to a temporary file.
    [[nodiscard]] std::uint64_t bytes() const { return m_store.size(); }
    [[nodiscard]] bool isInFile() const { return m_store.isInFile(); }

private:
    friend class CellTapeBuilder;
    explicit CellTape(const Limits& limits, std::uint64_t memoryBytes)
        : m_limits(limits)
        , m_store(memoryBytes)
    {}

    struct Stretch
    {
        std::uint64_t begin = 0, end = 0;
    };

    Limits m_limits;
    std::string m_format;
    std::vector<std::string> m_fonts{""};
    std::vector<Sheet> m_sheets;
    std::vector<Stretch> m_stretches; ///< where each sheet's rows lie
    TapeStore m_store;
};

/// Takes the frames as they come, in pieces of any size, and believes none of them: order, lengths,
/// UTF-8, places, numbers and limits are checked before a byte is kept.
class CellTapeBuilder final : public ByteOut
{
public:
    explicit CellTapeBuilder(const Limits& limits,
                             std::uint64_t memoryBytes = TapeStore::defaultMemoryBytes);
    ~CellTapeBuilder() override;

    /// Throws Error{Unreadable} "readers.stream_broken" when the frames break a rule,
    /// Error{TooLarge} past tape_bytes, and the sender's own Error when that is what a frame says.
    void write(std::string_view bytes) override;
    /// The finished list. Throws Error{Unreadable} when the stream stopped before its end.
    [[nodiscard]] std::unique_ptr<CellTape> finish();

    [[nodiscard]] bool isComplete() const { return m_state == State::Done; }
    [[nodiscard]] std::uint64_t rows() const { return m_rows; }
    [[nodiscard]] std::uint64_t bytesDone() const { return m_bytesDone; }
    [[nodiscard]] std::uint64_t bytesTotal() const { return m_bytesTotal; }

private:
    enum class State
    {
        Start,
        BetweenSheets,
        InSheet,
        Done
    };

    std::size_t takeFrames(std::string_view bytes);
    bool takeFrame(FrameKind kind, std::string_view body);
    bool takeWorkbook(tape::Reader in);
    bool takeFont(tape::Reader in);
    bool takeBeginSheet(tape::Reader in);
    bool takeRow(std::string_view body);
    bool takeEndSheet(tape::Reader in);
    bool takeEnd(tape::Reader in);
    bool takeProgress(tape::Reader in);
    bool takeFailure(tape::Reader in) const;
    bool takeMerge(tape::Reader& in, Sheet& sheet) const;

    Limits m_limits;
    std::unique_ptr<CellTape> m_tape;
    RowDecoder m_decoder;
    State m_state = State::Start;
    std::string m_pending; ///< a frame that has not come whole yet
    std::uint64_t m_cells = 0;
    std::uint64_t m_rows = 0;
    std::uint64_t m_bytesDone = 0;
    std::uint64_t m_bytesTotal = 0;
};

} // namespace dongbo::importers
