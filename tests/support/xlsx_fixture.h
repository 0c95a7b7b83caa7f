#pragma once

#include "tests/support/zip_writer.h"

#include <map>
#include <string>
#include <string_view>

namespace dongbo::test {

/// An Excel workbook from raw XML. Starts with one sheet "Sheet1" at xl/worksheets/sheet1.xml;
/// every part can be replaced, renamed or removed by name.
class XlsxFixture
{
public:
    XlsxFixture();

    /// The content of <sheetData>.
    XlsxFixture& rows(std::string_view xml);
    /// The content of the whole worksheet element.
    XlsxFixture& sheet(std::string_view xml);
    /// The <si> elements.
    XlsxFixture& strings(std::string_view xml);
    /// The content of <styleSheet>.
    XlsxFixture& styles(std::string_view xml);
    XlsxFixture& part(std::string_view name, std::string_view content);
    XlsxFixture& without(std::string_view name);
    XlsxFixture& renamed(std::string_view from, std::string_view to);
    /// Replaces text within a part.
    XlsxFixture& replace(std::string_view part, std::string_view from, std::string_view to);

    [[nodiscard]] const std::string& content(const std::string& part) const
    {
        return m_parts.at(part);
    }
    [[nodiscard]] std::string bytes() const;
    /// All parts but one, for tests that add that one themselves.
    [[nodiscard]] ZipWriter zipWithout(std::string_view name) const;

private:
    std::map<std::string, std::string> m_parts;
};

/// The same text in UTF-16, little-endian, with its byte order mark.
[[nodiscard]] std::string inUtf16(std::string_view utf8);

} // namespace dongbo::test
