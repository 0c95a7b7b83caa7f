#include "importers/readers/xls/xls_sheet.h"

#include "importers/readers/container/little_endian.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace dongbo::importers {

namespace {

constexpr std::size_t rowsOfXls = 65536, columnsOfXls = 256;
constexpr std::size_t placeBytes = 6; ///< row, column, style
constexpr std::uint32_t rowsBetweenReports = 1024;

/// An RK number of 30 bits: an integer or the upper half of an IEEE number, optionally × 100.
double squeezed(std::uint32_t bits)
{
    double value = 0;
    if ((bits & 2U) != 0) {
        value = static_cast<double>(static_cast<std::int32_t>(bits) >> 2);
    } else {
        const std::uint64_t wide = static_cast<std::uint64_t>(bits & ~3U) << 32U;
        std::memcpy(&value, &wide, sizeof(value));
    }
    return (bits & 1U) != 0 ? value / 100 : value;
}

std::string_view errorNamed(unsigned code)
{
    switch (code) {
    case 0x00:
        return "#NULL!";
    case 0x07:
        return "#DIV/0!";
    case 0x0F:
        return "#VALUE!";
    case 0x17:
        return "#REF!";
    case 0x1D:
        return "#NAME?";
    case 0x24:
        return "#NUM!";
    default:
        return "#N/A";
    }
}

/// Formulas have three record types; some programs mix them.
std::uint16_t plainId(std::uint16_t id)
{
    return id == 0x0206 || id == 0x0406 ? biff::formula : id;
}

bool makesCell(std::uint16_t id)
{
    return id == biff::labelShared || id == biff::rk || id == biff::mulRk || id == biff::number ||
           id == biff::formula || id == biff::label || id == biff::richString ||
           id == biff::boolError;
}

} // namespace

XlsSheetReader::XlsSheetReader(BiffRecords& records, const XlsWorkbook& book, CellSink& sink,
                               const Limits& limits, ReadWatch& watch)
    : m_records(records)
    , m_book(book)
    , m_sink(sink)
    , m_limits(limits)
    , m_watch(watch)
    , m_row(sink, limits)
{}

Error XlsSheetReader::broken(const char* what) const
{
    return {Error::Kind::Unreadable,
            {"readers.broken_sheet", {{"row", std::to_string(m_row.row())}}},
            what};
}

void XlsSheetReader::read(const XlsWorkbook::SheetPlace& sheet)
{
    m_row.begin(0, false);
    m_sink.beginSheet(sheet.name, sheet.hidden);
    survey(sheet);
    readCells(sheet);
    std::vector<std::uint32_t> hidden;
    for (std::size_t i = 0; i < m_hiddenColumns.size(); ++i) {
        if (m_hiddenColumns[i]) {
            hidden.push_back(static_cast<std::uint32_t>(i + 1));
        }
    }
    m_sink.endSheet(m_merges, hidden);
    reportNow();
}

void XlsSheetReader::reportNow()
{
    m_watch.reached(m_records.at(), m_records.size());
}

void XlsSheetReader::survey(const XlsWorkbook::SheetPlace& sheet)
{
    m_hiddenRows.assign(rowsOfXls, false);
    m_hiddenColumns.assign(columnsOfXls, false);
    m_merges.clear();
    m_rowsRise = true;
    m_lastRow = -1;
    m_records.seek(sheet.offset);
    if (!m_records.next() || m_records.id() != biff::begin) {
        throw broken("sheet is not at its place");
    }
    // embedded charts begin and end like sheets
    for (std::size_t depth = 1; depth > 0;) {
        if (!m_records.next()) {
            throw broken("sheet ends early");
        }
        const auto id = m_records.id();
        depth += id == biff::begin ? 1U : 0U;
        depth -= id == biff::end ? 1U : 0U;
        if (depth == 1) {
            noteRecord(plainId(id), m_records.body());
        }
    }
}

