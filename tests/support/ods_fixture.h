#pragma once

#include "tests/support/zip_writer.h"

#include <string>
#include <string_view>

namespace dongbo::test {

/// An OpenDocument spreadsheet from raw XML. Starts with one empty table "Sheet1".
class OdsFixture
{
public:
    OdsFixture();

    /// The content of <table:table table:name="Sheet1">.
    OdsFixture& rows(std::string_view xml);
    /// The content of <office:spreadsheet>.
    OdsFixture& tables(std::string_view xml);
    /// Font faces and automatic styles of content.xml, each in its element.
    OdsFixture& styles(std::string_view faces, std::string_view automatic);
    /// The content of <office:styles> of styles.xml.
    OdsFixture& commonStyles(std::string_view xml);
    OdsFixture& manifest(std::string_view xml);

    [[nodiscard]] std::string content() const;
    /// content.xml as one flat file.
    [[nodiscard]] std::string flat() const;
    [[nodiscard]] std::string bytes() const;
    /// All parts but content.xml, for tests that add that one themselves.
    [[nodiscard]] ZipWriter zipWithoutContent() const;

private:
    std::string m_faces, m_automatic, m_tables, m_common, m_manifest;
};

/// One text cell without a style.
[[nodiscard]] std::string odsText(std::string_view text);

} // namespace dongbo::test
