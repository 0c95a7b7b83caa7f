#include "tests/support/xls_fixture.h"

#include "tests/support/xlsx_fixture.h"

namespace dongbo::test {

namespace {

constexpr std::size_t longestBody = 8224;

/// UTF-16 of a UTF-8 text, without a byte order mark.
std::string wide(std::string_view text)
{
    return inUtf16(text).substr(2);
}

bool isPlain(std::string_view text)
{
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            return false;
        }
    }
    return true;
}

} // namespace

XlsFixture::XlsFixture(Version version)
    : m_version(version)
{
    font("Arial");
    style(0, 0);
}

std::string XlsFixture::recordOf(unsigned id, std::string_view body)
{
    return low16(id) + low16(static_cast<unsigned>(body.size())) + std::string(body);
}

std::string XlsFixture::place(unsigned row, unsigned column, unsigned style)
{
    return low16(row) + low16(column) + low16(style);
}

std::string XlsFixture::text(std::string_view text, unsigned lengthBytes) const
{
    const auto length = [lengthBytes](std::size_t size) {
        return low16(static_cast<unsigned>(size)).substr(0, lengthBytes);
    };
    if (m_version == Version::Excel95) {
        return length(text.size()) + std::string(text);
    }
    if (isPlain(text)) {
        return length(text.size()) + '\0' + std::string(text);
    }
    const auto units = wide(text);
    return length(units.size() / 2) + '\1' + units;
}

XlsFixture& XlsFixture::global(unsigned id, std::string_view body)
{
    m_globals += recordOf(id, body);
    return *this;
}

unsigned XlsFixture::font(std::string_view name)
{
    m_fonts += recordOf(0x31, std::string(14, '\0') + text(name, 1));
    const auto number = m_fontCount++;
    return number < 4 ? number : number + 1; // number 4 is never used
}

XlsFixture& XlsFixture::format(unsigned number, std::string_view code)
{
    m_formats += recordOf(0x41E, low16(number) + text(code, m_version == Version::Excel97 ? 2 : 1));
    return *this;
}

unsigned XlsFixture::style(unsigned font, unsigned format)
{
    m_styles += recordOf(0xE0, low16(font) + low16(format) + std::string(16, '\0'));
    return m_styleCount++;
}

unsigned XlsFixture::shared(std::string_view value, int run)
{
    auto stored = text(value, 2);
    if (run >= 0) {
        stored[2] = static_cast<char>(stored[2] | 8);
        stored.insert(3, low16(1));
        stored += low16(0) + low16(static_cast<unsigned>(run));
    }
    m_shared.push_back(stored);
    return static_cast<unsigned>(m_shared.size() - 1);
}

XlsFixture& XlsFixture::sheet(std::string_view name, unsigned state, unsigned type)
{
    m_sheets.push_back({std::string(name), state, type, {}});
    return *this;
}

XlsFixture& XlsFixture::record(unsigned id, std::string_view body)
{
    m_sheets.back().records += recordOf(id, body);
    return *this;
}

XlsFixture& XlsFixture::label(unsigned row, unsigned column, unsigned style, std::string_view value)
{
    return record(0x204, place(row, column, style) + text(value, 2));
}

XlsFixture& XlsFixture::sharedLabel(unsigned row, unsigned column, unsigned style, unsigned shared)
{
    return record(0xFD, place(row, column, style) + low32(shared));
}

XlsFixture& XlsFixture::number(unsigned row, unsigned column, unsigned style, double value)
{
    return record(0x203, place(row, column, style) + low64(value));
}

std::string XlsFixture::begin(unsigned kind) const
{
    return recordOf(0x809, low16(m_version == Version::Excel97 ? 0x600 : 0x500) + low16(kind) +
                               std::string(m_version == Version::Excel97 ? 12 : 4, '\0'));
}

/// Whole strings per record, the rest in CONTINUE records.
std::string XlsFixture::sharedTable() const
{
    if (m_shared.empty()) {
        return {};
    }
    std::string out;
    unsigned id = 0xFC;
    std::string body = low32(m_shared.size()) + low32(m_shared.size());
    for (const auto& stored : m_shared) {
        if (body.size() + stored.size() > longestBody) {
            out += recordOf(id, body);
            id = 0x3C;
            body.clear();
        }
        body += stored;
    }
    return out + recordOf(id, body);
}

std::string XlsFixture::stream() const
{
    const auto head = begin(5) + m_globals + m_fonts + m_formats + m_styles;
    const auto tail = sharedTable() + recordOf(0x0A, "");
    std::size_t places = 0;
    for (const auto& sheet : m_sheets) {
        places += 4 + 6 + text(sheet.name, 1).size();
    }
    std::string index, sheets;
    for (const auto& sheet : m_sheets) {
        const auto at = head.size() + places + tail.size() + sheets.size();
        index += recordOf(0x85, low32(at) + static_cast<char>(sheet.state) +
                                    static_cast<char>(sheet.type) + text(sheet.name, 1));
        sheets += begin(sheet.type == 0 ? 0x10 : 0x20) + sheet.records + recordOf(0x0A, "");
    }
    return head + index + tail + sheets;
}

std::string XlsFixture::bytes() const
{
    return compoundFile({{m_version == Version::Excel97 ? "Workbook" : "Book", stream()}});
}

} // namespace dongbo::test
