#include "importers/grid/cell_tape.h"

#include "importers/grid/utf8.h"

#include <algorithm>
#include <array>

namespace dongbo::importers {

namespace {

constexpr std::size_t windowBytes = 256U << 10;

Error brokenStream(const std::string& log)
{
    return unreadable("readers.stream_broken", log);
}

bool isCode(std::string_view text)
{
    return text.starts_with("readers.") && text.size() <= 64 &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
           });
}

bool isShownText(std::string_view text)
{
    return text.size() <= 1024 && isUtf8(text) &&
           std::none_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; });
}

} // namespace

void CellTape::forEachRow(std::size_t sheet, const std::function<bool(const Row&)>& visit) const
{
    RowDecoder decoder(m_limits, RowDecoder::Trust::Kept);
    auto [offset, end] = m_stretches.at(sheet);
    std::string window;
    std::size_t at = 0; // of the window
    while (at < window.size() || offset < end) {
        tape::Reader in(std::string_view(window).substr(at));
        std::uint64_t length = 0;
        std::string_view frame;
        if (in.varint(length) && in.bytes(length, frame)) {
            at = window.size() - in.remaining();
            const auto* row =
                frame.empty() ? nullptr : decoder.decode(frame.substr(1), m_fonts.size());
            if (row == nullptr) {
                throw unreadable("readers.temporary_lost", "kept row does not decode");
            }
            if (!visit(*row)) {
                return;
            }
            continue;
        }
        window.erase(0, at);
        at = 0;
        const auto kept = window.size();
        const auto wanted = static_cast<std::size_t>(
            std::min<std::uint64_t>(end - offset, std::max(windowBytes, kept)));
        window.resize(kept + wanted);
        if (wanted == 0 || m_store.readAt(offset, window.data() + kept, wanted) != wanted) {
            throw unreadable("readers.temporary_lost", "kept rows end early");
        }
        offset += wanted;
    }
}

CellTapeBuilder::CellTapeBuilder(const Limits& limits, std::uint64_t memoryBytes)
    : m_limits(limits)
    , m_tape(new CellTape(limits, memoryBytes))
    , m_decoder(m_limits, RowDecoder::Trust::None)
{}

CellTapeBuilder::~CellTapeBuilder() = default;

void CellTapeBuilder::write(std::string_view bytes)
{
    if (m_pending.empty()) {
        m_pending.append(bytes.substr(takeFrames(bytes)));
        return;
    }
    m_pending.append(bytes);
    m_pending.erase(0, takeFrames(m_pending));
}

/// Consumes all complete frames and returns their size in bytes. Consecutive rows are stored in one
/// block.
std::size_t CellTapeBuilder::takeFrames(std::string_view bytes)
{
    tape::Reader in(bytes);
    std::size_t done = 0;
    std::size_t rowsFrom = 0;
    const auto keepRows = [&] {
        if (done > rowsFrom) {
            m_tape->m_store.append(bytes.substr(rowsFrom, done - rowsFrom));
        }
        if (m_tape->m_store.size() > m_limits.tapeBytes) {
            throw pastLimit("tape_bytes", m_limits.tapeBytes);
        }
    };
    for (;;) {
        std::uint64_t length = 0;
        std::string_view frame;
        if (!in.varint(length)) {
            if (in.remaining() == 0 && bytes.size() - done < 10) {
                break; // the length field is incomplete
            }
            throw brokenStream("frame length");
        }
        if (length == 0 || length > tape::frameBytes(m_limits)) {
            throw brokenStream("frame length");
        }
        if (!in.bytes(length, frame)) {
            break;
        }
        const auto kind = static_cast<FrameKind>(frame.front());
        if (kind != FrameKind::Row) {
            keepRows();
        }
        if (!takeFrame(kind, frame.substr(1))) {
            throw brokenStream("frame of kind " + std::to_string(static_cast<unsigned>(kind)));
        }
        done = bytes.size() - in.remaining();
        if (kind != FrameKind::Row) {
            rowsFrom = done;
        }
    }
    keepRows();
    return done;
}

bool CellTapeBuilder::takeFrame(FrameKind kind, std::string_view body)
{
    switch (kind) {
    case FrameKind::Workbook:
        return m_state == State::Start && takeWorkbook(tape::Reader(body));
    case FrameKind::Font:
        return (m_state == State::BetweenSheets || m_state == State::InSheet) &&
               takeFont(tape::Reader(body));
    case FrameKind::BeginSheet:
        return m_state == State::BetweenSheets && takeBeginSheet(tape::Reader(body));
    case FrameKind::Row:
        return m_state == State::InSheet && takeRow(body);
    case FrameKind::EndSheet:
        return m_state == State::InSheet && takeEndSheet(tape::Reader(body));
    case FrameKind::End:
        return m_state == State::BetweenSheets && takeEnd(tape::Reader(body));
    case FrameKind::Failure:
        return m_state != State::Done && takeFailure(tape::Reader(body));
    case FrameKind::Progress:
        return m_state != State::Done && takeProgress(tape::Reader(body));
    }
    return false;
}

