#include "importers/grid/tape_format.h"
#include "importers/grid/utf8.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace dongbo::importers {

void RowDecoder::reset()
{
    m_lastRow = 0;
    m_lastFont = 0;
    m_places.clear();
    m_texts.clear();
}

const Row* RowDecoder::decode(std::string_view body, std::size_t fonts)
{
    tape::Reader in(body);
    std::uint64_t delta = 0;
    std::uint64_t head = 0;
    if (!in.varint(delta) || !in.varint(head) || delta == 0 || delta > m_limits.rows - m_lastRow) {
        return nullptr;
    }
    const auto count = head >> 1;
    if (count == 0 || count > m_limits.columns || count > in.remaining()) {
        return nullptr;
    }
    m_lastRow += static_cast<std::uint32_t>(delta);
    m_lastColumn = 0;
    m_cells.clear();
    for (std::uint64_t i = 0; i < count; ++i) {
        if (!decodeCell(in, fonts)) {
            return nullptr;
        }
    }
    if (!in.atEnd()) {
        return nullptr;
    }
    m_row.number = m_lastRow;
    m_row.hidden = (head & 1U) != 0;
    m_row.cells = m_cells;
    return &m_row;
}

bool RowDecoder::decodeCell(tape::Reader& in, std::size_t fonts)
{
    std::uint8_t tag = 0;
    std::uint64_t skipped = 0;
    if (!in.byte(tag)) {
        return false;
    }
    if ((tag & tape::nextColumnBit) == 0 && !in.varint(skipped)) {
        return false;
    }
    if (m_lastColumn >= m_limits.columns || skipped >= m_limits.columns - m_lastColumn) {
        return false;
    }
    if ((tag & tape::sameFontBit) == 0) {
        std::uint64_t font = 0;
        if (!in.varint(font) || font >= fonts) {
            return false;
        }
        m_lastFont = static_cast<std::uint16_t>(font);
    }
    m_lastColumn += 1 + static_cast<std::uint32_t>(skipped);
    auto& cell = m_cells.emplace_back();
    cell.row = m_lastRow;
    cell.column = m_lastColumn;
    cell.font = m_lastFont;
    cell.isFormula = (tag & tape::formulaBit) != 0;
    const auto form = static_cast<std::uint8_t>(tag >> tape::formShift);
    switch (tag & 7U) {
    case static_cast<unsigned>(CellKind::Text):
        cell.kind = CellKind::Text;
        return decodeText(in, form, cell);
    case static_cast<unsigned>(CellKind::Error):
        cell.kind = CellKind::Error;
        return decodeText(in, form, cell);
    case static_cast<unsigned>(CellKind::Number):
        cell.kind = CellKind::Number;
        return decodeNumber(in, form, cell);
    case static_cast<unsigned>(CellKind::Date):
        cell.kind = CellKind::Date;
        return decodeNumber(in, form, cell);
    case static_cast<unsigned>(CellKind::Bool):
        cell.kind = CellKind::Bool;
        cell.number = form;
        return form <= 1;
    default:
        return false;
    }
}

bool RowDecoder::decodeText(tape::Reader& in, std::uint8_t form, Cell& cell)
{
    if (form == tape::formReference) {
        std::uint64_t place = 0;
        if (!in.varint(place) || place >= m_places.size()) {
            return false;
        }
        cell.text = m_places[static_cast<std::size_t>(place)];
        return true;
    }
    if (form > tape::formSecond || !in.text(cell.text) || cell.text.empty()) {
        return false;
    }
    if (m_trust == Trust::None &&
        (!isUtf8(cell.text) || isLongerThan(cell.text, m_limits.cellCharacters))) {
        return false;
    }
    if (form == tape::formSecond) {
        if (m_places.size() >= tape::dictionaryPlaces ||
            m_texts.used() + cell.text.size() > tape::dictionaryBytes) {
            return false;
        }
        cell.text = m_texts.keep(cell.text);
        m_places.push_back(cell.text);
    }
    return true;
}

bool RowDecoder::decodeNumber(tape::Reader& in, std::uint8_t form, Cell& cell)
{
    if (form == tape::formPlain) {
        std::uint64_t bits = 0;
        if (!in.varint(bits)) {
            return false;
        }
        const auto whole = static_cast<std::int64_t>((bits >> 1) ^ (~(bits & 1U) + 1));
        cell.number = static_cast<double>(whole);
        return true;
    }
    std::string_view raw;
    if (form != tape::formSecond || !in.bytes(8, raw)) {
        return false;
    }
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 8; ++i) {
        bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(raw[i])) << (8 * i);
    }
    cell.number = std::bit_cast<double>(bits);
    return std::isfinite(cell.number);
}

} // namespace dongbo::importers