void XlsSheetReader::noteRecord(std::uint16_t id, std::string_view body)
{
    if (makesCell(id) && body.size() >= placeBytes) {
        const std::int32_t row = number16(body, 0);
        m_rowsRise = m_rowsRise && row >= m_lastRow;
        m_lastRow = std::max(m_lastRow, row);
    } else if (id == biff::row && body.size() >= 16) {
        constexpr unsigned hiddenBit = 0x20;
        m_hiddenRows[number16(body, 0)] = (number16(body, 12) & hiddenBit) != 0;
    } else if (id == biff::columnInfo && body.size() >= 10 && (body[8] & 1) != 0) {
        const auto last = std::min<std::size_t>(number16(body, 2), columnsOfXls - 1);
        for (std::size_t column = number16(body, 0); column <= last; ++column) {
            m_hiddenColumns[column] = true;
        }
    } else if (id == biff::mergedCells) {
        noteMerges(body);
    }
}

void XlsSheetReader::noteMerges(std::string_view body)
{
    for (std::size_t at = 2; at + 8 <= body.size() && m_merges.size() < m_limits.merges; at += 8) {
        const auto [top, bottom] =
            std::minmax({number16(body, at) + 1U, number16(body, at + 2) + 1U});
        const auto [left, right] =
            std::minmax({number16(body, at + 4) + 1U, number16(body, at + 6) + 1U});
        if (right <= m_limits.columns && bottom <= m_limits.rows) {
            m_merges.push_back({top, left, bottom, right});
        }
    }
}

void XlsSheetReader::readCells(const XlsWorkbook::SheetPlace& sheet)
{
    m_awaitsString = false;
    m_lateCells.clear();
    m_lateTexts.clear();
    m_records.seek(sheet.offset);
    m_records.next();
    for (std::size_t depth = 1; depth > 0 && m_records.next();) {
        const auto id = m_records.id();
        depth += id == biff::begin ? 1U : 0U;
        depth -= id == biff::end ? 1U : 0U;
        if (depth == 1) {
            takeRecord(plainId(id), m_records.body());
        }
    }
    emitLateCells();
    m_row.emit();
}

void XlsSheetReader::takeRecord(std::uint16_t id, std::string_view body)
{
    if (id == biff::string && m_awaitsString) {
        m_awaitsString = false;
        takeOwnText(m_awaiting, 0, false, true);
        return;
    }
    if (!makesCell(id)) {
        return;
    }
    m_awaitsString = false;
    const auto need = [&](std::size_t bytes) {
        if (body.size() < placeBytes + bytes) {
            throw broken("cell is truncated");
        }
    };
    need(0);
    const Place place{number16(body, 0), number16(body, 2), number16(body, 4)};
    if (id == biff::labelShared) {
        need(4);
        takeSharedText(place, body);
    } else if (id == biff::rk) {
        need(4);
        takeNumber(place, squeezed(number32(body, placeBytes)), false);
    } else if (id == biff::mulRk) {
        takeManyNumbers(place, body);
    } else if (id == biff::number) {
        need(8);
        takeNumber(place, float64(body, placeBytes), false);
    } else if (id == biff::formula) {
        need(8);
        takeFormula(place, body);
    } else if (id == biff::boolError) {
        need(2);
        takeBoolOrError(place, static_cast<unsigned char>(body[6]), body[7] != 0, false);
    } else {
        need(2);
        takeOwnText(place, placeBytes, id == biff::richString, false);
    }
}

void XlsSheetReader::takeManyNumbers(const Place& place, std::string_view body)
{
    auto at = place;
    for (std::size_t i = 4; i + 6 <= body.size(); i += 6, ++at.column) {
        at.style = number16(body, i);
        takeNumber(at, squeezed(number32(body, i + 2)), false);
    }
}

void XlsSheetReader::takeFormula(const Place& place, std::string_view body)
{
    if (number16(body, 12) != 0xFFFF) {
        takeNumber(place, float64(body, placeBytes), true);
        return;
    }
    const auto value = static_cast<unsigned char>(body[8]);
    switch (body[6]) {
    case 0:
        m_awaitsString = true;
        m_awaiting = place;
        break;
    case 1:
    case 2:
        takeBoolOrError(place, value, body[6] == 2, true);
        break;
    default: // an empty text
        break;
    }
}

Cell XlsSheetReader::cellAt(const Place& place, bool isFormula) const
{
    Cell cell;
    cell.row = place.row + 1U;
    cell.column = place.column + 1U;
    cell.isFormula = isFormula;
    cell.font = m_book.styleOf(place.style).font;
    return cell;
}

