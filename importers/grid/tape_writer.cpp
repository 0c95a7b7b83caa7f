#include "importers/grid/tape_writer.h"

#include "importers/grid/tape_format.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace dongbo::importers {

namespace {

constexpr std::size_t flushBytes = 64 * 1024;
constexpr std::size_t slotCount = 2 * tape::dictionaryPlaces;
constexpr std::size_t metCount = 32768;

/// Hashes eight bytes at a time; the quality of the hash affects speed only.
std::uint64_t hashOf(std::string_view text)
{
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = text.size() * odd;
    while (text.size() >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), 8);
        hash = std::rotl(hash ^ word, 29) * odd;
        text.remove_prefix(8);
    }
    std::uint64_t tail = 0;
    std::memcpy(&tail, text.data(), text.size());
    hash = std::rotl(hash ^ tail, 29) * odd;
    return hash ^ (hash >> 32);
}

} // namespace

TapeWriter::TapeWriter(ByteOut& out, const Limits& limits)
    : m_out(out)
    , m_limits(limits)
    , m_slots(slotCount)
    , m_met(metCount)
{}

void TapeWriter::beginWorkbook(std::string_view format)
{
    tape::putText(m_body, format);
    finishFrame(static_cast<std::uint8_t>(FrameKind::Workbook));
}

void TapeWriter::font(std::string_view name)
{
    tape::putText(m_body, name);
    finishFrame(static_cast<std::uint8_t>(FrameKind::Font));
}

void TapeWriter::beginSheet(std::string_view name, bool hidden)
{
    m_body.push_back(hidden ? '\1' : '\0');
    tape::putText(m_body, name);
    finishFrame(static_cast<std::uint8_t>(FrameKind::BeginSheet));
    m_lastRow = 0;
    m_lastFont = 0;
    if (!m_places.empty()) {
        m_places.clear();
        m_texts.clear();
        std::fill(m_slots.begin(), m_slots.end(), 0);
    }
}

void TapeWriter::row(const Row& row)
{
    tape::putVarint(m_body, row.number - m_lastRow);
    tape::putVarint(m_body,
                    (static_cast<std::uint64_t>(row.cells.size()) << 1) | (row.hidden ? 1U : 0U));
    m_lastRow = row.number;
    m_lastColumn = 0;
    for (const auto& cell : row.cells) {
        putCell(cell);
        if (m_body.size() > m_limits.rowBytes) {
            m_body.clear();
            throw pastLimit("row_bytes", m_limits.rowBytes);
        }
    }
    m_cells += row.cells.size();
    if (m_cells > m_limits.cells) {
        m_body.clear();
        throw pastLimit("cells", m_limits.cells);
    }
    finishFrame(static_cast<std::uint8_t>(FrameKind::Row));
}

void TapeWriter::putCell(const Cell& cell)
{
    const auto tagAt = m_body.size();
    auto tag = static_cast<unsigned>(cell.kind);
    tag |= cell.isFormula ? tape::formulaBit : 0U;
    tag |= cell.column == m_lastColumn + 1 ? tape::nextColumnBit : 0U;
    tag |= cell.font == m_lastFont ? tape::sameFontBit : 0U;
    if (cell.kind == CellKind::Bool && cell.number != 0) {
        tag |= static_cast<unsigned>(tape::formSecond) << tape::formShift;
    }
    m_body.push_back(static_cast<char>(tag));
    if ((tag & tape::nextColumnBit) == 0) {
        tape::putVarint(m_body, cell.column - m_lastColumn - 1);
    }
    if ((tag & tape::sameFontBit) == 0) {
        tape::putVarint(m_body, cell.font);
    }
    m_lastColumn = cell.column;
    m_lastFont = cell.font;
    switch (cell.kind) {
    case CellKind::Text:
    case CellKind::Error:
        putTextValue(cell.text, tagAt);
        break;
    case CellKind::Number:
    case CellKind::Date:
        putNumberValue(cell.number, tagAt);
        break;
    case CellKind::Bool:
        break;
    }
}

