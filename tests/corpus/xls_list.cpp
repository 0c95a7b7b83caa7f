#include "tests/corpus/format_writers.h"
#include "tests/support/xls_fixture.h"

#include <map>

namespace dongbo::corpus {

namespace {

constexpr unsigned dateMode = 0x22, merged = 0xE5;

std::string low16(unsigned value)
{
    return {static_cast<char>(value & 0xFF), static_cast<char>(value >> 8)};
}

/// Cell formats by font and whether they show dates.
class Styles
{
public:
    explicit Styles(test::XlsFixture& file)
        : m_file(&file)
    {}

    unsigned of(const SpecCell& cell)
    {
        const bool isDate = cell.kind == SpecCell::Kind::Date;
        const auto key = std::pair{cell.font, isDate};
        const auto found = m_styles.find(key);
        if (found != m_styles.end()) {
            return found->second;
        }
        auto font = m_fonts.find(cell.font);
        if (font == m_fonts.end()) {
            const auto name = cell.font.empty() ? "Times New Roman" : cell.font;
            font = m_fonts.emplace(cell.font, m_file->font(name)).first;
        }
        return m_styles[key] = m_file->style(font->second, isDate ? 14 : 0);
    }

private:
    test::XlsFixture* m_file;
    std::map<std::string, unsigned> m_fonts;
    std::map<std::pair<std::string, bool>, unsigned> m_styles;
};

} // namespace

std::string xlsOf(const ListSpec& spec, XlsVersion version)
{
    const bool is95 = version == XlsVersion::Excel95;
    test::XlsFixture file(is95 ? test::XlsFixture::Version::Excel95
                               : test::XlsFixture::Version::Excel97);
    if (spec.isFrom1904) {
        file.global(dateMode, low16(1));
    }
    Styles styles(file);
    for (const auto& sheet : spec.sheets) {
        file.sheet(is95 ? bytesOf(sheet.name) : sheet.name, sheet.isHidden ? 1 : 0);
        for (const auto& row : sheet.rows) {
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                if (!row.cells[i]) {
                    continue;
                }
                const auto& cell = *row.cells[i];
                const auto style = styles.of(cell);
                const auto column = static_cast<unsigned>(i);
                if (cell.kind == SpecCell::Kind::Text) {
                    file.label(row.number - 1, column, style,
                               is95 ? bytesOf(cell.text) : cell.text);
                } else {
                    const bool isMoved = cell.kind == SpecCell::Kind::Date && spec.isFrom1904;
                    file.number(row.number - 1, column, style, cell.number - (isMoved ? 1462 : 0));
                }
            }
        }
        std::string body = low16(static_cast<unsigned>(sheet.merges.size()));
        for (const auto& merge : sheet.merges) {
            const auto range = rangeOf(merge);
            body += low16(range.firstRow - 1) + low16(range.lastRow - 1) +
                    low16(range.firstColumn - 1) + low16(range.lastColumn - 1);
        }
        if (!sheet.merges.empty()) {
            file.record(merged, body);
        }
    }
    return file.bytes();
}

} // namespace dongbo::corpus