void XlsSheetReader::takeSharedText(const Place& place, std::string_view body)
{
    const auto index = number32(body, placeBytes);
    if (index >= m_book.strings.size()) {
        throw broken("shared string that is not there");
    }
    const auto rich = m_book.strings.at(index);
    auto cell = cellAt(place, false);
    cell.text = rich.text;
    cell.font = rich.font != 0 ? rich.font : cell.font;
    enter(cell, true);
}

void XlsSheetReader::takeNumber(const Place& place, double value, bool isFormula)
{
    auto cell = cellAt(place, isFormula);
    if (!std::isfinite(value)) {
        cell.kind = CellKind::Error;
        cell.text = "#NUM!";
    } else {
        const auto meaning = m_book.styleOf(place.style).meaning;
        cell.kind = meaning == NumberMeaning::Number ? CellKind::Number : CellKind::Date;
        cell.number = value;
        if (m_book.dates1904 && meaning == NumberMeaning::Date) {
            cell.number += daysFrom1900To1904;
        }
    }
    enter(cell, true);
}

void XlsSheetReader::takeBoolOrError(const Place& place, unsigned value, bool isError,
                                     bool isFormula)
{
    auto cell = cellAt(place, isFormula);
    cell.kind = isError ? CellKind::Error : CellKind::Bool;
    cell.text = isError ? errorNamed(value) : "";
    cell.number = !isError && value != 0 ? 1 : 0;
    enter(cell, true);
}

void XlsSheetReader::takeOwnText(const Place& place, std::size_t skipped, bool rich, bool isFormula)
{
    auto cell = cellAt(place, isFormula);
    const auto size = m_records.body().size();
    BiffCursor cursor(m_records, skipped);
    const std::size_t length = cursor.word();
    m_text.clear();
    std::uint16_t runs = 0;
    // some report writers omit the flags byte: then only letters follow
    const bool lacksFlags = !rich && length > 0 && size == skipped + 2 + length;
    if (m_book.isUnicode && !lacksFlags) {
        const auto read = cursor.unicode(length, m_text);
        if (read.hasFirstRun) {
            cell.font = m_book.fontOf(read.firstFont).font;
        }
        runs = rich && !cursor.isAtEnd() ? cursor.word() : std::uint16_t{0};
    } else {
        std::string bytes;
        for (std::size_t i = 0; i < length; ++i) {
            bytes.push_back(static_cast<char>(cursor.byte()));
        }
        auto style = m_book.styleOf(place.style);
        runs = rich && !cursor.isAtEnd() ? cursor.byte() : std::uint16_t{0};
        if (runs > 0 && cursor.byte() == 0) {
            style = m_book.fontOf(cursor.byte());
            cell.font = style.font != 0 ? style.font : cell.font;
        }
        m_book.appendBytes(m_text, bytes, style);
        runs = 0;
    }
    if (runs > 0 && cursor.word() == 0) {
        const auto font = m_book.fontOf(cursor.word()).font;
        cell.font = font != 0 ? font : cell.font;
    }
    cell.text = m_text;
    enter(cell, false);
}

/// `textStays` when the cell's text outlives the sheet.
void XlsSheetReader::enter(Cell cell, bool textStays)
{
    if (!m_rowsRise) {
        if (cell.kind == CellKind::Text && cell.text.empty()) {
            return;
        }
        cell.text = textStays ? cell.text : m_lateTexts.keep(cell.text);
        m_lateCells.push_back(cell);
        return;
    }
    if (cell.row != m_row.row()) {
        m_row.emit();
        m_row.begin(cell.row, m_hiddenRows[cell.row - 1]);
        if (++m_rowsDone % rowsBetweenReports == 0) {
            reportNow();
        }
    }
    cell.text = textStays ? cell.text : m_row.keep(cell.text);
    m_row.add(cell);
}

void XlsSheetReader::emitLateCells()
{
    std::stable_sort(m_lateCells.begin(), m_lateCells.end(),
                     [](const Cell& a, const Cell& b) { return a.row < b.row; });
    m_rowsRise = true;
    for (const auto& cell : m_lateCells) {
        enter(cell, true);
    }
    m_lateCells.clear();
}

} // namespace dongbo::importers
