#pragma once

#include "tests/support/compound_writer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dongbo::test {

/// An .xls workbook record by record. Numbers of rows, columns, fonts and styles are 0-based, as in
/// the format. Texts are UTF-8 for Excel 97, and the file's own bytes for Excel 95.
/// Example: XlsFixture list; list.sheet("Sheet1").label(0, 0, 0, "Tên").number(0, 1, 0, 5);
class XlsFixture
{
public:
    enum class Version
    {
        Excel95,
        Excel97
    };
    explicit XlsFixture(Version version = Version::Excel97);

    /// A record before the sheets: code page, dates, password …
    XlsFixture& global(unsigned id, std::string_view body);
    /// Adds a font; returns its number as used by cell runs.
    unsigned font(std::string_view name);
    XlsFixture& format(unsigned number, std::string_view code);
    /// Adds a style; returns its number. Style 0 is predefined.
    unsigned style(unsigned font, unsigned format);
    /// Adds a shared string; returns its number. `run`: the font of its first letter, -1 for none.
    unsigned shared(std::string_view text, int run = -1);

    XlsFixture& sheet(std::string_view name, unsigned state = 0, unsigned type = 0);
    /// Adds a record to the current sheet.
    XlsFixture& record(unsigned id, std::string_view body);
    XlsFixture& label(unsigned row, unsigned column, unsigned style, std::string_view text);
    XlsFixture& sharedLabel(unsigned row, unsigned column, unsigned style, unsigned shared);
    XlsFixture& number(unsigned row, unsigned column, unsigned style, double value);

    /// The bare stream, and the stream in its compound file.
    [[nodiscard]] std::string stream() const;
    [[nodiscard]] std::string bytes() const;

    /// A text as stored by the version, after a length of `lengthBytes` bytes.
    [[nodiscard]] std::string text(std::string_view text, unsigned lengthBytes) const;
    /// A single record.
    [[nodiscard]] static std::string recordOf(unsigned id, std::string_view body);
    /// Position of a cell: the beginning of every cell's body.
    [[nodiscard]] static std::string place(unsigned row, unsigned column, unsigned style = 0);

private:
    struct SheetPart
    {
        std::string name;
        unsigned state = 0, type = 0;
        std::string records;
    };

    [[nodiscard]] std::string begin(unsigned kind) const;
    [[nodiscard]] std::string sharedTable() const;

    Version m_version;
    std::string m_globals;
    std::string m_fonts, m_formats, m_styles;
    unsigned m_fontCount = 0, m_styleCount = 0;
    std::vector<std::string> m_shared;
    std::vector<SheetPart> m_sheets;
};

} // namespace dongbo::test