void TapeWriter::putTextValue(std::string_view text, std::size_t tagAt)
{
    const auto setForm = [&](std::uint8_t form) {
        m_body[tagAt] = static_cast<char>(static_cast<unsigned char>(m_body[tagAt]) |
                                          (static_cast<unsigned>(form) << tape::formShift));
    };
    const auto hash = hashOf(text);
    const auto tag = static_cast<std::uint32_t>(hash >> 32) | 1U; // 0 marks a free slot in m_met
    auto slot = static_cast<std::size_t>(hash) & (slotCount - 1);
    for (; m_slots[slot] != 0; slot = (slot + 1) & (slotCount - 1)) {
        const auto& place = m_places[m_slots[slot] - 1];
        if (place.hash == tag && place.text == text) {
            setForm(tape::formReference);
            tape::putVarint(m_body, m_slots[slot] - 1);
            return;
        }
    }
    auto& met = m_met[static_cast<std::size_t>(hash) & (metCount - 1)];
    if (met == tag && m_places.size() < tape::dictionaryPlaces &&
        m_texts.used() + text.size() <= tape::dictionaryBytes) {
        m_places.push_back({m_texts.keep(text), tag});
        m_slots[slot] = static_cast<std::uint32_t>(m_places.size());
        setForm(tape::formSecond);
    }
    met = tag;
    tape::putText(m_body, text);
}

void TapeWriter::putNumberValue(double number, std::size_t tagAt)
{
    constexpr double exact =
        9007199254740992.0; // 2^53: whole numbers below it convert back exactly
    if (number > -exact && number < exact) {
        const auto whole = static_cast<std::int64_t>(number);
        // compared as bits, so that -0.0 is preserved
        if (std::bit_cast<std::uint64_t>(static_cast<double>(whole)) ==
            std::bit_cast<std::uint64_t>(number)) {
            const auto bits = static_cast<std::uint64_t>(whole);
            tape::putVarint(m_body, (bits << 1) ^ (whole < 0 ? ~0ULL : 0ULL));
            return;
        }
    }
    m_body[tagAt] = static_cast<char>(static_cast<unsigned char>(m_body[tagAt]) |
                                      (static_cast<unsigned>(tape::formSecond) << tape::formShift));
    const auto bits = std::bit_cast<std::uint64_t>(number);
    for (unsigned i = 0; i < 8; ++i) {
        m_body.push_back(static_cast<char>(bits >> (8 * i)));
    }
}

void TapeWriter::endSheet(std::span<const Merge> merges,
                          std::span<const std::uint32_t> hiddenColumns)
{
    tape::putVarint(m_body, merges.size());
    for (const auto& merge : merges) {
        tape::putVarint(m_body, merge.firstRow);
        tape::putVarint(m_body, merge.firstColumn);
        tape::putVarint(m_body, merge.lastRow);
        tape::putVarint(m_body, merge.lastColumn);
    }
    tape::putVarint(m_body, hiddenColumns.size());
    for (const auto column : hiddenColumns) {
        tape::putVarint(m_body, column);
    }
    finishFrame(static_cast<std::uint8_t>(FrameKind::EndSheet));
}

void TapeWriter::endWorkbook()
{
    tape::putVarint(m_body, m_cells);
    finishFrame(static_cast<std::uint8_t>(FrameKind::End));
    flush();
}

void TapeWriter::failure(const Error& error)
{
    m_body.clear();
    m_body.push_back(static_cast<char>(error.kind()));
    tape::putText(m_body, error.message().code);
    tape::putVarint(m_body, error.message().args.size());
    for (const auto& argument : error.message().args) {
        tape::putText(m_body, argument.name);
        tape::putText(m_body, argument.value);
    }
    finishFrame(static_cast<std::uint8_t>(FrameKind::Failure));
    flush();
}

void TapeWriter::progress(std::uint64_t done, std::uint64_t total)
{
    // progress is reported between rows only: m_body is empty here
    tape::putVarint(m_body, done);
    tape::putVarint(m_body, total);
    finishFrame(static_cast<std::uint8_t>(FrameKind::Progress));
}

void TapeWriter::finishFrame(std::uint8_t kind)
{
    const auto before = m_frames.size();
    tape::putVarint(m_frames, m_body.size() + 1);
    m_frames.push_back(static_cast<char>(kind));
    m_frames.append(m_body);
    m_body.clear();
    m_written += m_frames.size() - before;
    if (m_written > m_limits.tapeBytes && kind == static_cast<std::uint8_t>(FrameKind::Row)) {
        throw pastLimit("tape_bytes", m_limits.tapeBytes);
    }
    if (m_frames.size() >= flushBytes) {
        flush();
    }
}

void TapeWriter::flush()
{
    m_out.write(m_frames);
    m_frames.clear();
}

} // namespace dongbo::importers
