#include "tests/support/xlsx_fixture.h"

namespace dongbo::test {

namespace {

const std::string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const std::string mainSpace =
    " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const std::string officeRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relation(const std::string& id, const std::string& type, const std::string& target)
{
    return "<Relationship Id=\"" + id + "\" Type=\"" + officeRelations + "/" + type +
           "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& inside)
{
    return declaration +
           "<Relationships "
           "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           inside + "</Relationships>";
}

} // namespace

XlsxFixture::XlsxFixture()
{
    m_parts["[Content_Types].xml"] =
        declaration +
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    m_parts["_rels/.rels"] = relations(relation("rId1", "officeDocument", "xl/workbook.xml"));
    m_parts["xl/workbook.xml"] = declaration + "<workbook" + mainSpace + " xmlns:r=\"" +
                                 officeRelations +
                                 "\"><workbookPr/><sheets><sheet name=\"Sheet1\" sheetId=\"1\" "
                                 "r:id=\"rId1\"/></sheets></workbook>";
    m_parts["xl/_rels/workbook.xml.rels"] =
        relations(relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                  relation("rId2", "sharedStrings", "sharedStrings.xml") +
                  relation("rId3", "styles", "styles.xml"));
    rows("");
}

XlsxFixture& XlsxFixture::rows(std::string_view xml)
{
    return sheet("<sheetData>" + std::string(xml) + "</sheetData>");
}

XlsxFixture& XlsxFixture::sheet(std::string_view xml)
{
    m_parts["xl/worksheets/sheet1.xml"] =
        declaration + "<worksheet" + mainSpace + ">" + std::string(xml) + "</worksheet>";
    return *this;
}

XlsxFixture& XlsxFixture::strings(std::string_view xml)
{
    m_parts["xl/sharedStrings.xml"] =
        declaration + "<sst" + mainSpace + ">" + std::string(xml) + "</sst>";
    return *this;
}

XlsxFixture& XlsxFixture::styles(std::string_view xml)
{
    m_parts["xl/styles.xml"] =
        declaration + "<styleSheet" + mainSpace + ">" + std::string(xml) + "</styleSheet>";
    return *this;
}

XlsxFixture& XlsxFixture::part(std::string_view name, std::string_view content)
{
    m_parts[std::string(name)] = content;
    return *this;
}

XlsxFixture& XlsxFixture::without(std::string_view name)
{
    m_parts.erase(std::string(name));
    return *this;
}

XlsxFixture& XlsxFixture::renamed(std::string_view from, std::string_view to)
{
    auto node = m_parts.extract(std::string(from));
    node.key() = to;
    m_parts.insert(std::move(node));
    return *this;
}

XlsxFixture& XlsxFixture::replace(std::string_view part, std::string_view from, std::string_view to)
{
    auto& text = m_parts.at(std::string(part));
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return *this;
}

std::string XlsxFixture::bytes() const
{
    return zipWithout("").finish();
}

ZipWriter XlsxFixture::zipWithout(std::string_view name) const
{
    ZipWriter zip;
    for (const auto& [part, content] : m_parts) {
        if (part != name) {
            zip.add(part, content);
        }
    }
    return zip;
}

std::string inUtf16(std::string_view utf8)
{
    std::string out = "\xFF\xFE";
    for (std::size_t i = 0; i < utf8.size();) {
        const auto first = static_cast<unsigned char>(utf8[i]);
        const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        std::uint32_t point = size == 1 ? first : first & (0xFFU >> (size + 1));
        for (std::size_t k = 1; k < size; ++k) {
            point = (point << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        }
        const auto put = [&out](std::uint32_t unit) {
            out.push_back(static_cast<char>(unit));
            out.push_back(static_cast<char>(unit >> 8));
        };
        if (point >= 0x10000) {
            put(0xD800 + ((point - 0x10000) >> 10));
            put(0xDC00 + (point & 0x3FF));
        } else {
            put(point);
        }
        i += size;
    }
    return out;
}

} // namespace dongbo::test