bool CellTapeBuilder::takeWorkbook(tape::Reader in)
{
    std::string_view format;
    if (!in.text(format) || !in.atEnd() || format.empty() || format.size() > 16 ||
        !std::all_of(format.begin(), format.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
        return false;
    }
    m_tape->m_format = format;
    m_state = State::BetweenSheets;
    return true;
}

bool CellTapeBuilder::takeFont(tape::Reader in)
{
    std::string_view name;
    if (!in.text(name) || !in.atEnd() || name.size() > tape::nameBytes || !isUtf8(name) ||
        m_tape->m_fonts.size() >= m_limits.fonts) {
        return false;
    }
    m_tape->m_fonts.emplace_back(name);
    return true;
}

bool CellTapeBuilder::takeBeginSheet(tape::Reader in)
{
    std::uint8_t hidden = 0;
    std::string_view name;
    if (!in.byte(hidden) || hidden > 1 || !in.text(name) || !in.atEnd() ||
        name.size() > tape::nameBytes || !isUtf8(name) ||
        m_tape->m_sheets.size() >= m_limits.sheets) {
        return false;
    }
    auto& sheet = m_tape->m_sheets.emplace_back();
    sheet.name = name;
    sheet.hidden = hidden != 0;
    const auto here = m_tape->m_store.size();
    m_tape->m_stretches.push_back({here, here});
    m_decoder.reset();
    m_state = State::InSheet;
    return true;
}

bool CellTapeBuilder::takeRow(std::string_view body)
{
    const auto* row = m_decoder.decode(body, m_tape->m_fonts.size());
    if (row == nullptr || row->cells.size() > m_limits.cells - m_cells) {
        return false;
    }
    auto& sheet = m_tape->m_sheets.back();
    sheet.lastRow = row->number;
    sheet.lastColumn = std::max(sheet.lastColumn, row->cells.back().column);
    sheet.cells += row->cells.size();
    m_cells += row->cells.size();
    ++m_rows;
    return true;
}

bool CellTapeBuilder::takeMerge(tape::Reader& in, Sheet& sheet) const
{
    std::array<std::uint64_t, 4> ends{};
    for (auto& end : ends) {
        if (!in.varint(end) || end == 0) {
            return false;
        }
    }
    if (ends[2] > m_limits.rows || ends[3] > m_limits.columns || ends[0] > ends[2] ||
        ends[1] > ends[3]) {
        return false;
    }
    sheet.merges.push_back(
        {static_cast<std::uint32_t>(ends[0]), static_cast<std::uint32_t>(ends[1]),
         static_cast<std::uint32_t>(ends[2]), static_cast<std::uint32_t>(ends[3])});
    return true;
}

bool CellTapeBuilder::takeEndSheet(tape::Reader in)
{
    auto& sheet = m_tape->m_sheets.back();
    std::uint64_t count = 0;
    if (!in.varint(count) || count > m_limits.merges) {
        return false;
    }
    for (std::uint64_t i = 0; i < count; ++i) {
        if (!takeMerge(in, sheet)) {
            return false;
        }
    }
    if (!in.varint(count) || count > m_limits.columns) {
        return false;
    }
    std::uint64_t last = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        std::uint64_t column = 0;
        if (!in.varint(column) || column <= last || column > m_limits.columns) {
            return false;
        }
        sheet.hiddenColumns.push_back(static_cast<std::uint32_t>(column));
        last = column;
    }
    m_tape->m_stretches.back().end = m_tape->m_store.size();
    m_state = State::BetweenSheets;
    return in.atEnd();
}

bool CellTapeBuilder::takeEnd(tape::Reader in)
{
    std::uint64_t cells = 0;
    if (!in.varint(cells) || !in.atEnd() || cells != m_cells) {
        return false;
    }
    m_state = State::Done;
    return true;
}

bool CellTapeBuilder::takeProgress(tape::Reader in)
{
    return in.varint(m_bytesDone) && in.varint(m_bytesTotal) && in.atEnd();
}

/// Throws the Error carried by a well-formed failure frame; returns false when it is malformed.
bool CellTapeBuilder::takeFailure(tape::Reader in) const
{
    std::uint8_t kind = 0;
    std::string_view code;
    std::uint64_t count = 0;
    if (!in.byte(kind) || !in.text(code) || !isCode(code) || !in.varint(count) || count > 8) {
        return false;
    }
    Message message{std::string(code), {}};
    for (std::uint64_t i = 0; i < count; ++i) {
        std::string_view name;
        std::string_view value;
        if (!in.text(name) || !in.text(value) || name.empty() || !isShownText(name) ||
            !isShownText(value)) {
            return false;
        }
        message.args.push_back({std::string(name), std::string(value)});
    }
    // the only failures the reader process may report
    for (const auto allowed : {Error::Kind::Unreadable, Error::Kind::Encrypted,
                               Error::Kind::TooLarge, Error::Kind::Cancelled, Error::Kind::Bug}) {
        if (kind == static_cast<std::uint8_t>(allowed) && in.atEnd()) {
            throw Error(allowed, std::move(message));
        }
    }
    return false;
}

std::unique_ptr<CellTape> CellTapeBuilder::finish()
{
    if (m_state != State::Done || !m_pending.empty()) {
        throw brokenStream("stream ends early");
    }
    m_tape->m_store.finish();
    return std::move(m_tape);
}

} // namespace dongbo::importers
