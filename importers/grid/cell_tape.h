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

/// A list stored as tape frames; built by CellTapeBuilder. Iterating needs one window of 256 KiB
/// (or the longest row) and the sheet's dictionary (at most 4 MiB of text), whatever its size.
class CellTape final : public Workbook
{
public:
    [[nodiscard]] std::string_view format() const override { return m_format; }
    [[nodiscard]] const std::vector<std::string>& fonts() const override { return m_fonts; }
    [[nodiscard]] const std::vector<Sheet>& sheets() const override { return m_sheets; }
    void forEachRow(std::size_t sheet, const std::function<bool(const Row&)>& visit) const override;

    /// Size of the tape, and whether it is in a temporary file.
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
    std::vector<Stretch> m_stretches; ///< location of each sheet's rows
    TapeStore m_store;
};

/// Receives frames in pieces of any size as untrusted input: order, lengths, UTF-8, positions,
/// numbers and limits are validated before anything is stored.
class CellTapeBuilder final : public ByteOut
{
public:
    explicit CellTapeBuilder(const Limits& limits,
                             std::uint64_t memoryBytes = TapeStore::defaultMemoryBytes);
    ~CellTapeBuilder() override;

    /// Throws Error{Unreadable} "readers.stream_broken" when the frames violate a rule,
    /// Error{TooLarge} past tape_bytes, and the sender's own Error for a failure frame.
    void write(std::string_view bytes) override;
    /// The finished list. Throws Error{Unreadable} when the stream is incomplete.
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
    std::string m_pending; ///< an incomplete frame
    std::uint64_t m_cells = 0;
    std::uint64_t m_rows = 0;
    std::uint64_t m_bytesDone = 0;
    std::uint64_t m_bytesTotal = 0;
};

} // namespace dongbo::importers
