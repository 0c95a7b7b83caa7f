#include "importers/readers/xls/xls_workbook.h"

#include "importers/grid/utf8.h"
#include "importers/readers/container/little_endian.h"

#include <unordered_map>

namespace dongbo::importers {

namespace {

constexpr std::size_t mostStyles = 65536;

bool isLegacyVietnamese(std::string_view font)
{
    const auto starts = [font](std::string_view prefix) {
        for (std::size_t i = 0; i < prefix.size(); ++i) {
            if (i >= font.size() || (font[i] & ~0x20) != (prefix[i] & ~0x20)) {
                return false;
            }
        }
        return true;
    };
    return starts(".vn") || starts("vni");
}

class GlobalsReader
{
public:
    GlobalsReader(BiffRecords& records, const Limits& limits, Fonts& fonts, XlsWorkbook& book)
        : m_records(records)
        , m_limits(limits)
        , m_fonts(fonts)
        , m_book(book)
    {}

    void read()
    {
        const bool isOneSheet = readBegin();
        while (m_records.next()) {
            const auto id = m_records.id();
            if (id == biff::end) {
                finish(isOneSheet);
                return;
            }
            take(id, m_records.body());
        }
        throw unreadable("readers.broken_xls", "workbook ends early");
    }

private:
    /// Whether the stream is a single sheet with everything in it, as some programs write.
    bool readBegin()
    {
        if (!m_records.next()) {
            throw unreadable("readers.broken_xls", "no first record");
        }
        const auto id = m_records.id();
        if (id == 0x0009 || id == 0x0209 || id == 0x0409) {
            throw unreadable("readers.old_excel");
        }
        if (id != biff::begin || m_records.body().size() < 4) {
            throw unreadable("readers.broken_xls", "first record");
        }
        m_book.isUnicode = number16(m_records.body(), 0) >= biff::version8;
        return number16(m_records.body(), 2) == biff::kindWorksheet;
    }

    void take(std::uint16_t id, std::string_view body)
    {
        if (id == biff::filePass) {
            if (auto cipher = BiffCipher::withExcelsPassword(body)) {
                m_records.decryptWith(std::move(cipher));
                return;
            }
            throw Error(Error::Kind::Encrypted, {"readers.encrypted", {}});
        }
        if (id == biff::codePage && body.size() >= 2) {
            m_book.page = CodePage(number16(body, 0));
        } else if (id == biff::dateMode && body.size() >= 2) {
            m_book.dates1904 = number16(body, 0) == 1;
        } else if (id == biff::font) {
            takeFont(body);
        } else if (id == biff::format) {
            takeFormat(body);
        } else if (id == biff::extendedFormat && body.size() >= 4 &&
                   m_styleFonts.size() < mostStyles) {
            m_styleFonts.push_back({number16(body, 2), number16(body, 0)});
        } else if (id == biff::boundSheet) {
            takeSheet(body);
        } else if (id == biff::sharedStrings) {
            takeStrings();
        }
    }

    /// A text with a one-byte length at `at`: Unicode with a flags byte, or bytes.
    [[nodiscard]] std::string shortText(std::string_view body, std::size_t at) const
    {
        std::string text;
        if (body.size() <= at) {
            return text;
        }
        const std::size_t length = static_cast<unsigned char>(body[at]);
        if (!m_book.isUnicode) {
            m_book.page.append(text, body.substr(at + 1, length));
            return text;
        }
        if (body.size() > at + 1 && body.size() - at - 2 >= length) {
            BiffCursor(m_records, at + 1).unicode(length, text);
        }
        return text;
    }

    void takeFont(std::string_view body)
    {
        constexpr std::size_t nameAt = 14;
        constexpr std::size_t unusedNumber = 4;
        const auto name = shortText(body, nameAt);
        XlsWorkbook::Style font;
        font.font = m_fonts.indexOf(name);
        font.isLegacyVietnamese = isLegacyVietnamese(name);
        if (m_book.fonts.size() >= mostStyles) {
            return;
        }
        if (m_book.fonts.size() == unusedNumber) {
            m_book.fonts.emplace_back();
        }
        m_book.fonts.push_back(font);
    }

    void takeFormat(std::string_view body)
    {
        if (body.size() < 4) {
            return;
        }
        const auto number = number16(body, 0);
        if (!m_book.isUnicode) {
            m_formats[number] = meaningOf(shortText(body, 2));
            return;
        }
        const std::size_t length = number16(body, 2);
        std::string code;
        if (body.size() > 4 && body.size() - 5 >= length) {
            BiffCursor(m_records, 4).unicode(length, code);
        }
        m_formats[number] = meaningOf(code);
    }

    void takeSheet(std::string_view body)
    {
        constexpr std::size_t nameAt = 6;
        if (body.size() < nameAt + 1) {
            throw unreadable("readers.broken_xls", "sheet's place");
        }
        const auto offset = number32(body, 0);
        const bool isWorksheet = body[5] == 0;
        const bool hidden = (body[4] & 3) != 0;
        if (!isWorksheet) {
            return;
        }
        for (const auto& other : m_book.sheets) {
            if (other.offset == offset) { // many names for one large sheet
                throw unreadable("readers.broken_xls", "two sheets in one place");
            }
        }
        if (m_book.sheets.size() >= m_limits.sheets) {
            throw pastLimit("sheets", m_limits.sheets);
        }
        m_book.sheets.push_back({shortText(body, nameAt), offset, hidden});
    }

    void takeStrings()
    {
        constexpr std::size_t countsBytes = 8;
        if (m_records.body().size() < countsBytes) {
            return;
        }
        BiffCursor cursor(m_records, countsBytes);
        std::string text;
        while (!cursor.isAtEnd()) { // the counts at the beginning are not trusted
            text.clear();
            const auto length = cursor.word();
            if (length > m_limits.cellCharacters) {
                throw pastLimit("cell_characters", m_limits.cellCharacters);
            }
            const auto read = cursor.unicode(length, text);
            m_book.strings.add(
                {text, read.hasFirstRun ? m_book.fontOf(read.firstFont).font : std::uint16_t{0}},
                m_limits);
        }
    }

    void finish(bool isOneSheet)
    {
        for (const auto& [format, font] : m_styleFonts) {
            auto style = m_book.fontOf(font);
            const auto own = m_formats.find(format);
            style.meaning = own == m_formats.end() ? builtinMeaning(format) : own->second;
            m_book.styles.push_back(style);
        }
        if (isOneSheet) {
            m_book.sheets = {{"", 0, false}};
        }
    }

    struct StyleFont
    {
        std::uint16_t format = 0, font = 0;
    };

    BiffRecords& m_records;
    const Limits& m_limits;
    Fonts& m_fonts;
    XlsWorkbook& m_book;
    std::unordered_map<std::uint16_t, NumberMeaning> m_formats;
    std::vector<StyleFont> m_styleFonts;
};

} // namespace

XlsWorkbook readXlsWorkbook(BiffRecords& records, const Limits& limits, Fonts& fonts)
{
    XlsWorkbook book;
    records.seek(0);
    GlobalsReader(records, limits, fonts, book).read();
    return book;
}

} // namespace dongbo::importers
