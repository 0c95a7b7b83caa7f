#include "core/report/writers/sheet_rows.h"

#include <charconv>
#include <cstdio>

namespace dongbo::report {

namespace {

template <typename T> void append(std::string& out, T number)
{
    std::array<char, 32> room{};
    const auto end = std::to_chars(room.data(), room.data() + room.size(), number).ptr;
    out.append(room.data(), end);
}

/// As the library writes a double.
void append(std::string& out, double number)
{
    std::array<char, 40> room{};
    const auto size = std::snprintf(room.data(), room.size(), "%.16G", number);
    out.append(room.data(), static_cast<std::size_t>(size));
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void appendEscaped(std::string& out, std::string_view words)
{
    std::size_t done = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto* entity = words[i] == '&'   ? "&amp;"
                             : words[i] == '<' ? "&lt;"
                             : words[i] == '>' ? "&gt;"
                                               : nullptr;
        if (entity != nullptr) {
            out.append(words, done, i - done);
            out += entity;
            done = i + 1;
        }
    }
    out.append(words, done);
}

} // namespace

void SheetRows::begin(lxw_row_t row)
{
    lxw_worksheet_write_single_row(m_sheet);
    const auto end = std::to_chars(m_number.data(), m_number.data() + m_number.size(), row + 1).ptr;
    m_row = {m_number.data(), static_cast<std::size_t>(end - m_number.data())};
    m_line = "<row r=\"";
    m_line += m_row;
    m_line += "\">";
    m_column = 0;
}

void SheetRows::open(lxw_format* look)
{
    m_line += "<c r=\"";
    if (m_column >= 26) {
        m_line += static_cast<char>('A' + m_column / 26 - 1);
    }
    m_line += static_cast<char>('A' + m_column % 26);
    m_line += m_row;
    m_line += "\" s=\"";
    append(m_line, lxw_format_get_xf_index(look));
    m_line += '"';
    ++m_column;
}

void SheetRows::text(std::string_view words, lxw_format* look)
{
    if (words.empty()) {
        return nothing(look);
    }
    open(look);
    m_line += isSpace(words.front()) || isSpace(words.back())
                  ? R"( t="inlineStr"><is><t xml:space="preserve">)"
                  : R"( t="inlineStr"><is><t>)";
    appendEscaped(m_line, words);
    m_line += "</t></is></c>";
}

void SheetRows::number(std::int64_t value, lxw_format* look)
{
    open(look);
    m_line += "><v>";
    append(m_line, value);
    m_line += "</v></c>";
}

void SheetRows::number(double value, lxw_format* look)
{
    open(look);
    m_line += "><v>";
    append(m_line, value);
    m_line += "</v></c>";
}

void SheetRows::nothing(lxw_format* look)
{
    open(look);
    m_line += "/>";
}

void SheetRows::end()
{
    m_line += "</row>";
    std::fwrite(m_line.data(), 1, m_line.size(), m_sheet->optimize_tmpfile);
}

} // namespace dongbo::report
