#include "tests/support/ods_fixture.h"

namespace dongbo::test {

namespace {

const std::string spaces = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                           " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
                           " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                           " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"";
const std::string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const std::string type = "application/vnd.oasis.opendocument.spreadsheet";

} // namespace

OdsFixture::OdsFixture()
{
    rows("");
}

OdsFixture& OdsFixture::rows(std::string_view xml)
{
    return tables("<table:table table:name=\"Sheet1\">" + std::string(xml) + "</table:table>");
}

OdsFixture& OdsFixture::tables(std::string_view xml)
{
    m_tables = xml;
    return *this;
}

OdsFixture& OdsFixture::styles(std::string_view faces, std::string_view automatic)
{
    m_faces = faces;
    m_automatic = automatic;
    return *this;
}

OdsFixture& OdsFixture::commonStyles(std::string_view xml)
{
    m_common = xml;
    return *this;
}

OdsFixture& OdsFixture::manifest(std::string_view xml)
{
    m_manifest = xml;
    return *this;
}

std::string OdsFixture::content() const
{
    return declaration + "<office:document-content" + spaces + "><office:font-face-decls>" +
           m_faces + "</office:font-face-decls><office:automatic-styles>" + m_automatic +
           "</office:automatic-styles><office:body><office:spreadsheet>" + m_tables +
           "</office:spreadsheet></office:body></office:document-content>";
}

std::string OdsFixture::flat() const
{
    return declaration + "<office:document" + spaces + " office:mimetype=\"" + type +
           "\"><office:font-face-decls>" + m_faces + "</office:font-face-decls><office:styles>" +
           m_common + "</office:styles><office:automatic-styles>" + m_automatic +
           "</office:automatic-styles><office:body><office:spreadsheet>" + m_tables +
           "</office:spreadsheet></office:body></office:document>";
}

ZipWriter OdsFixture::zipWithoutContent() const
{
    ZipWriter zip;
    zip.add("mimetype", type, ZipWriter::Packing::Stored)
        .add("META-INF/manifest.xml", declaration + "<manifest:manifest xmlns:manifest=\"m\">" +
                                          m_manifest + "</manifest:manifest>")
        .add("styles.xml", declaration + "<office:document-styles" + spaces + "><office:styles>" +
                               m_common + "</office:styles></office:document-styles>");
    return zip;
}

std::string OdsFixture::bytes() const
{
    return zipWithoutContent().add("content.xml", content()).finish();
}

std::string odsText(std::string_view text)
{
    return "<table:table-cell office:value-type=\"string\"><text:p>" + std::string(text) +
           "</text:p></table:table-cell>";
}

} // namespace dongbo::test
