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

    /// What stands within <table:table table:name="Sheet1">.
    OdsFixture& rows(std::string_view xml);
    /// What stands within <office:spreadsheet>.
    OdsFixture& tables(std::string_view xml);
    /// Faces and automatic styles of content.xml, each in its element.
    OdsFixture& styles(std::string_view faces, std::string_view automatic);
    /// What stands within <office:styles> of styles.xml.
    OdsFixture& commonStyles(std::string_view xml);
    OdsFixture& manifest(std::string_view xml);

    [[nodiscard]] std::string content() const;
    /// content.xml's text as one flat file.
    [[nodiscard]] std::string flat() const;
    [[nodiscard]] std::string bytes() const;
    /// All parts but content.xml, for tests that add that one by hand.
    [[nodiscard]] ZipWriter zipWithoutContent() const;

private:
    std::string m_faces, m_automatic, m_tables, m_common, m_manifest;
};

/// One text cell without style.
[[nodiscard]] std::string odsText(std::string_view text);

} // namespace dongbo::test
